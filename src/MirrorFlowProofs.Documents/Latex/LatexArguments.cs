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
            _at += braced ? 1 : 0;
            Emit(Token.Text, Token.Index);
            _at += braced ? 2 : 1;
            if (!braced && (Token.Kind is LatexTokenKind.Number or LatexTokenKind.Letter or LatexTokenKind.Command || Token.Is("{") || Token.Is("(")) && Relation(Token) is null)
            {
                throw Complain("expected braces around an exponent with a sign: without them TeX takes the sign alone");
            }

            return;
        }

        if (Token.Is("{") && Peek(1).Is("(") && Peek(2).Kind is LatexTokenKind.Number or LatexTokenKind.Letter && Peek(3).Is(")") && Peek(4).Is("}"))
        {
            throw Complain("a superscript in parentheses could be an index: write a subscript, or the power without parentheses");
        }

        Emit("^", mark);
        Enclosed();
        if (Token.Is("^"))
        {
            throw Complain("a second power: put the first one in braces");
        }
    }

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
    private bool Argument()
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
        else
        {
            Operand();
        }

        return false;
    }
}
