using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Documents;

/// <summary>Commands with arguments: fractions, roots, gradients, derivatives, sums and products.</summary>
internal sealed partial class LatexMath
{
    private Before Command()
    {
        var command = Token;
        switch (command.Text)
        {
            case "frac" or "tfrac" or "dfrac":
                _at++;
                return Fraction(command.Index);
            case "sqrt":
                _at++;
                Root(command.Index);
                return Before.Operand;
            case "nabla":
                _at++;
                Gradient(command.Index);
                return Before.Operand;
            case "dot":
                _at++;
                Emit("d/dt(", command.Index);
                if (Token.Is("{") && IsName(Peek(1)) && Peek(2).Is("}") && Peek(3).Is("_"))
                {
                    // \dot{w}_1: the index belongs to the letter under the dot.
                    _tokens.RemoveAt(_at + 2);
                    _tokens.RemoveAt(_at);
                }

                Argument(isUnderMark: true);
                Emit(")");
                return Before.Operand;
            case "prod" or "sum":
                _at++;
                Repeat(command.Text == "prod" ? "*" : "+", command.Index);
                return Before.Operand;
            case "int":
                _at++;
                Integral(command.Index);
                return Before.Operand;
            default:
                throw Complain(NearestName.Of(command.Text, [.. Letters.Keys, .. Functions.Keys, .. Others]) is { } nearest
                    ? $@"unknown command: did you mean '\{nearest}'?"
                    : "unknown command");
        }
    }

    private Before Fraction(int index)
    {
        if (Derivative(index))
        {
            return Before.Derivative;
        }

        Emit("(", index);
        Enclosed();
        Emit("/");
        Enclosed();
        Emit(")");
        return Before.Operand;
    }

    private void Root(int index)
    {
        if (!Token.Is("["))
        {
            Emit("sqrt(", index);
            Argument();
            Emit(")");
            return;
        }

        var degree = _plain.Count;
        _at++;
        Run("]");
        _at++;
        var root = Fragment.Join(_plain.Skip(degree));
        _plain.RemoveRange(degree, _plain.Count - degree);
        Emit("((", index);
        Argument();
        Emit(")^(1/(");
        _plain.Add(root);
        Emit(")))");
    }

    /// <summary><c>\nabla R(x)</c> is R'(x), <c>\nabla^2 R(x)</c> is R''(x), <c>\nabla f(x)</c> is f'(x): all is coordinate by coordinate.</summary>
    private void Gradient(int index)
    {
        var primes = "'";
        if (Token.Is("^"))
        {
            _at++;
            var braced = Token.Is("{");
            _at += braced ? 1 : 0;
            if (Token is not { Kind: LatexTokenKind.Number, Text: "2" })
            {
                throw Complain(@"expected '2' in '\nabla^2'");
            }

            _at += braced ? 2 : 1;
            primes = "''";
        }

        if (Token is not { Kind: LatexTokenKind.Letter, Text: "R" or "f" })
        {
            throw Complain(@"expected R or f after '\nabla'");
        }

        Emit(Token.Text + primes, index);
        _at++;
        if (Token.Is("("))
        {
            Group();
        }
        else if (Token.Is("^") || Token.Is("_"))
        {
            throw Complain("expected the argument of the gradient before a power or an index");
        }
        else
        {
            Emit("(x)");
        }
    }

    private void Limit()
    {
        if (!Token.Is("_") || !Peek(1).Is("{") || _limit is not null)
        {
            throw Complain(@"expected one limit such as '\lim_{x \to 0^+}'");
        }

        var from = _plain.Count;
        _at += 2;
        Run("}");
        (_at, _isAfterTo) = (_at + 1, false);
        _limit = Fragment.Join(_plain.Skip(from));
        _plain.RemoveRange(from, _plain.Count - from);
    }
}
