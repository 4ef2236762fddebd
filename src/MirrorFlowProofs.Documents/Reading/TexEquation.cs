using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>The formula of a displayed equation, without what only sets it: tags, labels, a box, an inner environment that aligns its lines, and the mark that ends the sentence.</summary>
internal static partial class TexEquation
{
    internal static Fragment Bare(Fragment body)
    {
        while (true)
        {
            body = body.Trim();
            var text = body.Text;
            var (from, to) = Around().Match(text) is { Success: true } around && IsOneGroup(text, around.Groups["inner"])
                ? (around.Groups["inner"].Index, around.Groups["inner"].Index + around.Groups["inner"].Length)
                : (Before().Match(text).Length, text.Length);
            to = to == text.Length && Behind().Match(text) is { Success: true } behind ? Math.Max(from, behind.Index) : to;
            if (to - from == text.Length)
            {
                return body;
            }

            body = body.Slice(from, to);
        }
    }

    /// <summary>Whether no brace inside closes what stands outside.</summary>
    private static bool IsOneGroup(string text, Group inner)
    {
        var depth = 0;
        for (var i = inner.Index; i < inner.Index + inner.Length && depth >= 0; i++)
        {
            depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
            i += text[i] == '\\' ? 1 : 0;
        }

        return depth == 0;
    }

    [GeneratedRegex(@"\A(?:\\boxed\s*\{(?<inner>.*)\}|\\begin\{(?<environment>aligned|split|gathered)\}(?:\[[tcb]\])?(?<inner>(?:(?!\\begin\{).)*)\\end\{\k<environment>\})\z", RegexOptions.Singleline)]
    private static partial Regex Around();

    [GeneratedRegex(@"\A(?:\\(?:label|tag\*?)\{[^{}]*\}\s*)*")]
    private static partial Regex Before();

    [GeneratedRegex(@"(?:\s|[.,;]|\\(?:label|tag\*?)\{[^{}]*\}|\\(?:nonumber|notag|qquad|quad)(?![A-Za-z])|\\[,;! ])+\z")]
    private static partial Regex Behind();
}
