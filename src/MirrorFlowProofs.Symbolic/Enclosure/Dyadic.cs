using System.Globalization;
using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// A dyadic rational, <c>Mantissa * 2^Exponent</c>, exact: the endpoint of a <see cref="DyadicInterval"/>.
/// </summary>
/// <remarks>
/// <c>default</c> is 0. The mantissa is odd, or 0 with exponent 0, so equality of values is equality of parts. Rounding
/// happens only where a method says so, to a number of bits of the mantissa: precision is relative, and tiny and huge
/// numbers keep the same number of digits. Immutable, so safe to share between threads.
/// </remarks>
public readonly record struct Dyadic : IComparable<Dyadic>
{
    private Dyadic(BigInteger mantissa, int exponent)
    {
        Mantissa = mantissa;
        Exponent = exponent;
    }

    /// <summary>The number 0.</summary>
    public static Dyadic Zero => default;

    /// <summary>The number 1.</summary>
    public static Dyadic One => new(BigInteger.One, 0);

    /// <summary>The odd mantissa, or 0.</summary>
    public BigInteger Mantissa { get; }

    /// <summary>The exponent of 2.</summary>
    public int Exponent { get; }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Mantissa.Sign;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => Mantissa.IsZero;

    /// <summary>The t with <c>2^(t - 1) &lt;= |x| &lt; 2^t</c>, for a number other than 0.</summary>
    public int Top => Exponent + Length;

    /// <summary>Whether it has few digits as a rational number.</summary>
    internal bool IsOfModerateSize => Math.Abs((long)Exponent) + Length < 20_000;

    private int Length => (int)BigInteger.Abs(Mantissa).GetBitLength();

    /// <summary>The number mantissa * 2^exponent.</summary>
    /// <exception cref="OverflowException">The exponent leaves the 32-bit range.</exception>
    public static Dyadic Of(BigInteger mantissa, int exponent = 0)
    {
        if (mantissa.IsZero)
        {
            return default;
        }

        var zeros = mantissa.IsEven ? (int)BigInteger.TrailingZeroCount(mantissa) : 0;
        return new Dyadic(zeros == 0 ? mantissa : mantissa >> zeros, checked(exponent + zeros));
    }

    /// <summary>Exact negation.</summary>
    public static Dyadic operator -(Dyadic a) => new(-a.Mantissa, a.Exponent);

    /// <summary>Exact product.</summary>
    public static Dyadic operator *(Dyadic a, Dyadic b) =>
        a.IsZero || b.IsZero ? default : new(a.Mantissa * b.Mantissa, checked(a.Exponent + b.Exponent));

    /// <summary>Exact sum; its mantissa spans the distance of the exponents.</summary>
    public static Dyadic operator +(Dyadic a, Dyadic b)
    {
        var exponent = Math.Min(a.Exponent, b.Exponent);
        return a.IsZero ? b : b.IsZero ? a
            : Of((a.Mantissa << (a.Exponent - exponent)) + (b.Mantissa << (b.Exponent - exponent)), exponent);
    }

    /// <summary>Exact difference.</summary>
    public static Dyadic operator -(Dyadic a, Dyadic b) => a + -b;

    /// <summary>Order of the numbers.</summary>
    public static bool operator <(Dyadic a, Dyadic b) => a.CompareTo(b) < 0;

    /// <summary>Order of the numbers.</summary>
    public static bool operator >(Dyadic a, Dyadic b) => a.CompareTo(b) > 0;

    /// <summary>Order of the numbers.</summary>
    public static bool operator <=(Dyadic a, Dyadic b) => a.CompareTo(b) <= 0;

    /// <summary>Order of the numbers.</summary>
    public static bool operator >=(Dyadic a, Dyadic b) => a.CompareTo(b) >= 0;

    /// <summary>The smaller of two.</summary>
    public static Dyadic Min(Dyadic a, Dyadic b) => a <= b ? a : b;

    /// <summary>The larger of two.</summary>
    public static Dyadic Max(Dyadic a, Dyadic b) => a >= b ? a : b;

    /// <summary>The absolute value.</summary>
    public static Dyadic Abs(Dyadic a) => a.Sign < 0 ? -a : a;

    /// <summary>Exact product with 2^power.</summary>
    public Dyadic Scale(int power) => IsZero ? this : new(Mantissa, checked(Exponent + power));

    /// <summary>The largest number of at most this many bits that is not larger.</summary>
    public Dyadic RoundDown(int bits)
    {
        var excess = Length - bits;
        return excess <= 0 ? this : Of(FloorShift(Mantissa, excess), Exponent + excess);
    }

    /// <summary>The smallest number of at most this many bits that is not smaller.</summary>
    public Dyadic RoundUp(int bits) => -(-this).RoundDown(bits);

    /// <summary>A lower bound of the sum, within one unit of the last of <paramref name="bits"/> bits.</summary>
    public static Dyadic AddDown(Dyadic a, Dyadic b, int bits)
    {
        if (a.IsZero || b.IsZero)
        {
            return (a + b).RoundDown(bits);
        }

        var (large, small) = a.Top >= b.Top ? (a, b) : (b, a);
        if (large.Top - small.Top > bits + 8 && large.Top - small.Exponent > 2 * bits + 64)
        {
            // The small term only decides a rounding: a positive one is dropped, a negative one made larger in size.
            small = small.Sign > 0 ? default : new Dyadic(BigInteger.MinusOne, large.Top - bits - 4);
        }

        return (large + small).RoundDown(bits);
    }

    /// <summary>An upper bound of the sum, within one unit of the last of <paramref name="bits"/> bits.</summary>
    public static Dyadic AddUp(Dyadic a, Dyadic b, int bits) => -AddDown(-a, -b, bits);

    /// <summary>The quotient rounded down to <paramref name="bits"/> bits; the divisor is not 0.</summary>
    public static Dyadic DivideDown(Dyadic a, Dyadic b, int bits)
    {
        if (a.IsZero)
        {
            return default;
        }

        var shift = Math.Max(0, bits + 2 + b.Length - a.Length);
        var quotient = FloorDivide(a.Mantissa << shift, b.Mantissa);
        return Of(quotient, checked(a.Exponent - b.Exponent - shift)).RoundDown(bits);
    }

    /// <summary>The quotient rounded up to <paramref name="bits"/> bits; the divisor is not 0.</summary>
    public static Dyadic DivideUp(Dyadic a, Dyadic b, int bits) => -DivideDown(-a, b, bits);

    /// <summary>The largest integer that is not larger.</summary>
    public BigInteger Floor() => Exponent >= 0 ? Mantissa << Exponent : FloorShift(Mantissa, -Exponent);

    /// <summary>The same number as a rational.</summary>
    public Rational ToRational() => Exponent >= 0
        ? new Rational(Mantissa << Exponent, BigInteger.One)
        : new Rational(Mantissa, BigInteger.One << -Exponent);

    /// <inheritdoc/>
    public int CompareTo(Dyadic other)
    {
        if (Sign != other.Sign || IsZero)
        {
            return Sign.CompareTo(other.Sign);
        }

        var byTop = Top.CompareTo(other.Top);
        return byTop != 0 ? byTop * Sign : (this - other).Sign;
    }

    /// <summary><c>3*2^-5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mantissa}*2^{Exponent}");

    private static BigInteger FloorShift(BigInteger value, int shift) => value.Sign >= 0
        ? value >> shift
        : -(((-value) + (BigInteger.One << shift) - 1) >> shift);

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return !remainder.IsZero && (remainder.Sign < 0) != (b.Sign < 0) ? quotient - 1 : quotient;
    }
}
