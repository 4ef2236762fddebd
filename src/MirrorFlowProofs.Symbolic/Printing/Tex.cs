using System.Text;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// A piece of LaTeX: its text, whether it stands higher than a line (brackets around it must grow), and whether it is
/// open to the right, as an integral is: what follows would seem to belong to it.
/// </summary>
internal readonly record struct Tex(string Text, bool IsTall = false, bool IsOpen = false)
{
    internal Tex InParentheses() => new(IsTall ? $@"\left({Text}\right)" : $"({Text})", IsTall);

    /// <summary>Between bars; bars inside bars grow too, so that they can be told apart.</summary>
    internal Tex InBars() => new(
        IsTall || Text.Contains('|', StringComparison.Ordinal) ? $@"\left|{Text}\right|" : $"|{Text}|", IsTall);

    /// <summary>The pieces side by side, as a product is written.</summary>
    internal static Tex Beside(IReadOnlyList<Tex> pieces)
    {
        var text = new StringBuilder();
        var isTall = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i].IsOpen && i < pieces.Count - 1 ? pieces[i].InParentheses() : pieces[i];
            text.Append(Joint(text, piece.Text)).Append(piece.Text);
            isTall |= piece.IsTall;
        }

        return new Tex(text.ToString(), isTall, pieces.Count > 0 && pieces[^1].IsOpen);
    }

    /// <summary>
    /// What stands between two factors: a dot before a digit, a space between letters or a digit and a letter, a thin
    /// space between bars.
    /// </summary>
    private static string Joint(StringBuilder before, string after)
    {
        if (before.Length == 0)
        {
            return "";
        }

        var last = before[^1];
        return after[0] switch
        {
            >= '0' and <= '9' => @"\cdot ",
            '|' when last == '|' => @"\,",
            var first when char.IsAsciiLetter(first) && char.IsAsciiLetterOrDigit(last) => " ",
            _ => "",
        };
    }
}
