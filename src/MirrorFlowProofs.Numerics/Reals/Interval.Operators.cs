using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <content>
/// Sums, products and quotients, both ends at once: the tightest intervals of doubles, by the errors that <see cref="Directed"/> says are exact,
/// without a branch on their signs, which no processor could foresee. Where a result is tiny or huge, it is rounded there.
/// </content>
public readonly partial struct Interval
{
    // Between these sizes residuals are exact, a unit is one in the last place, and nothing overflows on the way.
    private const double SmallOrdinary = 1e-270;
    private const double LargeOrdinary = 1e300;

    /// <summary>Sum.</summary>
    public static Interval operator +(Interval left, Interval right) => Sum(left.Ends, right.Ends);

    /// <summary>Difference.</summary>
    public static Interval operator -(Interval left, Interval right) => Sum(left.Ends, (-right).Ends);

    /// <summary>Product.</summary>
    public static Interval operator *(Interval left, Interval right)
    {
        if (left.IsUndefined || right.IsUndefined)
        {
            return Undefined;
        }

        if (!left.HasSign && !right.HasSign)
        {
            return new(
                Math.Min(Directed.MultiplyDown(left._lower, right._upper), Directed.MultiplyDown(left._upper, right._lower)),
                Math.Max(Directed.MultiplyUp(left._lower, right._lower), Directed.MultiplyUp(left._upper, right._upper)));
        }

        var (a, b) = Factors(left, right);
        var product = a * b;
        return IsOrdinary(product)
            ? From(Outward(product, Vector128.FusedMultiplyAdd(a, b, -product)))
            : new(Directed.MultiplyDown(a[0], b[0]), Directed.MultiplyUp(a[1], b[1]));
    }

    /// <summary>Quotient; undefined for the divisor [0, 0], unbounded where the divisor reaches 0.</summary>
    public static Interval operator /(Interval left, Interval right)
    {
        if (left.IsUndefined || right.IsUndefined || (right._lower == 0 && right._upper == 0))
        {
            return Undefined;
        }

        if (right._lower < 0 && right._upper > 0)
        {
            return left._lower == 0 && left._upper == 0 ? Zero : Entire;
        }

        if (right._upper <= 0)
        {
            return -left / -right;
        }

        // The divisor is positive: the quotient is smallest at the lower end over the divisor that makes it so.
        var divisor = Vector128.Create(left._lower >= 0 ? right._upper : right._lower, left._upper <= 0 ? right._upper : right._lower);
        var quotient = left.Ends / divisor;
        return IsOrdinary(quotient) && IsOrdinary(left.Ends)
            ? From(Outward(quotient, Vector128.FusedMultiplyAdd(-quotient, divisor, left.Ends)))
            : new(DivideDown(left._lower, divisor[0]), -DivideDown(-left._upper, divisor[1]));
    }

    // The lower end, then the upper one.
    private Vector128<double> Ends => Unsafe.BitCast<Interval, Vector128<double>>(this);

    private bool HasSign => _lower >= 0 || _upper <= 0;

    private static Interval From(Vector128<double> ends) => Unsafe.BitCast<Vector128<double>, Interval>(ends);

    private static Interval Sum(Vector128<double> a, Vector128<double> b)
    {
        var sum = a + b;
        if (!Vector128.LessThanAll(Vector128.Abs(sum), Vector128.Create(LargeOrdinary)))
        {
            return new(Directed.AddDown(a[0], b[0]), Directed.AddUp(a[1], b[1]));
        }

        var virtualB = sum - a;
        return From(Outward(sum, (a - (sum - virtualB)) + (b - virtualB)));
    }

    private static bool IsOrdinary(Vector128<double> value)
    {
        var size = Vector128.Abs(value);
        return Vector128.LessThanAll(size, Vector128.Create(LargeOrdinary)) && Vector128.GreaterThanAll(size, Vector128.Create(SmallOrdinary));
    }

    /// <summary>
    /// The lower end a unit down where the error of the rounded value is negative, the upper one up where it is positive. Bits of a positive double
    /// plus 1 are the next one, of a negative one the next below.
    /// </summary>
    private static Vector128<double> Outward(Vector128<double> value, Vector128<double> error)
    {
        var mirrorLower = Vector128.Create(-0.0, 0.0);
        var moves = Vector128.GreaterThan(error ^ mirrorLower, Vector128<double>.Zero).AsInt64();
        var unit = Vector128.LessThan(value ^ mirrorLower, Vector128<double>.Zero).AsInt64() | Vector128<long>.One;
        return (value.AsInt64() + (unit & moves)).AsDouble();
    }

    /// <summary>
    /// The factors of the lower end of a product, then those of the upper one, where not both intervals have numbers of both signs: ends are chosen by
    /// the sign of the other interval, and of one without a sign the end that is farther from 0 meets the larger end of the other.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<double> A, Vector128<double> B) Factors(Interval left, Interval right)
    {
        var a = TurnedUnless(right._lower, left.Ends);
        var b = TurnedUnless(left._lower, right.Ends);
        return !left.HasSign ? (a, Vector128.Create(right._lower >= 0 ? right._upper : right._lower))
            : !right.HasSign ? (Vector128.Create(left._lower >= 0 ? left._upper : left._lower), b)
            : (a, b);
    }

    /// <summary>The ends, upper first unless a number is at least 0.</summary>
    private static Vector128<double> TurnedUnless(double number, Vector128<double> ends) => Vector128.ConditionalSelect(
        Vector128.GreaterThanOrEqual(Vector128.Create(number), Vector128<double>.Zero), ends, Vector128.Shuffle(ends, Vector128.Create(1L, 0L)));

    // A divisor that reaches 0 makes the quotient unbounded on the side of the sign of the dividend.
    private static double DivideDown(double a, double b) =>
        b == 0 ? (a < 0 ? double.NegativeInfinity : 0) : Directed.DivideDown(a, b);
}
