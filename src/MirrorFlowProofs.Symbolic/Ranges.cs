namespace MirrorFlowProofs.Symbolic;

/// <summary>
/// What can be said of the values of an expression from the domains of its symbols, by exact interval arithmetic.
/// The answer always contains every value the expression takes where it is defined; it is often wider.
/// </summary>
public static class Ranges
{
    /// <summary>An interval that contains every value of the expression.</summary>
    public static Domain Of(Expr e) => e switch
    {
        Number n => Domain.Point(n.Value),
        Symbol s => s.Domain with { IsInteger = false },
        Sum s => s.Terms.Select(Of).Aggregate(Add),
        Product p => p.Factors.Select(Of).Aggregate(Domain.Point(p.Coefficient), Multiply),
        Power p => OfPower(p),
        Apply a => OfFunction(a),
        Integral i => OfIntegral(i),
        _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
    };

    /// <summary>Whether the expression is above 0 wherever it is defined.</summary>
    public static bool IsPositive(Expr e) => Of(e).IsPositive;

    /// <summary>Whether the expression is at least 0 wherever it is defined.</summary>
    public static bool IsNonnegative(Expr e) => Of(e).IsNonnegative;

    /// <summary>
    /// Positive where the integrand is, on a path upwards that stays in the domain of the variable (up to its ends).
    /// </summary>
    private static Domain OfIntegral(Integral i)
    {
        var (from, to, variable) = (Of(i.Lower), Of(i.Upper), i.Variable.Domain);
        var inside = (variable.Lower is not { } low || from.Lower >= low) && (variable.Upper is not { } high || to.Upper <= high);
        return inside && Of(i.Integrand).IsPositive && Of(i.Upper - i.Lower).IsPositive ? Domain.Positive : Domain.Real;
    }

    private static Domain OfPower(Power p)
    {
        var range = Of(p.Base);
        if (range.IsPositive)
        {
            return p.Exponent is Number { Value.IsInteger: true } n ? IntegerPower(range, n.Value) : Domain.Positive;
        }

        if (p.Exponent is Number { Value: { IsInteger: true } k })
        {
            return IntegerPower(range, k);
        }

        return range.IsNonnegative ? Domain.Nonnegative : Domain.Real;
    }

    /// <summary>Ends of integer powers are computed for exponents up to this size; beyond it only the sign is kept.</summary>
    private const int LargestExponent = 64;

    internal static Domain IntegerPower(Domain range, Rational exponent)
    {
        if (range.IsPositive && Rational.Abs(exponent) <= LargestExponent)
        {
            return MonotonePower(range, (int)exponent.Numerator);
        }

        if (exponent.Sign < 0)
        {
            return range.IsPositive ? Domain.Positive
                : range.IsNegative ? (exponent.Numerator.IsEven ? Domain.Positive : Domain.Negative)
                : exponent.Numerator.IsEven ? Domain.Positive : Domain.Real;
        }

        if (exponent.Numerator.IsEven)
        {
            return range.IsNonzero ? Domain.Positive : Domain.Nonnegative;
        }

        return range.IsPositive ? Domain.Positive
            : range.IsNegative ? Domain.Negative
            : range.IsNonnegative ? Domain.Nonnegative
            : Domain.Real;
    }

    private static Domain MonotonePower(Domain range, int exponent)
    {
        Rational? Raise(Rational? end) => end is { IsZero: false } e ? Rational.Pow(e, exponent) : null;

        return exponent >= 0
            ? new Domain(Raise(range.Lower) ?? Rational.Zero, range.LowerOpen, Raise(range.Upper), range.UpperOpen)
            : new Domain(Raise(range.Upper) ?? Rational.Zero, range.Upper is null || range.UpperOpen, Raise(range.Lower), range.LowerOpen);
    }

    private static Domain OfFunction(Apply a)
    {
        var range = Of(a.Argument);
        return a.Function switch
        {
            Function.Abs => range.IsNonzero ? Domain.Positive : Domain.Nonnegative,
            Function.Sign => range.IsPositive ? Domain.Point(1)
                : range.IsNegative ? Domain.Point(-1)
                : Domain.Closed(-1, 1),
            Function.Exp or Function.CarlsonRF or Function.CarlsonRD or Function.CarlsonRJ => Domain.Positive,
            Function.Cosh => new Domain(1, false, null, true),
            Function.CosPi => new Domain(0, true, 1, true),
            Function.Log => range.Lower is { } l && l >= 1 ? OfSign(l > 1 || range.LowerOpen)
                : range.Upper is { } u && u <= 1 && (u < 1 || range.UpperOpen) ? Domain.Negative
                : Domain.Real,
            Function.Sinh or Function.Arcsinh or Function.Arctan => range.IsPositive ? Domain.Positive
                : range.IsNegative ? Domain.Negative
                : range.IsNonnegative ? Domain.Nonnegative
                : Domain.Real,
            _ => Domain.Real,
        };
    }

    private static Domain OfSign(bool strict) => strict ? Domain.Positive : Domain.Nonnegative;

    internal static Domain Add(Domain a, Domain b) => new(
        a.Lower + b.Lower,
        a.LowerOpen || b.LowerOpen,
        a.Upper + b.Upper,
        a.UpperOpen || b.UpperOpen);

    internal static Domain Multiply(Domain a, Domain b)
    {
        if (a.Lower is { } al && al == a.Upper)
        {
            return Scale(b, al);
        }

        if (b.Lower is { } bl && bl == b.Upper)
        {
            return Scale(a, bl);
        }

        if (a.IsNonnegative && b.IsNonnegative)
        {
            return new Domain(
                a.Lower * b.Lower,
                a.IsPositive && b.IsPositive ? a.LowerOpen || b.LowerOpen : a.LowerOpen && b.LowerOpen,
                a.Upper * b.Upper,
                a.UpperOpen || b.UpperOpen);
        }

        if (a.IsNonpositive)
        {
            return Scale(Multiply(Scale(a, -1), b), -1);
        }

        return b.IsNonpositive ? Scale(Multiply(a, Scale(b, -1)), -1) : Domain.Real;
    }

    private static Domain Scale(Domain a, Rational factor) => factor.Sign switch
    {
        0 => Domain.Point(0),
        > 0 => new Domain(a.Lower * factor, a.LowerOpen, a.Upper * factor, a.UpperOpen),
        _ => new Domain(a.Upper * factor, a.UpperOpen, a.Lower * factor, a.LowerOpen),
    };
}
