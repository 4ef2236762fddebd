using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// The verdicts inside a document, between markers: <c>&lt;!-- verdict ID --&gt;...&lt;!-- end --&gt;</c>, with the name of a claim or
/// of a block. Nothing else of the document is changed, no marker inside code counts, and a LaTeX document has none.
/// </summary>
public static partial class Badges
{
    /// <summary>The document with its verdicts brought up to date, and the markers that name no claim.</summary>
    public static (string Text, IReadOnlyList<DocumentProblem> Problems) Update(CheckedDocument checkedDocument)
    {
        var (document, problems) = (checkedDocument.Document, new List<DocumentProblem>());
        if (document.IsTex || !Marker().IsMatch(document.Text) || Code(document.Text) is not { } code)
        {
            return (document.Text, problems);
        }

        var text = Marker().Replace(document.Text, marker =>
        {
            if (code.Any(f => f.Start <= marker.Index && marker.Index < f.End))
            {
                return marker.Value;
            }

            var id = marker.Groups["id"].Value;
            List<CheckedClaim> named = [.. checkedDocument.Claims.Where(c => c.Id == id || c.Id.StartsWith(id + "/", StringComparison.Ordinal))];
            if (named.Count > 0)
            {
                return $"{marker.Groups["open"].Value}{Badge(named)}{marker.Groups["close"].Value}";
            }

            var (line, column) = document.PositionOf(marker.Groups["id"].Index);
            problems.Add(new DocumentProblem(line, column, $"there is no claim '{id}' with a verdict in this document"));
            return marker.Value;
        });
        return (text, problems);
    }

    /// <summary>Where code stands; null where the document cannot be read, which is complained about already.</summary>
    private static IReadOnlyList<(int Start, int End)>? Code(string text)
    {
        try
        {
            return MarkdownBlocks.CodeIn(text);
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    /// <summary><c>**Proved**</c>; of several claims the count of each verdict.</summary>
    private static string Badge(IReadOnlyList<CheckedClaim> claims) => claims.Count == 1
        ? $"**{claims[0].Verdict.Kind}**"
        : string.Join(", ", claims.GroupBy(c => c.Verdict.Kind).OrderBy(g => g.Key).Select(g => FormattableString.Invariant($"**{g.Count()} {g.Key}**")));

    [GeneratedRegex(@"(?<open><!-- verdict (?<id>[A-Za-z0-9._/-]+) -->)(?:(?!<!--)[^\r\n])*(?<close><!-- end -->)")]
    private static partial Regex Marker();
}
