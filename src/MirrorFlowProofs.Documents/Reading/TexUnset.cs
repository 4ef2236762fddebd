using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>What LaTeX does not set: verbatim text, <c>\iffalse ... \fi</c>, and what follows <c>\end{document}</c>. No claim stands there.</summary>
internal static partial class TexUnset
{
    /// <param name="text">The document.</param>
    /// <param name="problems">Takes what is not closed; from there on nothing is left out.</param>
    /// <returns>The stretches in their order.</returns>
    internal static List<(int Start, int End)> In(string text, List<DocumentException> problems)
    {
        var found = new List<(int Start, int End)>();
        for (var token = Token().Match(text); token.Success;)
        {
            var after = token.Index + token.Length;
            if (token.Groups["end"].Success)
            {
                found.Add((token.Index, text.Length));
                break;
            }

            if (Closing(text, token, after) is { } closing)
            {
                if (closing.At < 0)
                {
                    problems.Add(new DocumentException(token.Index, $"this {token.Value} is not closed: expected {closing.Expected}"));
                    break;
                }

                found.Add((token.Index, closing.At));
                after = closing.At;
            }

            token = Token().Match(text, after);
        }

        return found;
    }

    /// <summary>Whether a place lies in one of the stretches.</summary>
    internal static bool Contains(List<(int Start, int End)> stretches, int at) =>
        stretches.BinarySearch((at, int.MaxValue)) is var next && ~next > 0 && at < stretches[~next - 1].End;

    /// <summary>Where what a token opens ends, -1 for nowhere; null where it opens nothing.</summary>
    private static (int At, string Expected)? Closing(string text, Match token, int after)
    {
        if (token.Groups["environment"] is { Success: true, Value: var environment })
        {
            var expected = $@"\end{{{environment}}}";
            return (text.IndexOf(expected, after, StringComparison.Ordinal), expected);
        }

        return token.Groups["false"].Success ? (EndOfCondition(text, after), @"\fi") : null;
    }

    /// <summary>Where the <c>\fi</c> or <c>\else</c> of a condition stands.</summary>
    private static int EndOfCondition(string text, int at)
    {
        var depth = 0;
        for (var mark = Condition().Match(text, at); mark.Success; mark = mark.NextMatch())
        {
            if (depth == 0 && mark.Groups["part"].Success)
            {
                return mark.Index;
            }

            depth += mark.Groups["if"].Success ? 1 : mark.Groups["part"].Value == @"\fi" ? -1 : 0;
        }

        return -1;
    }

    /// <summary>What is not read as LaTeX comes first: short verbatim text, an escaped character, a comment.</summary>
    [GeneratedRegex(@"\\verb\*?(?<mark>[^A-Za-z0-9\s*]).*?\k<mark>|\\begin\{(?<environment>verbatim\*?|Verbatim|lstlisting|minted|comment)\}|(?<false>\\iffalse)(?![A-Za-z])|(?<end>\\end\{document\})|\\[^A-Za-z]|%.*")]
    private static partial Regex Token();

    [GeneratedRegex(@"\\[^A-Za-z]|(?<if>\\if[A-Za-z]+)|(?<part>\\(?:fi|else))(?![A-Za-z])|%.*")]
    private static partial Regex Condition();
}
