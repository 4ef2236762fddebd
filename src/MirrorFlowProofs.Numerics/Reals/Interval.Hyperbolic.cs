using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics;

/// <content>
/// The hyperbolic sine and cosine and the inverse functions. sinh, arcsinh and arctan are odd and increase, cosh is even and
/// increases from 0 on, so the ends decide.
/// </content>
public readonly partial struct Interval
{
    // sinh and cosh are certainly above the largest double from here on: arcsinh of it is 710.4758...
    private const double SinhOverflows = 710.48;

    // Below this size x^3 is less than half a unit in the last place of x, and x^2 of 1.
    private const double Small = 1e-9;

    // 128 bits carry whatever the exact side makes of two doubles.
    private const int ExactSideBits = 128;

    /// <inheritdoc/>
    public static bool IsEnclosure => true;

    /// <summary>The hyperbolic sine.</summary>
    public static Interval Sinh(Interval value) => value.IsUndefined ? value
        : new(Odd(value._lower, SinhDown, SinhUp), Odd(value._upper, SinhUp, SinhDown));

    /// <summary>The hyperbolic cosine.</summary>
    public static Interval Cosh(Interval value) => value.IsUndefined ? value
        : Abs(value) is var size ? new(CoshEnd(size._lower, -1), CoshEnd(size._upper, 1)) : value;

    /// <summary>The inverse hyperbolic sine.</summary>
    public static Interval Arcsinh(Interval value) => value.IsUndefined ? value
        : new(Odd(value._lower, ArcsinhDown, ArcsinhUp), Odd(value._upper, ArcsinhUp, ArcsinhDown));

    /// <summary>The inverse tangent, in (-pi/2, pi/2).</summary>
    public static Interval Arctan(Interval value) => value.IsUndefined ? value
        : new(Odd(value._lower, ArctanDown, ArctanUp), Odd(value._upper, ArctanUp, ArctanDown));

    /// <inheritdoc/>
    public static Interval Through(
        Func<IReadOnlyList<DyadicInterval>, int, DyadicInterval?> function, IReadOnlyList<Interval> arguments) =>
        arguments.Any(a => a.IsUndefined) ? Undefined
        : arguments.All(IsFinite) && function([.. arguments.Select(ToDyadic)], ExactSideBits) is { } value
            ? new(Down(value.Lower), -Down(-value.Upper))
        : Entire;

    /// <summary>A bound of an odd function at x from those at |x|, which turn round below 0.</summary>
    private static double Odd(double x, Func<double, double> same, Func<double, double> turned) =>
        x == 0 ? 0 : x > 0 ? same(x) : -turned(-x);

    // sinh x - x lies between 0 and x^3, less than a unit in the last place of a small x.
    private static double SinhDown(double x) => x < Small ? x
        : x > SinhOverflows ? double.MaxValue
        : VerifiedFunctions.Sinh(x) is var (value, k) ? Directed.ScaleDown(Down(value), k) : 0;

    private static double SinhUp(double x) => x < Small ? Math.BitIncrement(x)
        : x > SinhOverflows ? double.PositiveInfinity
        : VerifiedFunctions.Sinh(x) is var (value, k) ? Directed.ScaleUp(Up(value), k) : 0;

    private static double CoshEnd(double x, int direction) => x == 0 ? 1
        : x > SinhOverflows ? (direction < 0 ? double.MaxValue : double.PositiveInfinity)
        : x < Small ? (direction < 0 ? 1 : Math.BitIncrement(1))
        : VerifiedFunctions.Cosh(x) is var (value, k)
            ? direction < 0 ? Math.Max(1, Directed.ScaleDown(Down(value), k)) : Directed.ScaleUp(Up(value), k)
            : 0;

    // arcsinh x and arctan x lie between x - x^3 and x.
    private static double ArcsinhDown(double x) => x < Small ? Math.BitDecrement(x)
        : double.IsInfinity(x) ? double.MaxValue
        : Down(VerifiedFunctions.Arcsinh(x));

    private static double ArcsinhUp(double x) => x < Small || double.IsInfinity(x) ? x : Up(VerifiedFunctions.Arcsinh(x));

    private static double ArctanDown(double x) => x < Small ? Math.BitDecrement(x)
        : Down(VerifiedFunctions.Arctan(Math.Min(x, double.MaxValue)));

    private static double ArctanUp(double x) => x < Small ? x : Up(VerifiedFunctions.Arctan(Math.Min(x, double.MaxValue)));

    private static DyadicInterval ToDyadic(Interval value) => new(Exact(value._lower), Exact(value._upper));

    private static Dyadic Exact(double value)
    {
        (System.Numerics.BigInteger mantissa, int exponent) = Rounding.Exact(value);
        return Dyadic.Of(mantissa, exponent);
    }

    /// <summary>The largest double that is not above.</summary>
    private static double Down(Dyadic value) => value.IsZero ? 0
        : value.Top > 1024 ? (value.Sign > 0 ? double.MaxValue : double.NegativeInfinity)
        : value.Top < -1074 ? (value.Sign > 0 ? 0 : -double.Epsilon)
        : Directed.RationalDown(
            value.Mantissa << Math.Max(0, value.Exponent), System.Numerics.BigInteger.One << Math.Max(0, -value.Exponent));
}
