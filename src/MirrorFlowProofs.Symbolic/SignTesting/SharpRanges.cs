using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>
/// Exact interval arithmetic as in <see cref="Ranges"/>, with ends also for powers whose exponents are only known to lie
/// in a range and for functions. Canonical forms do not use it, so it may be slower.
/// </summary>
internal static class SharpRanges
{
    private static readonly Domain Nonpositive = new(null, true, 0, false);

    /// <summary>An interval that contains every value the expression takes where it is defined.</summary>
    internal static Domain Of(Expr e) => e switch
    {
        Number n => Domain.Point(n.Value) with { IsInteger = false },
        Sum s => s.Terms.Select(Of).Aggregate(Ranges.Add),
        Product p => p.Factors.Select(Of).Aggregate(Domain.Point(p.Coefficient) with { IsInteger = false }, Ranges.Multiply),
        Power p => OfPower(p),
        Apply { Function: not Function.Hypergeometric } a => OfFunction(a.Function, Of(a.Argument), Ranges.Of(a)),
        _ => Ranges.Of(e),
    };

    private static Domain OfPower(Power p)
    {
        var range = Of(p.Base);
        if (p.Exponent is Number { Value: { IsInteger: true } k })
        {
            return range.IsNonnegative && !range.IsPositive && k.Sign > 0 && k <= 64
                ? Raised(range, k)
                : Ranges.IntegerPower(range, k);
        }

        if (!range.IsNonnegative)
        {
            return p.Base.Equals(-1) && Power.IsInteger(p.Exponent) ? Domain.Closed(-1, 1) : Domain.Real;
        }

        var exponent = Of(p.Exponent);
        if (p.Base is Number b)
        {
            return OfNumber(b.Value, exponent);
        }

        return p.Exponent is Number { Value: { Sign: > 0 } r } ? Raised(range, r) : AgainstOne(range, exponent);
    }

    /// <summary><c>[l, u]^k = [l^k, u^k]</c> for <c>l &gt;= 0</c> and <c>k &gt; 0</c>, where the ends are rational.</summary>
    private static Domain Raised(Domain range, Rational k)
    {
        var (lower, upper) = (Exactly(range.Lower!.Value, k), range.Upper is { } u ? Exactly(u, k) : null);
        var rough = AgainstOne(range, Domain.Point(k));
        return new Domain(
            lower ?? rough.Lower, lower is null ? rough.LowerOpen : range.LowerOpen,
            upper ?? rough.Upper, upper is null ? rough.UpperOpen : range.UpperOpen);
    }

    /// <summary><c>a^e</c> for a positive number <c>a</c> grows with <c>e</c> when <c>a &gt; 1</c>, and falls when <c>a &lt; 1</c>.</summary>
    private static Domain OfNumber(Rational a, Domain exponent)
    {
        if (a.Sign <= 0)
        {
            return a.IsZero ? Domain.Nonnegative : Domain.Real;
        }

        var (low, lowOpen, high, highOpen) = a >= 1
            ? (exponent.Lower, exponent.LowerOpen, exponent.Upper, exponent.UpperOpen)
            : (exponent.Upper, exponent.UpperOpen, exponent.Lower, exponent.LowerOpen);
        var rough = AgainstOne(Domain.Point(a), exponent);
        var (lower, upper) = (low is { } l ? Exactly(a, l) : null, high is { } h ? Exactly(a, h) : null);
        return new Domain(
            lower ?? rough.Lower, lower is null ? rough.LowerOpen : lowOpen,
            upper ?? rough.Upper, upper is null ? rough.UpperOpen : highOpen);
    }

    /// <summary>
    /// For a base not below 0: on one side of 1 with an exponent of known sign the power is on a known side of 1, and
    /// away from it when the base is and the exponent is not 0. <c>x^0</c> is 1, also at 0.
    /// </summary>
    private static Domain AgainstOne(Domain @base, Domain exponent)
    {
        var zeroOpen = @base.IsPositive || exponent.IsNegative;
        var (below, above) = (@base.Upper is { } u && u <= 1, @base.Lower is { } l && l >= 1);
        var isStrict = exponent.IsNonzero && (below
            ? @base.Upper < 1 || @base.UpperOpen
            : @base.Lower > 1 || @base.LowerOpen);
        if ((below && exponent.IsNonnegative) || (above && exponent.IsNonpositive))
        {
            return new Domain(0, zeroOpen, 1, isStrict);
        }

        return (below && exponent.IsNonpositive) || (above && exponent.IsNonnegative)
            ? new Domain(1, isStrict, null, true)
            : new Domain(0, zeroOpen, null, true);
    }

    private static Rational? Exactly(Rational value, Rational exponent) =>
        value.IsZero ? (exponent.Sign > 0 ? Rational.Zero : null)
        : Rational.Abs(exponent) <= 64 ? PointValue.ExactPower(value, exponent) : null;

    private static Domain OfFunction(Function function, Domain x, Domain rough) => function switch
    {
        Function.Abs when x.IsNonnegative => x,
        Function.Abs when x is { Lower: { } l, Upper: { } u } => rough with
        {
            Upper = Rational.Max(-l, u),
            UpperOpen = (-l < u || x.LowerOpen) && (u < -l || x.UpperOpen),
        },
        Function.Exp when x.IsNonnegative => new Domain(1, x.IsPositive, null, true),
        Function.Exp when x.IsNonpositive => new Domain(0, true, 1, x.IsNegative),
        Function.Log when x.Lower is { } l && l >= 1 => new Domain(0, l > 1 || x.LowerOpen, null, true),
        Function.Log when x.Upper is { } u && u <= 1 => new Domain(null, true, 0, u < 1 || x.UpperOpen),
        Function.Sinh or Function.Arcsinh or Function.Arctan => x.IsPositive ? Domain.Positive
            : x.IsNegative ? Domain.Negative
            : x.IsNonnegative ? Domain.Nonnegative
            : x.IsNonpositive ? Nonpositive
            : Domain.Real,
        _ => rough,
    };
}
