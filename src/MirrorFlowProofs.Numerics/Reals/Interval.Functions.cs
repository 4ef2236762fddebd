namespace MirrorFlowProofs.Numerics;

/// <content>
/// Elementary functions. Each is monotone in each argument on the pieces used, so its range is enclosed by its values at the
/// ends, rounded outward from <see cref="VerifiedFunctions"/>.
/// </content>
public readonly partial struct Interval
{
    // Beyond these the exponential is certainly above the largest, or below half the smallest double.
    private const double ExpOverflows = 709.79;
    private const double ExpVanishes = -745.2;

    // Below this size f(x) = x + O(x^2) is x up to far less than a unit, and products of double-doubles would underflow.
    private const double Tiny = 1e-140;

    /// <inheritdoc/>
    public static int Exponent(Interval value) => Float64.Exponent(Math.Max(Math.Abs(value._lower), Math.Abs(value._upper)));

    /// <inheritdoc/>
    public static Interval ScaleB(Interval value, int power) =>
        new(Directed.ScaleDown(value._lower, power), Directed.ScaleUp(value._upper, power));

    /// <inheritdoc/>
    public static Interval Abs(Interval value) => value._lower >= 0 ? value
        : value._upper <= 0 ? -value
        : value.IsUndefined ? value
        : new(0, Math.Max(-value._lower, value._upper));

    /// <inheritdoc/>
    public static Interval Sqrt(Interval value) => value._lower >= 0
        ? new(Directed.SqrtDown(value._lower), Directed.SqrtUp(value._upper))
        : Undefined;

    /// <inheritdoc/>
    public static Interval Exp(Interval value) => value.IsUndefined ? value : new(ExpDown(value._lower), ExpUp(value._upper));

    /// <inheritdoc/>
    public static Interval ExpM1(Interval value) => value.IsUndefined ? value : new(ExpM1Down(value._lower), ExpM1Up(value._upper));

    /// <inheritdoc/>
    /// <remarks>Unbounded below where the argument reaches 0; undefined where it goes below.</remarks>
    public static Interval Log(Interval value) => value._lower >= 0 && value._upper > 0
        ? new(LogEnd(value._lower, Down), LogEnd(value._upper, Up))
        : Undefined;

    /// <inheritdoc/>
    /// <remarks>Unbounded below where the argument reaches -1; undefined where it goes below.</remarks>
    public static Interval Log1P(Interval value) => value._lower >= -1 && value._upper > -1
        ? new(Log1PEnd(value._lower, Down, Math.BitDecrement), Log1PEnd(value._upper, Up, x => x))
        : Undefined;

    /// <inheritdoc/>
    /// <remarks>
    /// x^y = exp(y log x), monotone in x and in y: the extremes are at the corners, and at x = 1 or y = 0, where it is 1.
    /// 0^0 is 1; 0 to a negative power unbounded; undefined where the base goes below 0.
    /// </remarks>
    public static Interval Pow(Interval value, Interval exponent)
    {
        if (!(value._lower >= 0) || exponent.IsUndefined)
        {
            return Undefined;
        }

        Interval result = Hull(
            Hull(PowEnd(value._lower, exponent._lower), PowEnd(value._lower, exponent._upper)),
            Hull(PowEnd(value._upper, exponent._lower), PowEnd(value._upper, exponent._upper)));
        return exponent.Contains(0) || value.Contains(1) ? Hull(result, One) : result;
    }

    /// <summary>x^y at two doubles, which may be the ends of unbounded intervals.</summary>
    private static Interval PowEnd(double x, double y)
    {
        if (y == 0 || x == 1)
        {
            return One;
        }

        if (x == 0 || double.IsInfinity(x) || double.IsInfinity(y))
        {
            bool grows = x > 1 == y > 0;
            return grows ? new(double.MaxValue, double.PositiveInfinity) : x == 0 ? Zero : new(0, double.Epsilon);
        }

        DoubleDouble log = VerifiedFunctions.Log(x);
        DoubleDouble power = log * y;

        // exp turns the absolute error of its argument into a relative one: |power| 2^-79, at most 2^-69.
        double error = Math.Abs(power.High) * 2 * VerifiedFunctions.RelativeError;
        if (power.High > ExpOverflows + 1 || power.High < ExpVanishes - 1)
        {
            return power.High > 0 ? new(double.MaxValue, double.PositiveInfinity) : new(0, double.Epsilon);
        }

        (DoubleDouble value, int k) = VerifiedFunctions.Exp(power);
        error += 2 * VerifiedFunctions.RelativeError;
        return new(
            Math.Max(0, Directed.ScaleDown(Rounded(value, error, -1), k)),
            Directed.ScaleUp(Rounded(value, error, 1), k));
    }

    private static double ExpDown(double x) => x == 0 ? 1
        : x < ExpVanishes ? 0
        : x > ExpOverflows ? double.MaxValue
        : VerifiedFunctions.Exp(x) is var (value, k) ? Directed.ScaleDown(Down(value), k) : 0;

    private static double ExpUp(double x) => x == 0 ? 1
        : x < ExpVanishes ? double.Epsilon
        : x > ExpOverflows ? double.PositiveInfinity
        : VerifiedFunctions.Exp(x) is var (value, k) ? Directed.ScaleUp(Up(value), k) : 0;

    private static double ExpM1Down(double x) => Math.Abs(x) < Tiny ? x
        : Math.Abs(x) <= 0.5 ? Down(VerifiedFunctions.SmallExpM1(x))
        : Directed.AddDown(ExpDown(x), -1);

    // exp(x) - 1 - x lies between 0 and x^2, which is less than a unit in the last place of a tiny x.
    private static double ExpM1Up(double x) => Math.Abs(x) < Tiny ? (x == 0 ? 0 : Math.BitIncrement(x))
        : Math.Abs(x) <= 0.5 ? Up(VerifiedFunctions.SmallExpM1(x))
        : Directed.AddUp(ExpUp(x), -1);

    private static double LogEnd(double x, Func<DoubleDouble, double> round) => x == 0 ? double.NegativeInfinity
        : double.IsPositiveInfinity(x) ? x
        : round(VerifiedFunctions.Log(x));

    // log(1 + x) - x lies between -x^2 and 0.
    private static double Log1PEnd(double x, Func<DoubleDouble, double> round, Func<double, double> tiny) =>
        x == -1 ? double.NegativeInfinity
        : double.IsPositiveInfinity(x) ? x
        : x == 0 ? 0
        : Math.Abs(x) < Tiny ? tiny(x)
        : x is > -0.25 and < 0.4 ? round(VerifiedFunctions.SmallLog1P(x))
        : round(VerifiedFunctions.Log((DoubleDouble)1 + x));

    private static double Down(DoubleDouble value) => Rounded(value, VerifiedFunctions.RelativeError, -1);

    private static double Up(DoubleDouble value) => Rounded(value, VerifiedFunctions.RelativeError, 1);

    /// <summary>
    /// The high part, moved one unit down (up) unless the low part is certainly at least (at most) 0: the exact value is
    /// High + Low with an error of at most 2 relativeError |High|, and |Low| is at most half a unit.
    /// </summary>
    private static double Rounded(DoubleDouble value, double relativeError, int direction)
    {
        double error = 2 * relativeError * Math.Abs(value.High);
        return direction < 0
            ? value.Low >= error ? value.High : Math.BitDecrement(value.High)
            : value.Low <= -error ? value.High : Math.BitIncrement(value.High);
    }
}
