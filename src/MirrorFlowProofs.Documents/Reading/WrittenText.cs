namespace MirrorFlowProofs.Documents;

/// <summary>What can be said of a text before it is read as a formula.</summary>
internal static class WrittenText
{
    private static readonly Dictionary<char, string> Instead = new()
    {
        ['\u2264'] = "<=",
        ['\u2265'] = ">=",
        ['\u2212'] = "-",
        ['\u00B7'] = "*",
        ['\u00D7'] = "*",
        ['\u221A'] = "sqrt(...)",
        ['\u221E'] = "infinity",
        ['\u2192'] = "->",
        ['\u03BB'] = "lambda",
        ['\u03BC'] = "mu",
        ['\u03B1'] = "alpha",
        ['\u03C0'] = "pi",
    };

    /// <exception cref="DocumentException">A bracket has no partner, or a character is no part of the syntax.</exception>
    internal static void Check(Fragment text)
    {
        var open = new Stack<int>();
        for (var i = 0; i < text.Text.Length; i++)
        {
            var c = text.Text[i];
            if (c is '(' or '[')
            {
                open.Push(i);
            }
            else if (c is ')' or ']' && !open.TryPop(out _))
            {
                throw text.Complain(i, $"this '{c}' closes nothing");
            }
            else if (Instead.TryGetValue(c, out var plain))
            {
                throw text.Complain(i, $"the character '{c}' has no meaning: write '{plain}'");
            }
        }

        if (open.TryPeek(out var left))
        {
            throw text.Complain(left, $"this '{text.Text[left]}' is not closed");
        }
    }
}
