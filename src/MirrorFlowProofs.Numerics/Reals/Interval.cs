using System.Numerics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A closed interval of real numbers with doubles as ends: an enclosure. The contract, once for all members: if the
/// arguments contain real numbers, the result contains the exact result at these numbers (the fundamental property of
/// interval arithmetic; R. E. Moore, R. B. Kearfott, M. J. Cloud, <i>Introduction to Interval Analysis</i>, SIAM 2009,
/// chapter 5).
/// </summary>
/// <remarks>
/// Ends may be infinite: then the set is unbounded on that side. A function that is not defined on the whole of its argument
/// gives <see cref="Undefined"/>, which contains nothing and makes every further result undefined. The default value is
/// [0, 0]. Sums, products, quotients and roots are the tightest intervals of doubles (<see cref="Directed"/>); exp, log and
/// their neighbours are at most one unit wider at each end (<see cref="VerifiedFunctions"/>).
/// Comparisons are the certain ones: <c>a &lt; b</c> says that every number of a is below every number of b, and
/// <c>a == b</c> that both are the same single number; so <c>!(a &lt; b)</c> says nothing. <see cref="CompareTo"/> orders by
/// the lower, then the upper end, for sorting only. Two doubles, immutable, safe from any thread.
/// </remarks>
public readonly partial struct Interval : IReal<Interval>
{
    private readonly double _lower;
    private readonly double _upper;

    private Interval(double lower, double upper) => (_lower, _upper) = (lower, upper);

    /// <summary>The lower end; NaN when undefined.</summary>
    public double Lower => _lower;

    /// <summary>The upper end; NaN when undefined.</summary>
    public double Upper => _upper;

    /// <summary>No value: the result of a function outside its domain.</summary>
    public static Interval Undefined => new(double.NaN, double.NaN);

    /// <summary>All real numbers.</summary>
    public static Interval Entire => new(double.NegativeInfinity, double.PositiveInfinity);

    /// <inheritdoc/>
    public static Interval Zero => default;

    /// <inheritdoc/>
    public static Interval One => new(1, 1);

    /// <inheritdoc/>
    public static Interval Epsilon => new(1.1102230246251565e-16, 1.1102230246251565e-16);

    /// <inheritdoc/>
    public static Interval Ln2 => new(0.6931471805599453, 0.6931471805599454);

    /// <summary>Whether it has no value.</summary>
    public bool IsUndefined => double.IsNaN(_lower);

    /// <summary>Whether it is a single number.</summary>
    public bool IsPoint => _lower == _upper;

    /// <summary>The width, rounded up; infinite where unbounded, NaN where undefined.</summary>
    public double Width => Directed.AddUp(_upper, -_lower);

    /// <summary>A number in it: the middle, rounded.</summary>
    public double Middle => double.IsInfinity(_lower) || double.IsInfinity(_upper)
        ? Math.Clamp(0, double.IsInfinity(_lower) ? double.MinValue : _lower, double.IsInfinity(_upper) ? double.MaxValue : _upper)
        : Math.Clamp((0.5 * _lower) + (0.5 * _upper), _lower, _upper);

    /// <summary>The interval of a double.</summary>
    public static implicit operator Interval(double value) => FromDouble(value);

    /// <summary>The interval from <paramref name="lower"/> to <paramref name="upper"/>.</summary>
    /// <exception cref="ArgumentException">The ends are not in order, or not numbers.</exception>
    public static Interval Of(double lower, double upper) => lower <= upper && lower < double.PositiveInfinity && upper > double.NegativeInfinity
        ? new(lower, upper)
        : throw new ArgumentException($"expected ends in order, found {lower:R} and {upper:R}");

    /// <inheritdoc/>
    /// <remarks>An infinite double is a limit and no number: the interval from the largest finite one to it.</remarks>
    public static Interval FromDouble(double value) => double.IsFinite(value) ? new(value, value)
        : double.IsNaN(value) ? Undefined
        : value > 0 ? new(double.MaxValue, value)
        : new(value, double.MinValue);

    /// <inheritdoc/>
    /// <remarks>The tightest interval: the rational is compared with its ends exactly.</remarks>
    public static Interval FromRational(BigInteger numerator, BigInteger denominator) =>
        new(Directed.RationalDown(numerator, denominator), Directed.RationalUp(numerator, denominator));

    /// <inheritdoc/>
    /// <remarks>The middle.</remarks>
    public static double ToDouble(Interval value) => value.Middle;

    /// <inheritdoc/>
    public static bool IsFinite(Interval value) => double.IsFinite(value._lower) && double.IsFinite(value._upper);

    /// <summary>Whether the number lies in it.</summary>
    public bool Contains(double value) => _lower <= value && value <= _upper;

    /// <summary>Whether all of the other lies in it.</summary>
    public bool Contains(Interval other) => _lower <= other._lower && other._upper <= _upper;

    /// <summary>Whether all of it lies strictly inside the other.</summary>
    public bool IsInterior(Interval other) =>
        (other._lower < _lower || double.IsNegativeInfinity(other._lower)) && (_upper < other._upper || double.IsPositiveInfinity(other._upper));

    /// <summary>The smallest interval that contains both; undefined when one is.</summary>
    public static Interval Hull(Interval a, Interval b) => new(Math.Min(a._lower, b._lower), Math.Max(a._upper, b._upper));

    /// <summary>Negation.</summary>
    public static Interval operator -(Interval value) => new(-value._upper, -value._lower);

    /// <summary>Certainly less.</summary>
    public static bool operator <(Interval left, Interval right) => left._upper < right._lower;

    /// <summary>Certainly greater.</summary>
    public static bool operator >(Interval left, Interval right) => right < left;

    /// <summary>Certainly less or equal.</summary>
    public static bool operator <=(Interval left, Interval right) => left._upper <= right._lower;

    /// <summary>Certainly greater or equal.</summary>
    public static bool operator >=(Interval left, Interval right) => right <= left;

    /// <summary>Certainly equal: both the same single number.</summary>
    public static bool operator ==(Interval left, Interval right) =>
        left.IsPoint && right.IsPoint && left._lower == right._lower;

    /// <summary>Certainly different: nothing lies in both.</summary>
    public static bool operator !=(Interval left, Interval right) => left < right || right < left;

    /// <inheritdoc/>
    public int CompareTo(Interval other)
    {
        int lower = _lower.CompareTo(other._lower);
        return lower != 0 ? lower : _upper.CompareTo(other._upper);
    }

    /// <inheritdoc/>
    /// <remarks>The same ends, as for a key in a dictionary.</remarks>
    public bool Equals(Interval other) => _lower.Equals(other._lower) && _upper.Equals(other._upper);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Interval other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_lower, _upper);

    /// <inheritdoc/>
    /// <remarks><c>[lower, upper]</c>, the ends rounded outward.</remarks>
    public static string Format(Interval value, int digits) => value.IsUndefined
        ? "undefined"
        : $"[{Rounding.FormatDown(value._lower, digits)}, {Rounding.FormatUp(value._upper, digits)}]";

    /// <summary>The interval with ends to 17 digits, rounded outward, culture invariant.</summary>
    public override string ToString() => Format(this, 17);
}
