using System.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The real numbers at a distance of at most a radius from a midpoint: an enclosure of any precision. The contract is that
/// of <see cref="Interval"/>: if the arguments contain real numbers, the result contains the exact result at these numbers.
/// </summary>
/// <remarks>
/// <para>
/// The midpoint is a <see cref="Dyadic"/> of at most <c>TPrecision.Bits</c> bits, so relative precision does not depend on
/// size; the radius has 32 bits and is always rounded up. Source of the design: F. Johansson, "Arb: efficient
/// arbitrary-precision midpoint-radius interval arithmetic", IEEE Trans. Comput. 66 (2017) 1281-1292. An operation on
/// balls costs one operation on midpoints, where one on intervals costs two.
/// </para>
/// <para>
/// An infinite radius says that nothing is known, also that the number may not exist: <see cref="Indeterminate"/> is the
/// result of a function that may be undefined on its argument, and of a number that leaves 2^-4194304 .. 2^4194304 upwards.
/// It makes every further result indeterminate and compares false with everything. The default value is 0.
/// Comparisons are the certain ones, as for <see cref="Interval"/>; <see cref="CompareTo"/> orders by midpoint, then radius,
/// for sorting only. Immutable, safe from any thread.
/// </para>
/// </remarks>
/// <typeparam name="TPrecision">Bits of the midpoint.</typeparam>
public readonly partial struct Ball<TPrecision> : IReal<Ball<TPrecision>>
    where TPrecision : IPrecision
{
    // An end of a ball is rounded outward to this many bits more than the midpoint has: below the last bit of the radius.
    private const int EndBits = 40;

    private readonly Magnitude _radius;

    private Ball(Dyadic middle, Magnitude radius) => (Middle, _radius) = (middle, radius);

    /// <summary>The midpoint.</summary>
    public Dyadic Middle { get; }

    /// <summary>The radius, or null where it is infinite.</summary>
    public Dyadic? Radius => _radius.IsInfinite ? null : _radius.ToDyadic();

    /// <summary>Nothing known.</summary>
    public static Ball<TPrecision> Indeterminate => new(default, Magnitude.Infinite);

    /// <inheritdoc/>
    public static Ball<TPrecision> Zero => default;

    /// <inheritdoc/>
    public static Ball<TPrecision> One => new(Dyadic.One, default);

    /// <inheritdoc/>
    public static Ball<TPrecision> Epsilon => new(Dyadic.One.Scale(-TPrecision.Bits), default);

    /// <inheritdoc/>
    public static Ball<TPrecision> Ln2 => Of(Constants.Ln2(TPrecision.Bits + Guard));

    /// <summary>Whether it is a single number.</summary>
    public bool IsPoint => _radius.IsZero;

    /// <summary>The numbers of an interval; indeterminate for null.</summary>
    public static Ball<TPrecision> Of(DyadicInterval? interval) => interval is not { } i ? Indeterminate
        : i.IsPoint ? Rounded(i.Lower, default)
        : Rounded((i.Lower + i.Upper).Scale(-1), Magnitude.Of(i.Upper - i.Lower).Scale(-1));

    /// <summary>The rational number.</summary>
    public static Ball<TPrecision> Of(Rational value) => Of(DyadicInterval.Of(value, TPrecision.Bits + Guard));

    /// <inheritdoc/>
    public static Ball<TPrecision> FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            return Indeterminate;
        }

        (BigInteger mantissa, int exponent) = Rounding.Exact(value);
        return new(Dyadic.Of(mantissa, exponent), default);
    }

    /// <inheritdoc/>
    public static Ball<TPrecision> FromRational(BigInteger numerator, BigInteger denominator) => Of(new Rational(numerator, denominator));

    /// <summary>An interval that contains it and is at most 2^-39 times wider; null where indeterminate.</summary>
    public DyadicInterval? ToInterval() => Ends(TPrecision.Bits + EndBits);

    /// <summary>Whether the number lies in it.</summary>
    public bool Contains(Rational value) =>
        _radius.IsInfinite || Rational.Abs(value - Middle.ToRational()) <= _radius.ToDyadic().ToRational();

    /// <inheritdoc/>
    /// <remarks>The midpoint.</remarks>
    public static double ToDouble(Ball<TPrecision> value)
    {
        Dyadic middle = value.Middle;
        return value._radius.IsInfinite ? double.NaN
            : middle.IsZero ? 0
            : middle.Top > 1100 ? middle.Sign * double.PositiveInfinity
            : middle.Top < -1200 ? 0
            : Rounding.Nearest(middle.Mantissa << Math.Max(0, middle.Exponent), BigInteger.One << Math.Max(0, -middle.Exponent));
    }

    /// <inheritdoc/>
    public static bool IsFinite(Ball<TPrecision> value) => !value._radius.IsInfinite;

    /// <summary>
    /// Sum: the midpoints add up to a number that is rounded, and so do the radii. Where a midpoint is far below the last
    /// bit of the other, it is only a part of the radius.
    /// </summary>
    public static Ball<TPrecision> operator +(Ball<TPrecision> left, Ball<TPrecision> right)
    {
        (Dyadic a, Dyadic b) = (left.Middle, right.Middle);
        Magnitude radius = left._radius + right._radius;
        if (!a.IsZero && !b.IsZero)
        {
            (Dyadic large, Dyadic small) = a.Top >= b.Top ? (a, b) : (b, a);
            if (large.Top - small.Top > TPrecision.Bits + 2)
            {
                return Rounded(large, radius + Magnitude.Of(small));
            }
        }

        return Rounded(a + b, radius);
    }

    /// <summary>Difference.</summary>
    public static Ball<TPrecision> operator -(Ball<TPrecision> left, Ball<TPrecision> right) => left + -right;

    /// <summary>Negation.</summary>
    public static Ball<TPrecision> operator -(Ball<TPrecision> value) => new(-value.Middle, value._radius);

    /// <summary>Product: |(a + d)(b + e) - a b| &lt;= |a| |e| + |b| |d| + |d| |e|.</summary>
    public static Ball<TPrecision> operator *(Ball<TPrecision> left, Ball<TPrecision> right) =>
        left._radius.IsInfinite || right._radius.IsInfinite ? Indeterminate
        : left._radius.IsZero && right._radius.IsZero ? Rounded(left.Middle * right.Middle, default)
        : Rounded(
            left.Middle * right.Middle,
            (Magnitude.Of(left.Middle) * right._radius) + ((Magnitude.Of(right.Middle) + right._radius) * left._radius));

    /// <summary>
    /// Quotient; indeterminate for a divisor that contains 0. With c a lower bound of the size of the divisor,
    /// |(a + d)/(b + e) - a/b| = |d - e a/b|/|b + e| &lt;= (|d| + |e| |a/b|)/c.
    /// </summary>
    public static Ball<TPrecision> operator /(Ball<TPrecision> left, Ball<TPrecision> right)
    {
        if (left._radius.IsInfinite || right._radius.IsInfinite || right.Middle.IsZero)
        {
            return Indeterminate;
        }

        Dyadic least = Dyadic.AddDown(Dyadic.Abs(right.Middle), -right._radius.ToDyadic(), EndBits);
        if (least.Sign <= 0)
        {
            return Indeterminate;
        }

        Dyadic quotient = Dyadic.DivideDown(left.Middle, right.Middle, TPrecision.Bits);
        bool exact = quotient.IsZero
            || (quotient.Top - quotient.Exponent < TPrecision.Bits - 2 && quotient * right.Middle == left.Middle);
        Magnitude error = exact ? default : Unit(quotient);
        Magnitude spread = left._radius + ((Magnitude.Of(quotient) + error) * right._radius);
        return Within(quotient, error + spread.Over(least));
    }

    /// <summary>Certainly less.</summary>
    public static bool operator <(Ball<TPrecision> left, Ball<TPrecision> right) =>
        left.ToInterval() is { } a && right.ToInterval() is { } b && a.Upper < b.Lower;

    /// <summary>Certainly greater.</summary>
    public static bool operator >(Ball<TPrecision> left, Ball<TPrecision> right) => right < left;

    /// <summary>Certainly less or equal.</summary>
    public static bool operator <=(Ball<TPrecision> left, Ball<TPrecision> right) =>
        left.ToInterval() is { } a && right.ToInterval() is { } b && a.Upper <= b.Lower;

    /// <summary>Certainly greater or equal.</summary>
    public static bool operator >=(Ball<TPrecision> left, Ball<TPrecision> right) => right <= left;

    /// <summary>Certainly equal: both the same single number.</summary>
    public static bool operator ==(Ball<TPrecision> left, Ball<TPrecision> right) =>
        left.IsPoint && right.IsPoint && left.Middle == right.Middle;

    /// <summary>Certainly different: nothing lies in both.</summary>
    public static bool operator !=(Ball<TPrecision> left, Ball<TPrecision> right) => left < right || right < left;

    /// <inheritdoc/>
    public int CompareTo(Ball<TPrecision> other)
    {
        int middle = Middle.CompareTo(other.Middle);
        return middle != 0 ? middle
            : _radius.IsInfinite || other._radius.IsInfinite ? _radius.IsInfinite.CompareTo(other._radius.IsInfinite)
            : _radius.ToDyadic().CompareTo(other._radius.ToDyadic());
    }

    /// <inheritdoc/>
    /// <remarks>The same midpoint and radius, as for a key in a dictionary.</remarks>
    public bool Equals(Ball<TPrecision> other) => Middle.Equals(other.Middle) && _radius.Equals(other._radius);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Ball<TPrecision> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Middle, _radius);

    /// <inheritdoc/>
    /// <remarks><c>[lower, upper]</c>, the ends rounded outward.</remarks>
    public static string Format(Ball<TPrecision> value, int digits) => value.ToInterval() is { } ends
        ? $"[{OutwardDecimal.Down(ends.Lower.ToRational(), digits)}, {OutwardDecimal.Up(ends.Upper.ToRational(), digits)}]"
        : "indeterminate";

    /// <summary>The ends to 17 digits, rounded outward, culture invariant.</summary>
    public override string ToString() => Format(this, 17);

    /// <summary>The ends, rounded outward.</summary>
    private DyadicInterval? Ends(int bits) => _radius.IsInfinite ? null
        : _radius.IsZero ? DyadicInterval.Point(Middle).Round(bits)
        : new DyadicInterval(
            Dyadic.AddDown(Middle, -_radius.ToDyadic(), bits),
            Dyadic.AddUp(Middle, _radius.ToDyadic(), bits));

    /// <summary>The midpoint rounded down, the rounding error in the radius.</summary>
    private static Ball<TPrecision> Rounded(Dyadic exact, Magnitude radius)
    {
        if (exact.IsZero || exact.Top - exact.Exponent <= TPrecision.Bits)
        {
            return Within(exact, radius);
        }

        Dyadic middle = exact.RoundDown(TPrecision.Bits);
        return Within(middle, radius + Unit(middle));
    }

    /// <summary>A bound of the error of a number that was rounded down to the number of bits.</summary>
    private static Magnitude Unit(Dyadic rounded) => Magnitude.PowerOfTwo(rounded.Top - TPrecision.Bits);

    private static Ball<TPrecision> Within(Dyadic middle, Magnitude radius) =>
        radius.IsInfinite || middle.Top > LargestTop ? Indeterminate
        : middle.Top < -LargestTop && !middle.IsZero ? new(default, radius + Magnitude.Of(middle))
        : new(middle, radius);
}
