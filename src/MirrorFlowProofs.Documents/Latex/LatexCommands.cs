using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Documents;

/// <summary>Commands with arguments: fractions, roots, gradients, derivatives, sums and products.</summary>
internal sealed partial class LatexMath
{
    /// <summary>The most factors or terms a product or sum is written out to.</summary>
    private const int MostRepetitions = 256;

    private bool Command()
    {
        var command = Token;
        switch (command.Text)
        {
            case "frac" or "tfrac" or "dfrac":
                _at++;
                Fraction(command.Index);
                return false;
            case "sqrt":
                _at++;
                Root(command.Index);
                return false;
            case "nabla":
                _at++;
                Gradient(command.Index);
                return false;
            case "dot":
                _at++;
                Emit("d/dt(", command.Index);
                Argument();
                Emit(")");
                return false;
            case "prod" or "sum":
                _at++;
                Repeat(command.Text == "prod" ? "*" : "+", command.Index);
                return false;
            default:
                throw Complain(NearestName.Of(command.Text, [.. Letters.Keys, .. Functions.Keys, .. Others]) is { } nearest
                    ? $@"unknown command: did you mean '\{nearest}'?"
                    : "unknown command");
        }
    }

    private void Fraction(int index)
    {
        if (Differential() is { } variable)
        {
            Emit($"d/d{variable}", index);
            if (Token.Is("(") || Token.Is("{") || Token.Is("["))
            {
                Group();
                return;
            }

            Emit("(");
            Operand();
            Power();
            Emit(")");
            return;
        }

        Emit("(", index);
        Enclosed();
        Emit("/");
        Enclosed();
        Emit(")");
    }

    /// <summary>The variable of <c>{d}{dx}</c>, which is passed; null for any other fraction.</summary>
    private string? Differential()
    {
        var t = _tokens;
        bool IsD(int i) => i < t.Count && (t[i] is { Kind: LatexTokenKind.Letter, Text: "d" } || t[i].IsCommand("partial"));
        if (!(Token.Is("{") && IsD(_at + 1) && _at + 6 < t.Count && t[_at + 2].Is("}") && t[_at + 3].Is("{") && IsD(_at + 4)))
        {
            return null;
        }

        var start = _at;
        _at += 5;
        var count = _plain.Count;
        var name = Token;
        if (name.Kind == LatexTokenKind.Letter || (name.Kind == LatexTokenKind.Command && Letters.ContainsKey(name.Text)))
        {
            _at++;
            Name(Letters.GetValueOrDefault(name.Text, name.Text), name.Index);
            var text = string.Concat(_plain.Skip(count));
            _plain.RemoveRange(count, _plain.Count - count);
            if (Token.Is("}"))
            {
                _at++;
                return text;
            }
        }

        _at = start;
        return null;
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
        Emit("(", index);
        Argument();
        Emit(")^(1/(");
        _plain.Add(root);
        Emit("))");
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
        else
        {
            Emit("(x)");
        }
    }

    /// <summary><c>\prod_{i=1}^{3} w_i</c>, written out; up to L only for the product of all weights.</summary>
    private void Repeat(string mark, int index)
    {
        var (name, first) = LowerEnd();
        if (!Token.Is("^"))
        {
            throw Complain("expected '^' and the last index");
        }

        _at++;
        var braced = Token.Is("{");
        _at += braced ? 1 : 0;
        var last = Token;
        _at += braced ? 2 : 1;
        if (last is { Kind: LatexTokenKind.Letter, Text: "L" } && mark == "*" && first == 1 && IsWeight(name))
        {
            Emit("w1 * ... * wL", index);
            return;
        }

        if (last.Kind != LatexTokenKind.Number || !int.TryParse(last.Text, out var end) || (braced && !Peek(-1).Is("}")))
        {
            throw _latex.Complain(last.Index, $"expected a whole number as the last index, found {last.Found}");
        }

        if (end < first || end - first >= MostRepetitions || _indices.ContainsKey(name))
        {
            throw _latex.Complain(last.Index, FormattableString.Invariant($"expected from 1 to {MostRepetitions} terms with an index of their own, found {last.Found}"));
        }

        var body = _at;
        Emit("(", index);
        for (var i = first; i <= end; i++)
        {
            _at = body;
            _indices[name] = i;
            Emit(i == first ? "(" : $"){mark}(");
            Body();
        }

        _indices.Remove(name);
        Emit("))");
    }

    private bool IsWeight(string index)
    {
        if (Token is not { Kind: LatexTokenKind.Letter, Text: "w" } || !Peek(1).Is("_"))
        {
            return false;
        }

        var braced = Peek(2).Is("{");
        if (Peek(braced ? 3 : 2).Text != index)
        {
            return false;
        }

        _at += braced ? 5 : 3;
        return true;
    }

    private (string Name, int First) LowerEnd()
    {
        if (Token.Is("_") && Peek(1).Is("{") && Peek(2).Kind == LatexTokenKind.Letter && Peek(3).Is("=")
            && int.TryParse(Peek(4).Text, out var first) && Peek(5).Is("}"))
        {
            var name = Peek(2).Text;
            _at += 6;
            return (name, first);
        }

        throw Complain("expected the first index, such as '_{i=1}'");
    }

    /// <summary>What a sum or product is over: factors up to the next sign, relation or closing bracket.</summary>
    private void Body()
    {
        if (++_depth > DeepestNesting)
        {
            throw Complain(FormattableString.Invariant($"expected at most {DeepestNesting} levels of nesting, found more"));
        }

        var before = Before.Nothing;
        while (Token.Kind != LatexTokenKind.End && Relation(Token) is null && !(Token.Kind == LatexTokenKind.Mark && Token.Text is "+" or "-" or ")" or "]" or "}")
            && !(Token.Is("|") && _end == "|" && before != Before.Nothing))
        {
            before = Next(before);
        }

        if (before is Before.Nothing or Before.Slash)
        {
            throw Complain("expected a factor");
        }

        _depth--;
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
        _at++;
        _limit = Fragment.Join(_plain.Skip(from));
        _plain.RemoveRange(from, _plain.Count - from);
    }
}
