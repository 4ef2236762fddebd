using System.Numerics;
using System.Runtime.CompilerServices;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// An unevaluated sum of two doubles, |Low| at most half a unit in the last place of High: about 32 decimal digits.
/// </summary>
/// <remarks>
/// Source: T. J. Dekker, Numer. Math. 18 (1971) 224-242; Y. Hida, X. S. Li, D. H. Bailey, "Library for double-double
/// and quad-double arithmetic" (2007).
/// Range: that of double; below about 1e-292 the low part is lost to underflow and precision falls to 53 bits.
/// Relative error of +, -, *, / below 2^-104; of sqrt, exp, log, log1p, expm1 below about 1e-31; of pow below about
/// 1e-31 (1 + |exponent log(value)|). Products within a factor 2^53 of overflow may give infinity early.
/// The default value is 0. Infinity and NaN carry Low = 0 and behave as in double; NaN compares false with everything.
/// Immutable, thread safe; the order is that of the values.
/// </remarks>
public readonly partial struct DoubleDouble : IReal<DoubleDouble>
{
    private DoubleDouble(double high, double low)
    {
        High = high;
        Low = low;
    }

    /// <summary>The leading part: the value rounded to double.</summary>
    public double High { get; }

    /// <summary>The rest.</summary>
    public double Low { get; }

    /// <inheritdoc/>
    public static DoubleDouble Zero => default;

    /// <inheritdoc/>
    public static DoubleDouble One => new(1, 0);

    /// <inheritdoc/>
    public static DoubleDouble Epsilon => new(4.930380657631324e-32, 0);

    /// <inheritdoc/>
    public static DoubleDouble Ln2 => new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>The double, exactly.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <inheritdoc/>
    public static DoubleDouble FromDouble(double value) => new(value, 0);

    /// <inheritdoc/>
    public static DoubleDouble FromRational(BigInteger numerator, BigInteger denominator)
    {
        double high = Rounding.Nearest(numerator, denominator);
        if (!double.IsFinite(high) || high == 0)
        {
            return new(high, 0);
        }

        (BigInteger mantissa, int exponent) = Rounding.Exact(high);
        BigInteger scale = BigInteger.One << Math.Abs(exponent);
        double low = exponent < 0
            ? Rounding.Nearest((numerator * scale) - (mantissa * denominator), denominator * scale)
            : Rounding.Nearest(numerator - (mantissa * scale * denominator), denominator);
        return Renormalised(high, low);
    }

    /// <summary>The number with these parts, as <see cref="High"/> and <see cref="Low"/> gave them.</summary>
    internal static DoubleDouble OfParts(double high, double low) => new(high, low);

    /// <inheritdoc/>
    public static double ToDouble(DoubleDouble value) => value.High;

    /// <inheritdoc/>
    public static bool IsFinite(DoubleDouble value) => double.IsFinite(value.High);

    /// <inheritdoc/>
    public static DoubleDouble Abs(DoubleDouble value) => value.High < 0 ? -value : value;

    /// <inheritdoc/>
    public static int Exponent(DoubleDouble value)
    {
        int exponent = Math.ILogB(value.High);
        bool justBelow = value.Low != 0 && (value.Low < 0) == (value.High > 0)
            && Math.ScaleB(1, exponent) == Math.Abs(value.High);
        return justBelow ? exponent - 1 : exponent;
    }

    /// <inheritdoc/>
    public static DoubleDouble ScaleB(DoubleDouble value, int power) =>
        Renormalised(Math.ScaleB(value.High, power), Math.ScaleB(value.Low, power));

    /// <inheritdoc/>
    public static string Format(DoubleDouble value, int digits) => Rounding.Format(value.High, value.Low, digits);

    /// <summary>Sum.</summary>
    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        (double s, double e) = TwoSum(left.High, right.High);
        (double t, double f) = TwoSum(left.Low, right.Low);
        (s, e) = QuickTwoSum(s, e + t);
        return Renormalised(s, e + f);
    }

    /// <summary>Difference.</summary>
    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + -right;

    /// <summary>Product.</summary>
    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        double p = left.High * right.High;
        double e = Math.FusedMultiplyAdd(left.High, right.High, -p);
        return Renormalised(p, e + ((left.High * right.Low) + (left.Low * right.High)));
    }

    /// <summary>Quotient.</summary>
    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        double q1 = left.High / right.High;
        if (!double.IsFinite(q1) || double.IsInfinity(right.High))
        {
            return new(q1, 0);
        }

        DoubleDouble rest = left - (right * q1);
        double q2 = rest.High / right.High;
        rest -= right * q2;
        double q3 = rest.High / right.High;
        (q1, q2) = QuickTwoSum(q1, q2);
        return new DoubleDouble(q1, q2) + new DoubleDouble(q3, 0);
    }

    /// <summary>Negation.</summary>
    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    /// <summary>Less.</summary>
    public static bool operator <(DoubleDouble left, DoubleDouble right) =>
        left.High < right.High || (left.High == right.High && left.Low < right.Low);

    /// <summary>Greater.</summary>
    public static bool operator >(DoubleDouble left, DoubleDouble right) => right < left;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(DoubleDouble left, DoubleDouble right) =>
        left.High < right.High || (left.High == right.High && left.Low <= right.Low);

    /// <summary>Greater or equal.</summary>
    public static bool operator >=(DoubleDouble left, DoubleDouble right) => right <= left;

    /// <summary>Equal values.</summary>
    public static bool operator ==(DoubleDouble left, DoubleDouble right) =>
        left.High == right.High && left.Low == right.Low;

    /// <summary>Different values.</summary>
    public static bool operator !=(DoubleDouble left, DoubleDouble right) => !(left == right);

    /// <inheritdoc/>
    public int CompareTo(DoubleDouble other)
    {
        int high = High.CompareTo(other.High);
        return high != 0 ? high : Low.CompareTo(other.Low);
    }

    /// <inheritdoc/>
    public bool Equals(DoubleDouble other) => High.Equals(other.High) && Low.Equals(other.Low);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DoubleDouble other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(High, Low);

    /// <summary>The value to 32 digits, culture invariant.</summary>
    public override string ToString() => Format(this, 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Sum, double Error) TwoSum(double a, double b)
    {
        double s = a + b;
        double v = s - a;
        return (s, (a - (s - v)) + (b - v));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Sum, double Error) QuickTwoSum(double a, double b)
    {
        double s = a + b;
        return (s, b - (s - a));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble Renormalised(double high, double low)
    {
        double s = high + low;
        if (!double.IsFinite(s))
        {
            return new(double.IsFinite(high) ? s : high, 0);
        }

        return new(s, low - (s - high));
    }
}
