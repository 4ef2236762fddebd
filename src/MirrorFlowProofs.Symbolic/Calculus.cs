namespace MirrorFlowProofs.Symbolic;

/// <summary>Differentiation.</summary>
public static class Calculus
{
    /// <summary>
    /// The derivative with respect to a symbol, valid where the expression is differentiable; <c>abs</c> and
    /// <c>sign</c> are differentiated away from 0.
    /// </summary>
    /// <exception cref="NotSupportedException">
    /// The symbol occurs in a parameter of a hypergeometric function; nothing elementary is its derivative.
    /// </exception>
    public static Expr Differentiate(Expr e, Symbol symbol) => e switch
    {
        Number => Expr.Zero,
        Symbol s => s.Equals(symbol) ? Expr.One : Expr.Zero,
        Sum s => Sum.Of(s.Terms.Select(t => Differentiate(t, symbol))),
        Product p => OfProduct(p, symbol),
        Power p => OfPower(p, symbol),
        Apply a => OfFunction(a, symbol),
        Integral i => OfIntegral(i, symbol),
        _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
    };

    private static Expr OfProduct(Product p, Symbol symbol)
    {
        var terms = new List<Expr>();
        for (var i = 0; i < p.Factors.Length; i++)
        {
            var derivative = Differentiate(p.Factors[i], symbol);
            if (!derivative.IsZero)
            {
                terms.Add(p.WithFactor(i, derivative));
            }
        }

        return Sum.Of(terms);
    }

    private static Expr OfPower(Power p, Symbol symbol)
    {
        var byBase = Differentiate(p.Base, symbol);
        var byExponent = Differentiate(p.Exponent, symbol);
        var first = byBase.IsZero ? Expr.Zero : p.Exponent * Power.Of(p.Base, p.Exponent - 1) * byBase;
        var second = byExponent.IsZero ? Expr.Zero : p * Apply.Of(Function.Log, p.Base) * byExponent;
        return first + second;
    }

    private static Expr OfFunction(Apply a, Symbol symbol)
    {
        if (a.Function == Function.Hypergeometric)
        {
            return OfHypergeometric(a, symbol);
        }

        if (a.Function.IsCarlson())
        {
            return CarlsonCalculus.Differentiate(a, symbol);
        }

        var inner = Differentiate(a.Argument, symbol);
        if (inner.IsZero)
        {
            return Expr.Zero;
        }

        var x = a.Argument;
        var outer = a.Function switch
        {
            Function.Abs => Apply.Of(Function.Sign, x),
            Function.Sign => Expr.Zero,
            Function.Log => Power.Of(x, -1),
            Function.Exp => a,
            Function.Sinh => Apply.Of(Function.Cosh, x),
            Function.Cosh => Apply.Of(Function.Sinh, x),
            Function.Arcsinh => Power.Of(Power.Of(x, 2) + 1, new Rational(-1, 2)),
            Function.Arctan => Power.Of(Power.Of(x, 2) + 1, -1),
            _ => throw new InvalidOperationException($"unknown function {a.Function}"),
        };
        return outer * inner;
    }

    /// <summary>
    /// For c = b + 1, z d/dz F = b ((1 - z)^(-a) - F) (from the Euler integral, DLMF 15.6.1); in general
    /// dF/dz = a b / c F(a + 1, b + 1; c + 1; z) (DLMF 15.5.1).
    /// </summary>
    private static Expr OfHypergeometric(Apply f, Symbol symbol)
    {
        var (a, b, c, z) = (f.Arguments[0], f.Arguments[1], f.Arguments[2], f.Arguments[3]);
        if (new[] { a, b, c }.Any(parameter => Substitution.DependsOn(parameter, symbol)))
        {
            throw new NotSupportedException(
                $"the derivative of {f} with respect to the parameter {symbol} is not a named function");
        }

        var inner = Differentiate(z, symbol);
        if (inner.IsZero)
        {
            return Expr.Zero;
        }

        var outer = (c - b).IsOne
            ? b / z * (Power.Of(1 - z, -a) - f)
            : a * b / c * Apply.Of(Function.Hypergeometric, a + 1, b + 1, c + 1, z);
        return outer * inner;
    }

    private static Expr OfIntegral(Integral i, Symbol symbol)
    {
        var upper = Differentiate(i.Upper, symbol);
        var lower = Differentiate(i.Lower, symbol);
        var atUpper = upper.IsZero ? Expr.Zero : Substitution.Replace(i.Integrand, i.Variable, i.Upper) * upper;
        var atLower = lower.IsZero ? Expr.Zero : Substitution.Replace(i.Integrand, i.Variable, i.Lower) * lower;
        var under = i.DependsInsideOn(symbol)
            ? Integral.Of(Differentiate(i.Integrand, symbol), i.Variable, i.Lower, i.Upper)
            : Expr.Zero;
        return atUpper - atLower + under;
    }
}
