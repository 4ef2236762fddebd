using System.Numerics;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// An upper bound of a size, <c>mantissa 2^exponent</c> with 32 bits, or infinite: the radius of a
/// <see cref="Ball{TPrecision}"/>. Every operation rounds up, so the result is not below the exact one; the relative
/// excess is at most 2^-31. The default value is 0. The idea is that of the type <c>mag_t</c> of F. Johansson, "Arb:
/// efficient arbitrary-precision midpoint-radius interval arithmetic", IEEE Trans. Comput. 66 (2017) 1281.
/// </summary>
internal readonly record struct Magnitude
{
    private const int Size = 32;
    private const int LargestExponent = 1 << 28;

    // 0, or with the highest of 32 bits set; 1 stands for infinity.
    private readonly ulong _mantissa;
    private readonly int _exponent;

    private Magnitude(ulong mantissa, int exponent) => (_mantissa, _exponent) = (mantissa, exponent);

    internal static Magnitude Zero => default;

    internal static Magnitude Infinite => new(1, 0);

    internal bool IsZero => _mantissa == 0;

    internal bool IsInfinite => _mantissa == 1;

    /// <summary>The t with bound &lt; 2^t, at most one too large; not of 0 or infinity.</summary>
    internal int Top => _exponent + Size;

    /// <summary>2^power.</summary>
    internal static Magnitude PowerOfTwo(int power) => Rounded(1, power);

    /// <summary>A bound of |value|.</summary>
    internal static Magnitude Of(Dyadic value)
    {
        BigInteger size = BigInteger.Abs(value.Mantissa);
        int excess = value.Top - value.Exponent - Size;
        return excess <= 0
            ? Rounded((ulong)size, value.Exponent)
            : Rounded((ulong)(size >> excess) + 1, (long)value.Exponent + excess);
    }

    /// <summary>The bound as a number; it is not infinite.</summary>
    internal Dyadic ToDyadic() => Dyadic.Of(_mantissa, _exponent);

    /// <summary>The product with 2^power.</summary>
    internal Magnitude Scale(int power) => IsZero || IsInfinite ? this : Rounded(_mantissa, (long)_exponent + power);

    /// <summary>A bound of the quotient by a positive number.</summary>
    internal Magnitude Over(Dyadic divisor) => IsInfinite ? this : Of(Dyadic.DivideUp(ToDyadic(), divisor, Size));

    /// <summary>A bound of the sum.</summary>
    public static Magnitude operator +(Magnitude a, Magnitude b)
    {
        if (a.IsZero || b.IsInfinite)
        {
            return b;
        }

        if (b.IsZero || a.IsInfinite)
        {
            return a;
        }

        (Magnitude large, Magnitude small) = a._exponent >= b._exponent ? (a, b) : (b, a);
        int distance = large._exponent - small._exponent;

        // 31 bits below the last of the larger one; what is shifted out counts as one more.
        ulong rest = distance <= Size - 1 ? small._mantissa << (Size - 1 - distance)
            : distance >= (2 * Size) - 1 ? 1
            : (small._mantissa >> (distance - Size + 1)) + 1;
        return Rounded((large._mantissa << (Size - 1)) + rest, (long)large._exponent - Size + 1);
    }

    /// <summary>A bound of the product; 0 where one is 0.</summary>
    public static Magnitude operator *(Magnitude a, Magnitude b) =>
        a.IsZero || b.IsZero ? Zero
        : a.IsInfinite || b.IsInfinite ? Infinite
        : Rounded(a._mantissa * b._mantissa, (long)a._exponent + b._exponent);

    private static Magnitude Rounded(ulong mantissa, long exponent)
    {
        if (mantissa == 0)
        {
            return Zero;
        }

        int excess = Size - BitOperations.LeadingZeroCount(mantissa);
        if (excess > 0)
        {
            bool exact = (mantissa & ((1UL << excess) - 1)) == 0;
            mantissa = (mantissa >> excess) + (exact ? 0UL : 1UL);
            if (mantissa >> Size != 0)
            {
                mantissa >>= 1;
                excess++;
            }
        }
        else
        {
            mantissa <<= -excess;
        }

        exponent += excess;
        return exponent > LargestExponent ? Infinite
            : exponent < -LargestExponent ? new(1UL << (Size - 1), -LargestExponent)
            : new(mantissa, (int)exponent);
    }
}
