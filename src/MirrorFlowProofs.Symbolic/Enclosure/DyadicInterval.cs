using System.Globalization;

namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// A closed interval with dyadic ends: an enclosure of a real number. The contract of every operation, here and in the
/// functions of this folder: if the arguments contain the real numbers x, y, the result contains the exact value at
/// x, y (the fundamental property of interval arithmetic; Moore, Kearfott, Cloud, <i>Introduction to Interval
/// Analysis</i>, SIAM 2009, chapter 5).
/// </summary>
/// <remarks>
/// <c>bits</c> is the number of bits the ends are rounded to, outward. <c>default</c> is [0, 0]. An operation that is
/// not defined on the whole of its arguments gives null. Immutable, so safe to share between threads.
/// </remarks>
public readonly partial record struct DyadicInterval
{
    /// <summary>Makes the interval from <paramref name="lower"/> to <paramref name="upper"/>.</summary>
    /// <exception cref="ArgumentException">The lower end is above the upper.</exception>
    public DyadicInterval(Dyadic lower, Dyadic upper)
    {
        if (lower > upper)
        {
            throw new ArgumentException($"the lower end {lower} is above the upper end {upper}");
        }

        Lower = lower;
        Upper = upper;
    }

    /// <summary>The lower end.</summary>
    public Dyadic Lower { get; }

    /// <summary>The upper end.</summary>
    public Dyadic Upper { get; }

    /// <summary>Whether the interval is one number.</summary>
    public bool IsPoint => Lower == Upper;

    /// <summary>Whether 0 lies in the interval.</summary>
    public bool ContainsZero => Lower.Sign <= 0 && Upper.Sign >= 0;

    /// <summary>Whether every number in it is above 0.</summary>
    public bool IsPositive => Lower.Sign > 0;

    /// <summary>Whether every number in it is below 0.</summary>
    public bool IsNegative => Upper.Sign < 0;

    /// <summary>The largest absolute value in it.</summary>
    public Dyadic Magnitude => Dyadic.Max(Dyadic.Abs(Lower), Dyadic.Abs(Upper));

    /// <summary>Upper minus lower end, exact.</summary>
    public Rational Width => Upper.ToRational() - Lower.ToRational();

    /// <summary>The interval of one number.</summary>
    public static DyadicInterval Point(Dyadic value) => new(value, value);

    /// <summary>The interval of one integer.</summary>
    public static DyadicInterval Point(System.Numerics.BigInteger value) => Point(Dyadic.Of(value));

    /// <summary>The interval of -radius to radius.</summary>
    public static DyadicInterval Around0(Dyadic radius) => new(-radius, radius);

    /// <summary>An enclosure of a rational number.</summary>
    public static DyadicInterval Of(Rational value, int bits)
    {
        var (numerator, denominator) = (Dyadic.Of(value.Numerator), Dyadic.Of(value.Denominator));
        return new(
            Dyadic.DivideDown(numerator, denominator, bits), Dyadic.DivideUp(numerator, denominator, bits));
    }

    /// <summary>Whether the number lies in the interval.</summary>
    public bool Contains(Rational value) => Lower.ToRational() <= value && value <= Upper.ToRational();

    /// <summary>Whether the other interval lies in this one.</summary>
    public bool Contains(DyadicInterval other) => Lower <= other.Lower && other.Upper <= Upper;

    /// <summary>The smallest interval that contains both.</summary>
    public static DyadicInterval Hull(DyadicInterval a, DyadicInterval b) =>
        new(Dyadic.Min(a.Lower, b.Lower), Dyadic.Max(a.Upper, b.Upper));

    /// <summary>The same interval with ends rounded outward.</summary>
    public DyadicInterval Round(int bits) => new(Lower.RoundDown(bits), Upper.RoundUp(bits));

    /// <summary>Exact product with 2^power.</summary>
    public DyadicInterval Scale(int power) => new(Lower.Scale(power), Upper.Scale(power));

    /// <summary>Exact negation.</summary>
    public static DyadicInterval operator -(DyadicInterval a) => new(-a.Upper, -a.Lower);

    /// <summary>The absolute value.</summary>
    public static DyadicInterval Abs(DyadicInterval a) =>
        a.Lower.Sign >= 0 ? a : a.Upper.Sign <= 0 ? -a : new(Dyadic.Zero, a.Magnitude);

    /// <summary>Sum.</summary>
    public static DyadicInterval Add(DyadicInterval a, DyadicInterval b, int bits) =>
        new(Dyadic.AddDown(a.Lower, b.Lower, bits), Dyadic.AddUp(a.Upper, b.Upper, bits));

    /// <summary>Difference.</summary>
    public static DyadicInterval Subtract(DyadicInterval a, DyadicInterval b, int bits) => Add(a, -b, bits);

    /// <summary>Product.</summary>
    public static DyadicInterval Multiply(DyadicInterval a, DyadicInterval b, int bits)
    {
        if (a.Lower.Sign >= 0 && b.Lower.Sign >= 0)
        {
            return new((a.Lower * b.Lower).RoundDown(bits), (a.Upper * b.Upper).RoundUp(bits));
        }

        var (ll, lu, ul, uu) = (a.Lower * b.Lower, a.Lower * b.Upper, a.Upper * b.Lower, a.Upper * b.Upper);
        return new(
            Dyadic.Min(Dyadic.Min(ll, lu), Dyadic.Min(ul, uu)).RoundDown(bits),
            Dyadic.Max(Dyadic.Max(ll, lu), Dyadic.Max(ul, uu)).RoundUp(bits));
    }

    /// <summary>Quotient; null when the divisor contains 0.</summary>
    public static DyadicInterval? Divide(DyadicInterval a, DyadicInterval b, int bits)
    {
        if (b.ContainsZero)
        {
            return null;
        }

        if (b.IsNegative)
        {
            return Divide(-a, -b, bits);
        }

        // b > 0: the quotient is smallest at a.Lower with the divisor that makes it so, likewise largest.
        return new DyadicInterval(
            Dyadic.DivideDown(a.Lower, a.Lower.Sign >= 0 ? b.Upper : b.Lower, bits),
            Dyadic.DivideUp(a.Upper, a.Upper.Sign >= 0 ? b.Lower : b.Upper, bits));
    }

    /// <summary>Quotient by a positive integer.</summary>
    public static DyadicInterval Divide(DyadicInterval a, System.Numerics.BigInteger divisor, int bits)
    {
        var d = Dyadic.Of(divisor);
        return new(Dyadic.DivideDown(a.Lower, d, bits), Dyadic.DivideUp(a.Upper, d, bits));
    }

    /// <summary><c>[3*2^-5, 7*2^-6]</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Lower}, {Upper}]");
}
