using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Antiderivatives of single terms, continuous between two limits; null where none is known to be.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Lower">A limit.</param>
/// <param name="Upper">The other limit.</param>
internal sealed record Antiderivatives(Symbol Variable, Expr Lower, Expr Upper)
{
    private const int LargestPower = 24;

    /// <summary>Of a term without factors that are free of the variable.</summary>
    internal Expr? Of(Expr term) => Product.FactorsOf(term) switch
    {
        [] => Variable,
        [var factor] => OfFactor(factor),
        [var one, var other] => OfPair(one, other) ?? OfPair(other, one),
        _ => null,
    };

    private Expr? OfFactor(Expr factor) => factor switch
    {
        Number => factor * Variable,
        Apply { Function: Function.Log, Argument: var argument } when argument.Equals(Variable) && IsPositive(Variable) => Variable * factor - Variable,
        Apply { Function: Function.Sinh, Argument: var argument } when Slope(argument) is { } slope => Apply.Of(Function.Cosh, argument) / slope,
        Apply { Function: Function.Cosh, Argument: var argument } when Slope(argument) is { } slope => Apply.Of(Function.Sinh, argument) / slope,
        _ when ExponentialRate(factor) is { } rate => factor / rate,
        Power { Base: var b, Exponent: var e } when !Substitution.DependsOn(e, Variable) => OfPower(b, e),
        _ => OfPower(factor, Expr.One),
    };

    /// <summary><c>s^n exp(a s)</c> by parts, and <c>s^e log(s)</c>.</summary>
    private Expr? OfPair(Expr power, Expr factor)
    {
        var exponent = power.Equals(Variable) ? Expr.One : power is Power { Base: var b, Exponent: var e } && b.Equals(Variable) ? e : null;
        if (exponent is null || Substitution.DependsOn(exponent, Variable))
        {
            return null;
        }

        if (factor is Apply { Function: Function.Log, Argument: var argument } && argument.Equals(Variable) && IsPositive(Variable) && HasSign(exponent + 1))
        {
            return Power.Of(Variable, exponent + 1) / (exponent + 1) * (factor - 1 / (exponent + 1));
        }

        if (ExponentialRate(factor) is not { } rate || exponent is not Number { Value: { IsInteger: true, Sign: > 0 } n } || n > LargestPower)
        {
            return null;
        }

        var found = factor / rate;
        for (var k = 1; k <= n; k++)
        {
            found = (Power.Of(Variable, k) * factor - k * found) / rate;
        }

        return found;
    }

    /// <summary>The rate of <c>exp(a s + b)</c> or <c>c^(a s + b)</c>, where it is known not to be 0.</summary>
    private Expr? ExponentialRate(Expr e) => e switch
    {
        Apply { Function: Function.Exp, Argument: var argument } => Slope(argument),
        Power { Base: var b, Exponent: var exponent } when !Substitution.DependsOn(b, Variable) && Ranges.IsPositive(b)
            && Slope(exponent) is { } slope && Apply.Of(Function.Log, b) is var log && HasSign(log) => slope * log,
        _ => null,
    };

    private Expr? OfPower(Expr b, Expr exponent)
    {
        if (Slope(b) is not { } slope)
        {
            return OfQuadratic(b, exponent);
        }

        var next = Expansion.Expand(exponent + 1);
        if (next.IsZero)
        {
            return IsPositive(b) ? Apply.Of(Function.Log, b) / slope : null;
        }

        return exponent is Number { Value: { IsInteger: true, Sign: > 0 } } || (Ranges.IsPositive(next) && IsNonnegative(b)) || (HasSign(next) && IsPositive(b))
            ? Power.Of(b, next) / (slope * next)
            : null;
    }

    /// <summary><c>1/(c + d s^2)</c> and its root, for positive c and d.</summary>
    private Expr? OfQuadratic(Expr b, Expr exponent)
    {
        var c = Substitution.Replace(b, Variable, Expr.Zero);
        var d = Expansion.Expand((b - c) / Power.Of(Variable, 2));
        if (Substitution.DependsOn(d, Variable) || !Ranges.IsPositive(c) || !Ranges.IsPositive(d) || exponent is not Number { Value: var power })
        {
            return null;
        }

        var scaled = Variable * Power.Sqrt(d / c);
        return power == -1 ? Apply.Of(Function.Arctan, scaled) / Power.Sqrt(c * d)
            : power * 2 == -1 ? Apply.Of(Function.Arcsinh, scaled) / Power.Sqrt(d)
            : null;
    }

    /// <summary>The slope of a linear function, where it is known not to be 0.</summary>
    private Expr? Slope(Expr e)
    {
        var slope = Expansion.Expand(Calculus.Differentiate(e, Variable));
        return Substitution.DependsOn(slope, Variable) || !HasSign(slope) || Meaning.Corners(e).Any(corner => Substitution.DependsOn(corner, Variable)) ? null : slope;
    }

    private static bool HasSign(Expr e) => Ranges.IsPositive(e) || Ranges.IsPositive(-e);

    /// <summary>At both limits; a linear function is then so between them.</summary>
    private bool IsPositive(Expr e) => Ranges.IsPositive(At(Lower, e)) && Ranges.IsPositive(At(Upper, e));

    private bool IsNonnegative(Expr e) => Ranges.IsNonnegative(At(Lower, e)) && Ranges.IsNonnegative(At(Upper, e));

    private Expr At(Expr limit, Expr e) => Substitution.Replace(e, Variable, limit);
}
