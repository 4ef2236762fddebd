using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Enclosure;

public readonly partial record struct DyadicInterval
{
    /// <summary>Numbers beyond 2 to this power, or below its inverse, are not formed.</summary>
    internal const int LargestTop = 1 << 22;

    /// <summary>Integer exponents of more bits are refused.</summary>
    private const int LargestExponentBits = 256;

    /// <summary>Roots of a higher degree go through the logarithm.</summary>
    private const int LargestRoot = 64;

    /// <summary>
    /// Integer power (x^0 is 1, also at 0); null for a negative power of an interval that contains 0, and when the
    /// result would leave 2^-4194304 .. 2^4194304.
    /// </summary>
    public static DyadicInterval? Pow(DyadicInterval x, BigInteger exponent, int bits)
    {
        if (exponent.IsZero)
        {
            return Point(Dyadic.One);
        }

        if (exponent.Sign < 0)
        {
            return x.ContainsZero || Pow(x, -exponent, bits + 4) is not { } inverse
                ? null
                : Divide(Point(Dyadic.One), inverse, bits);
        }

        if (BigInteger.Max(ReachOf(x.Lower), ReachOf(x.Upper)) * exponent > LargestTop)
        {
            // A number near 1 may have a power of moderate size.
            return x.Lower.Sign > 0 && exponent.GetBitLength() <= LargestExponentBits
                ? PowByLogarithm(x, exponent, bits + 2 * (int)exponent.GetBitLength())
                : null;
        }

        // x^n is increasing for x >= 0 and even or odd in x, so the ends decide.
        var even = exponent.IsEven;
        if (x.Lower.Sign >= 0)
        {
            return new DyadicInterval(PowDown(x.Lower, exponent, bits), PowUp(x.Upper, exponent, bits));
        }

        if (x.Upper.Sign <= 0)
        {
            var mirrored = new DyadicInterval(PowDown(-x.Upper, exponent, bits), PowUp(-x.Lower, exponent, bits));
            return even ? mirrored : -mirrored;
        }

        return even
            ? new DyadicInterval(Dyadic.Zero, PowUp(x.Magnitude, exponent, bits))
            : new DyadicInterval(-PowUp(-x.Lower, exponent, bits), PowUp(x.Upper, exponent, bits));
    }

    /// <summary>The root of degree n &gt;= 1 of an interval of numbers from 0 on; null when it reaches below 0.</summary>
    public static DyadicInterval? Root(DyadicInterval x, int degree, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        return x.Lower.Sign < 0
            ? null
            : new DyadicInterval(RootOf(x.Lower, degree, bits).Lower, RootOf(x.Upper, degree, bits).Upper);
    }

    /// <summary>
    /// x^(a/b): for an integer exponent as there; otherwise of numbers from 0 on (above 0 for a negative
    /// exponent), by the integer power of the root, both rounded outward. Null where not defined or out of range.
    /// </summary>
    public static DyadicInterval? Pow(DyadicInterval x, Rational exponent, int bits)
    {
        if (exponent.IsInteger)
        {
            return Pow(x, exponent.Numerator, bits);
        }

        if (x.Lower.Sign < 0 || (exponent.Sign < 0 && x.Lower.Sign == 0))
        {
            return null;
        }

        if (exponent.Denominator > LargestRoot)
        {
            return PowByLogarithm(x, exponent, bits);
        }

        // A relative error e of the root becomes about |a| e in its power.
        var guard = 4 + (int)exponent.Numerator.GetBitLength();
        return Pow(Root(x, (int)exponent.Denominator, bits + guard)!.Value, exponent.Numerator, bits);
    }

    private static DyadicInterval? PowByLogarithm(DyadicInterval x, Rational exponent, int bits)
    {
        if (x.Upper.IsZero)
        {
            return x;
        }

        var work = bits + 8;
        if (x.Lower.IsZero)
        {
            return PowByLogarithm(Point(x.Upper), exponent, bits) is { } top
                ? new DyadicInterval(Dyadic.Zero, top.Upper)
                : null;
        }

        var product = Multiply(Exponentials.Log(x, work + 24)!.Value, Of(exponent, work + 24), work + 24);
        return Exponentials.Exp(product, bits);
    }

    private static BigInteger ReachOf(Dyadic x) => x.IsZero ? 0 : Math.Abs((long)x.Top) + 1;

    /// <summary>Lower bound of x^n, x &gt;= 0: repeated squaring of numbers from 0 on, each rounded down.</summary>
    private static Dyadic PowDown(Dyadic x, BigInteger exponent, int bits) =>
        RepeatedSquaring(x, exponent, y => y.RoundDown(GuardedBits(exponent, bits))).RoundDown(bits);

    /// <summary>Upper bound of x^n, x &gt;= 0.</summary>
    private static Dyadic PowUp(Dyadic x, BigInteger exponent, int bits) =>
        RepeatedSquaring(x, exponent, y => y.RoundUp(GuardedBits(exponent, bits))).RoundUp(bits);

    private static int GuardedBits(BigInteger exponent, int bits) => bits + 4 + (int)exponent.GetBitLength();

    private static Dyadic RepeatedSquaring(Dyadic x, BigInteger exponent, Func<Dyadic, Dyadic> round)
    {
        var result = Dyadic.One;
        for (var i = (int)exponent.GetBitLength() - 1; i >= 0; i--)
        {
            result = round(result * result);
            if (!((exponent >> i).IsEven))
            {
                result = round(result * x);
            }
        }

        return result;
    }

    /// <summary>
    /// The integer root r = floor(N^(1/n)) of a shifted mantissa satisfies r &lt;= N^(1/n) &lt; r + 1, also when bits
    /// were shifted out of N, since floor(root(floor(y))) = floor(root(y)).
    /// </summary>
    private static DyadicInterval RootOf(Dyadic x, int degree, int bits)
    {
        if (x.IsZero || degree == 1)
        {
            return Point(x).Round(bits);
        }

        var shift = degree * (bits + 2) - (int)x.Mantissa.GetBitLength();
        var exponent = x.Exponent - shift;
        var toMultiple = ((exponent % degree) + degree) % degree;
        shift += toMultiple;
        exponent -= toMultiple;
        var radicand = shift >= 0 ? x.Mantissa << shift : x.Mantissa >> -shift;
        var root = IntegerRoot.Floor(radicand, degree);
        var exact = shift >= 0 && BigInteger.Pow(root, degree) == radicand;
        return new DyadicInterval(
            Dyadic.Of(root, exponent / degree), Dyadic.Of(exact ? root : root + 1, exponent / degree)).Round(bits);
    }
}

/// <summary>Roots of integers.</summary>
internal static class IntegerRoot
{
    /// <summary>
    /// The largest r with r^degree &lt;= value, value &gt;= 0: Newton's iteration from above, which decreases until it
    /// reaches the floor (Cohen, <i>A Course in Computational Algebraic Number Theory</i>, 1.7.1).
    /// </summary>
    internal static BigInteger Floor(BigInteger value, int degree)
    {
        if (value.IsZero || value.IsOne || degree == 1)
        {
            return value;
        }

        var current = Start(value, degree);
        while (true)
        {
            var next = ((degree - 1) * current + value / BigInteger.Pow(current, degree - 1)) / degree;
            if (next >= current)
            {
                return current;
            }

            current = next;
        }
    }

    /// <summary>An integer that is at least the root: the root of the leading bits plus one, scaled up.</summary>
    private static BigInteger Start(BigInteger value, int degree)
    {
        var length = (int)value.GetBitLength();
        var drop = length / (2 * degree) * degree;
        return length <= 4 * degree || drop == 0
            ? BigInteger.One << ((length + degree - 1) / degree)
            : (Floor(value >> drop, degree) + 1) << (drop / degree);
    }

    /// <summary>The root if it is an integer.</summary>
    internal static BigInteger? Exact(BigInteger value, int degree)
    {
        var root = Floor(value, degree);
        return BigInteger.Pow(root, degree) == value ? root : null;
    }
}
