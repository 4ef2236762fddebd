namespace MirrorFlowProofs.Documents;

/// <summary>Powers, and what commands take.</summary>
internal sealed partial class LatexMath
{
    /// <summary>A power after a factor: <c>^{...}</c>, <c>^2</c>, and the side of a limit, <c>0^+</c>.</summary>
    private void Power()
    {
        if (!Token.Is("^"))
        {
            return;
        }

        var mark = Token.Index;
        _at++;
        if (Token.Is("+") || Token.Is("-") || (Token.Is("{") && (Peek(1).Is("+") || Peek(1).Is("-")) && Peek(2).Is("}")))
        {
            var braced = Token.Is("{");
            if (braced && !IsSide(Peek(3)))
            {
                throw Complain(@"a sign alone in a superscript is the side of a limit: expected it at the end of '\lim_{x \to 0^+}' or of 'x \to 0^+'");
            }

            _at += braced ? 1 : 0;
            Emit(Token.Text, Token.Index);
            _at += braced ? 2 : 1;
            if (!braced && (Token.Kind is LatexTokenKind.Number or LatexTokenKind.Letter or LatexTokenKind.Command || Token.Is("{") || Token.Is("(")) && Relation(Token) is null)
            {
                throw Complain("expected braces around an exponent with a sign: without them TeX takes the sign alone");
            }

            if (!braced && !IsSide(Token))
            {
                throw _latex.Complain(Peek(-1).Index, $@"a sign alone in a superscript is the side of a limit: expected it at the end of '\lim_{{x \to 0^+}}' or of 'x \to 0^+', found '{Peek(-1).Text}'");
            }

            return;
        }

        if (MayBeIndex(Peek(-2)))
        {
            throw Complain("a superscript in parentheses could be an index: write a subscript, or the power without parentheses");
        }

        Emit("^", mark);
        Enclosed();
        if (Token.Is("_"))
        {
            throw Complain(IndexAfterPower);
        }

        if (Token.Is("^"))
        {
            throw Complain("a second power: put the first one in braces");
        }
    }

    /// <summary>
    /// Whether a superscript is as a whole in brackets, as the indices of layers are, <c>w^{(l)}</c>, <c>w^{[l - 1]}</c>; in parentheses more than a number or a letter, such as <c>l - 1</c>, is
    /// one only on a letter.
    /// </summary>
    private bool MayBeIndex(LatexToken behind)
    {
        var (first, isRound) = (1, false);
        while (Peek(first) is { Kind: LatexTokenKind.Mark, Text: "(" or "{" })
        {
            isRound |= Peek(first++).Is("(");
        }

        return Token.Is("{") && (Peek(1).Is("[")
            || (isRound && Peek(first).Kind is LatexTokenKind.Number or LatexTokenKind.Letter
                && Peek(first + 1) is { Kind: LatexTokenKind.Mark, Text: ")" or "}" } && Peek(2 * first).Is("}"))
            || (behind is { Kind: LatexTokenKind.Letter, Text: not "e" } && IsSumInParentheses()));
    }

    /// <summary>Whether a group is letters and numbers with signs between them, in parentheses.</summary>
    private bool IsSumInParentheses()
    {
        var i = 2;
        while (Peek(i) is { Kind: LatexTokenKind.Letter or LatexTokenKind.Number } or { Kind: LatexTokenKind.Mark, Text: "+" or "-" })
        {
            i++;
        }

        return Peek(1).Is("(") && i > 2 && Peek(i).Is(")") && Peek(i + 1).Is("}");
    }

    private const string IndexAfterPower = "TeX sets this index below what stands before the power: write a_1^n, or a^{n_1}";

    /// <summary>Whether the side of a limit may stand before this: the point is where something goes, and nothing follows.</summary>
    private bool IsSide(LatexToken next) => _isAfterTo && (next.Kind == LatexTokenKind.End || Relation(next) is not null || next.Is("}") || next.Is(")"));

    /// <summary>An argument, in parentheses unless it is a single name or number.</summary>
    private void Enclosed()
    {
        var from = _plain.Count;
        Argument();
        var text = Fragment.Join(_plain.Skip(from));
        if (!text.Text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            _plain.Insert(from, Fragment.At(text.Start, "("));
            Emit(")");
        }
    }

    /// <summary>What a command or <c>^</c> takes: a group in braces, or one token; true when it is the first digit of several.</summary>
    /// <param name="isUnderMark">Whether it is what a dot is put over, with its index.</param>
    private bool Argument(bool isUnderMark = false)
    {
        if (Token.Is("{"))
        {
            _at++;
            Run("}");
            _at++;
        }
        else if (Token.Kind == LatexTokenKind.Number && Token.Text.Length > 1)
        {
            // Without braces TeX takes one digit.
            var digits = Token;
            _tokens[_at] = digits with { Text = digits.Text[..1] };
            _tokens.Insert(_at + 1, digits with { Text = digits.Text[1..], Index = digits.Index + 1 });
            Emit(Token.Text, Token.Index);
            _at++;
            return true;
        }
        else if (Token.Kind == LatexTokenKind.Number)
        {
            Emit(Token.Text, Token.Index);
            _at++;
        }
        else if (!isUnderMark && IsName(Token))
        {
            // Without braces TeX takes the letter alone.
            var name = Token;
            _at++;
            if (Token.Is("_"))
            {
                throw Complain(IndexAfterPower);
            }

            Name(Letters.GetValueOrDefault(name.Text, name.Text), name.Index);
        }
        else
        {
            Operand();
        }

        return false;
    }
}
