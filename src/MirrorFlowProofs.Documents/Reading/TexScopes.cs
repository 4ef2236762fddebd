using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>How long what is defined at a place of a LaTeX document holds: to the end of the group or environment around it.</summary>
internal static partial class TexScopes
{
    /// <summary>For places in their order, where the group around each ends (the end of the text where none is), and whether it stands in a condition, of which TeX alone knows the outcome.</summary>
    internal static IReadOnlyList<(int End, bool IsConditional)> Of(string text, IReadOnlyList<int> places)
    {
        var found = new (int End, bool IsConditional)[places.Count];
        Array.Fill(found, (text.Length, false));
        var (open, inside, conditions, next) = (0, new List<(int Place, int Depth)>(), 0, 0);
        foreach (Match mark in Mark().Matches(text))
        {
            for (; next < places.Count && places[next] <= mark.Index; next++)
            {
                found[next].IsConditional = conditions > 0;
                inside.Add((next, open));
            }

            if (mark.Groups["open"].Success)
            {
                open++;
            }
            else if (mark.Groups["close"].Success && open > 0)
            {
                open--;
                foreach (var (place, _) in inside.Where(p => p.Depth > open))
                {
                    found[place].End = mark.Index;
                }

                inside.RemoveAll(p => p.Depth > open);
            }

            conditions += mark.Groups["if"].Success ? 1 : mark.Groups["fi"].Success && conditions > 0 ? -1 : 0;
        }

        return found;
    }

    /// <summary>Comments, escaped characters and names of conditions come first; <c>\iff</c> is none.</summary>
    [GeneratedRegex(@"\\[^A-Za-z]|%.*|\\newif\s*\\[A-Za-z]+|\\(?:begin|end)\s*\{document\}|(?<open>\{|\\begin(?![A-Za-z])|\\begingroup(?![A-Za-z])|\\bgroup(?![A-Za-z]))|(?<close>\}|\\end(?![A-Za-z])|\\endgroup(?![A-Za-z])|\\egroup(?![A-Za-z]))|(?<if>\\if(?!f(?![A-Za-z]))[A-Za-z]*)|(?<fi>\\fi(?![A-Za-z]))|\\[A-Za-z]+")]
    private static partial Regex Mark();
}
