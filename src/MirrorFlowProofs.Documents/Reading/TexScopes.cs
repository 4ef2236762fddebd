using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>How long what is defined at a place of a LaTeX document holds: to the end of the group or environment around it.</summary>
internal static partial class TexScopes
{
    /// <summary>
    /// For places in their order, where the group around each ends (the end of the text where none is), and whether it stands in a condition or in the argument of a command:
    /// of these TeX alone knows whether, when and for how long they hold, and they end nowhere.
    /// </summary>
    internal static IReadOnlyList<(int End, bool IsUncertain)> Of(string text, IReadOnlyList<int> places)
    {
        var found = new (int End, bool IsUncertain)[places.Count];
        Array.Fill(found, (text.Length, false));
        var (open, arguments, conditions, next) = (new Stack<(bool IsArgument, List<int> Places)>(), 0, 0, 0);
        foreach (Match mark in Mark().Matches(text))
        {
            for (; next < places.Count && places[next] <= mark.Index; next++)
            {
                found[next].IsUncertain = conditions > 0 || arguments > 0;
                if (!found[next].IsUncertain && open.TryPeek(out var around))
                {
                    around.Places.Add(next);
                }
            }

            if (mark.Groups["open"].Success)
            {
                open.Push((mark.Groups["argument"].Success, []));
                arguments += mark.Groups["argument"].Success ? 1 : 0;
            }
            else if (mark.Groups["close"].Success && open.TryPop(out var closed))
            {
                arguments -= closed.IsArgument ? 1 : 0;
                closed.Places.ForEach(place => found[place].End = mark.Index);
            }

            conditions += mark.Groups["if"].Success ? 1 : mark.Groups["fi"].Success && conditions > 0 ? -1 : 0;
        }

        return found;
    }

    /// <summary>Comments, escaped characters and names of conditions come first; <c>\iff</c> is none. A brace right behind a command or another argument begins an argument.</summary>
    [GeneratedRegex(@"\\[^A-Za-z]|%.*|\\newif\s*\\[A-Za-z]+|\\(?:begin|end)\s*\{document\}|(?<open>(?<argument>(?<=\\[A-Za-z]+\*?|[}\]])\{)|\{|\\begin(?![A-Za-z])|\\begingroup(?![A-Za-z])|\\bgroup(?![A-Za-z]))|(?<close>\}|\\end(?![A-Za-z])|\\endgroup(?![A-Za-z])|\\egroup(?![A-Za-z]))|(?<if>\\if(?!f(?![A-Za-z]))[A-Za-z]*)|(?<fi>\\fi(?![A-Za-z]))|\\[A-Za-z]+")]
    private static partial Regex Mark();
}
