namespace MirrorFlowProofs.Symbolic.Enclosure;

public static partial class Hypergeometric
{
    private static readonly DyadicInterval MinusOne = DyadicInterval.Point(Dyadic.Of(-1));

    /// <summary>
    /// With W = -z and a - b not an integer, F(a, b; c; -W) = A W^(-a) F(a, a - c + 1; a - b + 1; -1/W) + B W^(-b) F(b, b - c + 1; b - a + 1; -1/W)
    /// (DLMF 15.8.2): the solutions f, g at infinity of the hypergeometric equation. Their Wronskian f g' - f' g is
    /// (a - b) W^(-c) (1 + W)^(c - a - b - 1) (15.10.10), whence A and B from values at W = 1, where all series converge fast after Pfaff's transformation.
    /// </summary>
    private static DyadicInterval? ByInfinity(Rational a, Rational b, Rational c, DyadicInterval z, int bits, out string? reason)
    {
        var work = bits + 32;
        return Solution(a, b, c, z, work, out reason) is { } first && Solution(b, a, c, z, work, out reason) is { } second
            ? DyadicInterval.Add(first, second, bits)
            : null;
    }

    /// <summary>The part with W^(-a).</summary>
    private static DyadicInterval? Solution(Rational a, Rational b, Rational c, DyadicInterval z, int bits, out string? reason)
    {
        if (IsPole(c - a))
        {
            reason = null;
            return default(DyadicInterval);
        }

        var inverse = DyadicInterval.Divide(One, z, bits)!.Value;
        if (Constant(a, b, c, bits, out reason) is not { } constant
            || Series(a, a - c + 1, a - b + 1, inverse, bits, out reason) is not { } series)
        {
            return null;
        }

        if (DyadicInterval.Pow(-z, -a, bits) is not { } power)
        {
            reason = "a power is out of range";
            return null;
        }

        return DyadicInterval.Multiply(DyadicInterval.Multiply(constant, power, bits), series, bits);
    }

    /// <summary>A = (y g' - y' g)/((a - b) 2^(c - a - b - 1)) at W = 1, with y = F(a, b; c; -W).</summary>
    private static DyadicInterval? Constant(Rational a, Rational b, Rational c, int bits, out string? reason)
    {
        var (e, f) = (b - c + 1, b - a + 1);
        if (Evaluate(a, b, c, MinusOne, bits, out reason) is not { } value
            || Evaluate(a + 1, b + 1, c + 1, MinusOne, bits, out reason) is not { } slope
            || Evaluate(b, e, f, MinusOne, bits, out reason) is not { } other
            || Evaluate(b + 1, e + 1, f + 1, MinusOne, bits, out reason) is not { } fall)
        {
            return null;
        }

        DyadicInterval Times(Rational factor, DyadicInterval x) => DyadicInterval.Multiply(DyadicInterval.Of(factor, bits), x, bits);
        var otherSlope = DyadicInterval.Subtract(Times(b * e / f, fall), Times(b, other), bits);
        var wronskian = DyadicInterval.Subtract(
            DyadicInterval.Multiply(value, otherSlope, bits),
            DyadicInterval.Multiply(Times(-a * b / c, slope), other, bits),
            bits);
        if (DyadicInterval.Pow(DyadicInterval.Point(Dyadic.Of(2)), -(c - a - b - 1), bits) is not { } power)
        {
            reason = "a power is out of range";
            return null;
        }

        return Times(1 / (a - b), DyadicInterval.Multiply(wronskian, power, bits));
    }
}
