using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Finds the claims of a LaTeX document: equations marked by a comment <c>% claim NAME: KIND</c> above them, with the setting in
/// comment lines <c>% key: value</c> below that; and settings, <c>% setting NAME:</c> with such lines.
/// </summary>
internal static partial class TexBlocks
{
    /// <exception cref="DocumentException">No equation follows a marker, or one is not closed.</exception>
    internal static IReadOnlyList<FencedBlock> In(DocumentText source)
    {
        var (text, blocks) = (source.Text, new List<FencedBlock>());
        foreach (Match marker in Marker().Matches(text))
        {
            var (kind, name) = (marker.Groups["block"].Value, Of(text, marker.Groups["name"]));
            var (lines, after) = CommentLines(text, marker.Index + marker.Length);
            if (kind == "claim")
            {
                name = name.IsEmpty ? Fragment.At(marker.Index, FormattableString.Invariant($"line-{source.PositionOf(marker.Index).Line}")) : name;
                lines.Add(Claim(text, marker, after));
            }

            blocks.Add(new FencedBlock(kind, name, lines));
        }

        return blocks;
    }

    /// <summary>The comment lines <c>% key: value</c> that follow, and where they end.</summary>
    private static (List<Fragment> Lines, int End) CommentLines(string text, int at)
    {
        var lines = new List<Fragment>();
        while (at < text.Length && CommentLine().Match(text, at) is { Success: true } line && line.Index == at && !Marker().Match(text, at, line.Length).Success)
        {
            lines.Add(Of(text, line.Groups["line"]).Trim());
            at += line.Length;
        }

        return (lines, at);
    }

    /// <summary><c>KIND: $$ equation $$</c>, without the mark that ends the sentence.</summary>
    private static Fragment Claim(string text, Match marker, int after)
    {
        var key = Of(text, marker.Groups["kind"]).Trim();
        key = key.IsEmpty ? Fragment.At(marker.Index, "claim") : key;
        var open = Equation().Match(text, after);
        if (!open.Success || !string.IsNullOrWhiteSpace(text[after..open.Index]))
        {
            throw new DocumentException(marker.Index, @"expected an equation below the claim: \begin{equation}, \[ or $$, with nothing between");
        }

        var closing = open.Groups["environment"] is { Success: true, Value: var environment } ? $@"\end{{{environment}}}" : open.Value == "$$" ? "$$" : @"\]";
        var start = open.Index + open.Length;
        var end = text.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new DocumentException(open.Index, $"this equation is not closed: expected {closing}");
        }

        var body = Fragment.Of(text, start, end - start).Trim();
        var length = body.Text.TrimEnd('.', ',', ';').Length;
        return Fragment.Join([key, Fragment.At(start, ": $$"), body.Slice(0, length), Fragment.At(end, "$$")]);
    }

    private static Fragment Of(string text, Group group) => Fragment.Of(text, group.Success ? group.Index : 0, group.Length);

    [GeneratedRegex(@"^[ \t]*%[ \t]*(?:(?<block>claim)(?:[ \t]+(?<name>[A-Za-z0-9._-]+))?[ \t]*:[ \t]*(?<kind>[^\r\n]*)|(?<block>setting)[ \t]+(?<name>[A-Za-z0-9._-]+)[ \t]*:[ \t]*)(?:\r?\n|\z)", RegexOptions.Multiline)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\G[ \t]*%[ \t]?(?<line>[^\r\n]*)(?:\r?\n|\z)")]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"\\begin\{(?<environment>(?:equation|align|gather|multline|displaymath|eqnarray)\*?)\}|\\\[|\$\$")]
    private static partial Regex Equation();
}
