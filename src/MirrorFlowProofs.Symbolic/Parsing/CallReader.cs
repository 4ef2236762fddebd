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

        var value = Build(name.Offset, () => isRoot
            ? Power.Sqrt(arguments[0])
            : Apply.Of(Scope.Functions[name.Text], [.. arguments]));
        return Charge(isRoot || !IsTotal(Scope.Functions[name.Text]) ? Partial(value) : value, name.Offset);
    }

    private static bool IsTotal(Function function) => function is Function.Abs or Function.Sign or Function.Exp
        or Function.Sinh or Function.Cosh or Function.Arcsinh or Function.Arctan;

    /// <summary>integral = "integral" "(" sum "," variable "," sum "," sum ")"</summary>
    /// <remarks>The variable is read before the integrand it is bound in: the integrand is read twice over.</remarks>
    private Expr ReadIntegral(Token name)
    {
        Expect("(");
        var (lexerAt, tokenAt) = (_lexer.Position, _token);
        SkipToComma();
        var variable = ReadVariable();
        var (lexerAfter, tokenAfter) = (_lexer.Position, _token);

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
        Expect(",");
        var lower = ReadSum();
        Expect(",");
        var upper = ReadSum();
        Expect(")");
        try
        {
            return Partial(Build(name.Offset, () => Integral.Of(integrand, variable, lower, upper)));
        }
        catch (ArgumentException e)
        {
            throw _lexer.Error("an integral that cannot be written", name.Offset, $": {e.Message}");
        }
    }

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
