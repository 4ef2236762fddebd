using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Finds the claims of a LaTeX document: equations marked by a comment <c>% claim NAME: KIND</c> above them, with the setting in
/// comment lines <c>% key: value</c> below that; and settings, <c>% setting NAME:</c> with such lines.
/// </summary>
internal static partial class TexBlocks
{
    private const string Expected = "expected '% claim NAME: KIND' on a line of its own above an equation";

    /// <summary>The blocks; no block is a marker that no equation follows, an equation that is not closed, or what is only nearly a marker.</summary>
    internal static FoundBlocks In(DocumentText source)
    {
        var (text, blocks, problems) = (source.Text, new List<FencedBlock>(), new List<DocumentException>());
        var unset = TexUnset.In(text, problems);
        var macros = TexMacros.In(text, unset);
        foreach (Match marker in Marker().Matches(text))
        {
            if (!TexUnset.Contains(unset, marker.Index))
            {
                try
                {
                    blocks.Add(Read(source, marker, macros));
                }
                catch (DocumentException problem)
                {
                    problems.Add(problem);
                }
            }
        }

        foreach (Match near in NearMarker().Matches(text))
        {
            if (!TexUnset.Contains(unset, near.Index) && !Marker().IsMatch(near.Value) && IsMeant(text, near))
            {
                problems.Add(new DocumentException(near.Groups["text"].Index, $"{Expected}, with a name of letters, digits, '-', '_' and '.', found '{near.Groups["text"].Value.TrimEnd()}'"));
            }
        }

        return new FoundBlocks(blocks, problems);
    }

    private static FencedBlock Read(DocumentText source, Match marker, TexMacros macros)
    {
        var (kind, name, text) = (marker.Groups["block"].Value, Of(source.Text, marker.Groups["name"]), source.Text);
        var (lines, after) = CommentLines(text, marker.Index + marker.Length);
        if (kind == "claim")
        {
            name = name.IsEmpty ? Fragment.At(marker.Index, FormattableString.Invariant($"line-{source.PositionOf(marker.Index).Line}")) : name;
            lines.Add(Claim(text, marker, after));
        }

        return new FencedBlock(kind, name, [.. lines.Select(macros.PutIn)]);
    }

    /// <summary>Whether a comment that begins with the word claim is no prose: it names a kind of claim, or an equation follows.</summary>
    private static bool IsMeant(string text, Match near) =>
        near.Groups["kind"] is { Success: true, Value: var kind } && (string.IsNullOrWhiteSpace(kind) || ClaimKinds.Find(kind.Split(" at ")[0].Trim()) is not null)
        || string.IsNullOrWhiteSpace(near.Groups["before"].Value) && EquationAt(text, CommentLines(text, near.Index + near.Length).End) is not null;

    /// <summary>The comment lines <c>% key: value</c> that follow, and where they end.</summary>
    private static (List<Fragment> Lines, int End) CommentLines(string text, int at)
    {
        var lines = new List<Fragment>();
        while (at < text.Length && CommentLine().Match(text, at) is { Success: true } line && line.Index == at && !Marker().IsMatch(line.Value) && !NearMarker().IsMatch(line.Value))
        {
            lines.Add(Of(text, line.Groups["line"]).Trim());
            at += line.Length;
        }

        return (lines, at);
    }

    /// <summary>Where an equation begins, with nothing but space before it; null where none does.</summary>
    private static Match? EquationAt(string text, int at) => Equation().Match(text, at) is { Success: true } open ? open : null;

    /// <summary><c>KIND: $$ equation $$</c>.</summary>
    private static Fragment Claim(string text, Match marker, int after)
    {
        var key = Of(text, marker.Groups["kind"]).Trim();
        key = key.IsEmpty ? Fragment.At(marker.Index, "claim") : key;
        var open = EquationAt(text, after)?.Groups["open"]
            ?? throw new DocumentException(marker.Index, @"expected an equation below the claim: \begin{equation}, \[ or $$, with nothing between");
        var closing = open.Value == "$$" ? "$$" : open.Value == @"\[" ? @"\]" : open.Value.Replace("begin", "end", StringComparison.Ordinal);
        var start = open.Index + open.Length;
        var end = text.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new DocumentException(open.Index, $"this equation is not closed: expected {closing}");
        }

        return Fragment.Join([key, Fragment.At(start, ": $$"), TexEquation.Bare(Fragment.Of(text, start, end - start)), Fragment.At(end, "$$")]);
    }

    private static Fragment Of(string text, Group group) => Fragment.Of(text, group.Success ? group.Index : 0, group.Length);

    [GeneratedRegex(@"^[ \t]*%[ \t]*(?:(?<block>claim)(?:[ \t]+(?<name>[A-Za-z0-9._-]+))?[ \t]*(?::[ \t]*(?<kind>[^\r\n]*))?|(?<block>setting)[ \t]+(?<name>[A-Za-z0-9._-]+)[ \t]*:[ \t]*)(?:\r?\n|\z)", RegexOptions.Multiline)]
    private static partial Regex Marker();

    /// <summary>A comment whose first word is claim, however it is written.</summary>
    [GeneratedRegex(@"^(?<before>(?:\\.|[^%\\\r\n])*)%[% \t]*(?<text>claims?(?![A-Za-z0-9_])[^\r\n:]*(?::[ \t]*(?<kind>[^\r\n]*))?)(?:\r?\n|\z)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NearMarker();

    [GeneratedRegex(@"\G[ \t]*%[ \t]?(?<line>[^\r\n]*)(?:\r?\n|\z)")]
    private static partial Regex CommentLine();

    [GeneratedRegex(@"\G\s*(?<open>\\begin\{(?:equation|align|gather|multline|displaymath|eqnarray)\*?\}|\\\[|\$\$)")]
    private static partial Regex Equation();
}
