using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>Functions of arguments, and integrals with their variable and its domain.</summary>
internal sealed partial class ExpressionReader
{
    private Expr ReadCall(Token name)
    {
        if (name.Text == "integral")
        {
            return ReadIntegral(name);
        }

        var isRoot = name.Text == "sqrt";
        if (!isRoot && !Scope.Functions.ContainsKey(name.Text))
        {
            throw _scope.Find(name.Text) is not null
                ? _lexer.Error($"expected an operator after the symbol '{Shorten(name.Text)}'", _token.Offset, ", found '(': a product is written with '*'")
                : _lexer.Error($"unknown function '{Shorten(name.Text)}'", name.Offset, Suggestion(Scope.NearestFunction(name.Text)));
        }

        Expect("(");
        var arguments = new List<Expr> { ReadSum() };
        while (_token.Is(","))
        {
            Advance();
            arguments.Add(ReadSum());
        }

        Expect(")");
        var arity = isRoot ? 1 : Scope.Functions[name.Text].Arity();
        if (arguments.Count != arity)
        {
            throw _lexer.Error(
                $"expected {arity} argument{(arity == 1 ? "" : "s")} of {name.Text}", name.Offset, $", found {arguments.Count}");
        }

        if (name.Text == Function.CosPi.Name() && arguments[0] is not Number)
        {
            throw _lexer.Error($"expected a rational number in {name.Text}(...)", name.Offset, $", found {Shorten(arguments[0].ToString())}");
        }

        var value = Build(name.Offset, () => isRoot
            ? Power.Sqrt(arguments[0])
            : Apply.Of(Scope.Functions[name.Text], [.. arguments]));
        return Charge(isRoot || !IsTotal(Scope.Functions[name.Text]) ? Partial(value) : value, name.Offset);
    }

    private static bool IsTotal(Function function) => function is Function.Abs or Function.Sign or Function.Exp
        or Function.Sinh or Function.Cosh or Function.Arcsinh or Function.Arctan or Function.CosPi;

    /// <summary>integral = "integral" "(" sum "," variable "," sum "," sum ")"</summary>
    /// <remarks>
    /// The variable and the limits are read before the integrand. A domain of the variable that the limits may leave is not that of
    /// the variable: <c>integral(abs(s), s >= 0, 0, x)</c> is not <c>x^2/2</c> below 0. It is read as real then.
    /// </remarks>
    private Expr ReadIntegral(Token name)
    {
        Expect("(");
        var (lexerAt, tokenAt) = (_lexer.Position, _token);
        SkipToComma();
        var variable = ReadVariable();
        Expect(",");
        var lower = ReadSum();
        Expect(",");
        var upper = ReadSum();
        Expect(")");
        var (lexerAfter, tokenAfter) = (_lexer.Position, _token);
        if (!IsWithin(lower, variable.Domain) || !IsWithin(upper, variable.Domain))
        {
            variable = new Symbol(variable.Name);
        }

        (_lexer.Position, _token) = (lexerAt, tokenAt);
        _scope.Bind(variable);
        var outside = _parts.Count;
        var integrand = ReadSum();
        _scope.Unbind();
        KeepUndefinedUnder(variable, outside);
        if (!_token.Is(","))
        {
            throw Unexpected("','");
        }

        (_lexer.Position, _token) = (lexerAfter, tokenAfter);
        return Partial(Build(name.Offset, () => Integral.Of(integrand, variable, lower, upper)));
    }

    /// <summary>Whether all values of a limit are in a domain or at its ends.</summary>
    private static bool IsWithin(Expr limit, Domain domain) => Ranges.Of(limit) is var range
        && (domain.Lower is not { } low || range.Lower >= low) && (domain.Upper is not { } high || range.Upper <= high);

    /// <summary>Of what stands under an integral sign, what is defined for all values of the variable needs no point.</summary>
    private void KeepUndefinedUnder(Symbol variable, int from)
    {
        for (var i = _parts.Count - 1; i >= from; i--)
        {
            if (Substitution.DependsOn(_parts[i], variable) && Definedness.IsThroughout(_parts[i]))
            {
                _parts.RemoveAt(i);
            }
        }
    }
}
