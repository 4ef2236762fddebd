using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Code between backticks in a paragraph: from a run of them to the next run of the same length, wherever no comment began before and no
/// backslash takes the first away. Source: CommonMark 0.31, "Code spans".
/// </summary>
internal static partial class CodeSpans
{
    internal static IEnumerable<(int Start, int End)> In(string text, int start, int end)
    {
        var paragraph = text[start..end];
        var lastComment = paragraph.LastIndexOf("-->", StringComparison.Ordinal);
        var closing = Runs().Matches(paragraph).GroupBy(r => r.Length).ToDictionary(g => g.Key, g => g.Select(r => r.Index).ToList());
        for (var token = Tokens().Match(paragraph); token.Success;)
        {
            var after = token.Index + token.Length;
            if (token.Value == "<!--")
            {
                // What is not closed is no comment, and neither is any after it.
                after = lastComment > after ? paragraph.IndexOf("-->", after, StringComparison.Ordinal) : after;
            }
            else if (token.Value[0] == '`' && closing.TryGetValue(token.Length, out var runs) && runs.BinarySearch(after) is var found && (found < 0 ? ~found : found) is var next && next < runs.Count)
            {
                after = runs[next] + token.Length;
                yield return (start + token.Index, start + after);
            }

            token = Tokens().Match(paragraph, after);
        }
    }

    [GeneratedRegex("`+")]
    private static partial Regex Runs();

    /// <summary>What is read from left to right: an escaped character, where a comment begins, a run of backticks.</summary>
    [GeneratedRegex(@"\\[\\`<]|<!--|`+")]
    private static partial Regex Tokens();
}
