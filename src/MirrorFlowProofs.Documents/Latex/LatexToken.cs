namespace MirrorFlowProofs.Documents;

internal enum LatexTokenKind
{
    /// <summary>A command without its backslash.</summary>
    Command,

    /// <summary>One letter, or the word in <c>\mathrm{...}</c>.</summary>
    Letter,

    /// <summary>Digits, perhaps with a point.</summary>
    Number,

    /// <summary>Any other character.</summary>
    Mark,

    End,
}

/// <summary>A piece of LaTeX and where it begins.</summary>
internal readonly record struct LatexToken(LatexTokenKind Kind, string Text, int Index)
{
    /// <summary>Where what separates formulas stands before it, a line break, an alignment mark or a wide space; -1 where nothing does.</summary>
    internal int Break { get; init; } = -1;

    internal bool Is(string mark) => Kind == LatexTokenKind.Mark && Text == mark;

    internal bool IsCommand(string name) => Kind == LatexTokenKind.Command && Text == name;

    internal string Found => Kind switch
    {
        LatexTokenKind.End => "the end",
        LatexTokenKind.Command => $@"'\{Text}'",
        LatexTokenKind.Mark when Text is LatexTokens.LeftBar or LatexTokens.RightBar or LatexTokens.NoBar or LatexTokens.LeftNorm or LatexTokens.RightNorm => $@"'\{Text}'",
        _ => $"'{Text}'",
    };
}

/// <summary>Cuts LaTeX math into tokens; spacing, sizes of brackets and alignment are passed over.</summary>
internal static class LatexTokens
{
    private static readonly HashSet<string> Passed = new(StringComparer.Ordinal)
    {
        ",", ";", ":", "!", " ", "displaystyle", "textstyle", "nonumber", "notag", "limits", "nolimits", "big", "Big", "bigg",
        "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "middle",
    };

    /// <summary>What also stands between formulas that have nothing to do with each other.</summary>
    private static readonly HashSet<string> Breaks = new(StringComparer.Ordinal) { "quad", "qquad", "\\" };

    internal const string LeftBar = "left|";
    internal const string RightBar = "right|";

    /// <summary><c>\left.</c>, which opens what ends with a bar and a subscript.</summary>
    internal const string NoBar = "left.";

    /// <summary>The double bar of a norm.</summary>
    internal const string Norm = "||";
    internal const string LeftNorm = "left||";
    internal const string RightNorm = "right||";

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "mathrm", "operatorname", "text", "mathit", "mathsf", "textrm", "mathbf", "boldsymbol",
    };

    /// <exception cref="DocumentException">A character has no meaning.</exception>
    internal static List<LatexToken> Of(Fragment latex)
    {
        var (text, tokens, at, gap) = (latex.Text, new List<LatexToken>(), 0, -1);
        while (at < text.Length)
        {
            var (c, start, count) = (text[at], at, tokens.Count);
            if (char.IsWhiteSpace(c) || c is '&' or '~')
            {
                gap = c == '&' ? at : gap;
                at++;
            }
            else if (c == '%')
            {
                at = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            }
            else if (c == '\\')
            {
                at++;
                while (at < text.Length && char.IsAsciiLetter(text[at]))
                {
                    at++;
                }

                at += at == start + 1 && at < text.Length ? 1 : 0;
                var name = text[(start + 1)..at];
                if (Words.Contains(name) && Braced(text, at) is var (word, end))
                {
                    tokens.Add(new LatexToken(LatexTokenKind.Letter, word, start));
                    at = end;
                }
                else if (name == "label" && Braced(text, at) is var (_, after))
                {
                    at = after;
                }
                else if (name == "mathop" && text.AsSpan(at).StartsWith("{}"))
                {
                    // Nothing, set with the space of an operator.
                    at += 2;
                }
                else if (name is "left" or "right" && Bar(text, at) is var (mark, next))
                {
                    // Bars of which it is written which way they face: no other bar can close them.
                    tokens.Add(new(LatexTokenKind.Mark, (name == "left" ? "left" : "right") + mark, start));
                    at = next;
                }
                else if (Breaks.Contains(name))
                {
                    gap = start;
                }
                else if (!Passed.Contains(name) && name is not ("left" or "right"))
                {
                    tokens.Add(name switch
                    {
                        "lvert" => new(LatexTokenKind.Mark, LeftBar, start),
                        "rvert" => new(LatexTokenKind.Mark, RightBar, start),
                        "vert" or "mid" => new(LatexTokenKind.Mark, "|", start),
                        "|" or "lVert" or "rVert" or "Vert" => new(LatexTokenKind.Mark, Norm, start),
                        "star" or "ast" => new(LatexTokenKind.Mark, "*", start),
                        "ne" or "neq" => new(LatexTokenKind.Mark, "!=", start),
                        "colon" => new(LatexTokenKind.Mark, ":", start),
                        "{" => new(LatexTokenKind.Mark, "(", start),
                        "}" => new(LatexTokenKind.Mark, ")", start),
                        _ => new(LatexTokenKind.Command, name, start),
                    });
                }
            }
            else if (char.IsAsciiDigit(c))
            {
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
                {
                    at++;
                }

                // 1e-3 is a number to some and 1 e - 3 to TeX.
                if (at + 1 < text.Length && text[at] is 'e' or 'E' && (char.IsAsciiDigit(text[at + 1]) || (text[at + 1] is '-' or '+' && at + 2 < text.Length && char.IsAsciiDigit(text[at + 2]))))
                {
                    throw latex.Complain(start, $"expected a number such as 0.001 or 10^{{-3}}, or a space before e, found '{text[start..(at + 2)]}'");
                }

                tokens.Add(new(LatexTokenKind.Number, text[start..at], start));
            }
            else if (char.IsAsciiLetter(c))
            {
                at++;
                tokens.Add(new(LatexTokenKind.Letter, text[start..at], start));
            }
            else if ("+-*/=<>()[]{}|,;^_'.:".Contains(c, StringComparison.Ordinal))
            {
                at++;
                tokens.Add(new(LatexTokenKind.Mark, text[start..at], start));
            }
            else
            {
                var length = char.IsHighSurrogate(c) && at + 1 < text.Length ? 2 : 1;
                throw latex.Complain(at, char.IsControl(c) ? $"the character U+{(int)c:X4} has no meaning" : $"the character '{text.Substring(at, length)}' has no meaning");
            }

            if (tokens.Count > count)
            {
                (tokens[^1], gap) = (tokens[^1] with { Break = gap }, -1);
            }
        }

        tokens.Add(new(LatexTokenKind.End, "", text.Length));
        return tokens;
    }

    /// <summary>A bar, or the point that stands for none, after <c>\left</c> or <c>\right</c>, and where it ends; null for another bracket.</summary>
    private static (string Mark, int End)? Bar(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        foreach (var (written, mark) in new[] { ("|", "|"), (".", "."), (@"\vert", "|"), (@"\lvert", "|"), (@"\rvert", "|"), (@"\|", Norm) })
        {
            if (string.CompareOrdinal(text, at, written, 0, written.Length) == 0)
            {
                return (mark, at + written.Length);
            }
        }

        return null;
    }

    /// <summary>A word of letters, digits and underscores in braces, and where it ends; null for anything else.</summary>
    private static (string Word, int End)? Braced(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at >= text.Length || text[at] != '{' || text.IndexOf('}', at) is not (> 0 and var close))
        {
            return null;
        }

        var word = text[(at + 1)..close].Trim();
        return word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '-') ? (word, close + 1) : null;
    }
}
