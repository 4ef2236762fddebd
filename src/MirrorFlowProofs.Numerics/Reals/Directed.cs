using System.Numerics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// One operation on doubles with the result rounded down or up: the ends of <see cref="Interval"/>. NaN in, NaN out; an end
/// of an interval that is infinite counts as a limit, so 0 times infinity is 0.
/// </summary>
/// <remarks>
/// The sign of the rounding error of a sum, product, quotient or root is known exactly: by Knuth's TwoSum for the sum, and
/// by one fused multiply-add of the residual for the others, which is exact unless it underflows (S. Boldo, M. Daumas,
/// "Representable correcting terms for possibly underflowing floating point operations", ARITH 16, 2003). The result to
/// nearest is moved by one unit exactly when the error has the wrong sign; where the residual could underflow, always.
/// An overflow rounded to nearest is infinite; rounded towards 0 it is the largest finite double.
/// </remarks>
internal static class Directed
{
    // Below this size a product or a residual a - q b may lose bits: 2^-1022 2^106 with room to spare.
    private const double ResidualIsExact = 1e-270;

    internal static double AddDown(double a, double b)
    {
        double s = a + b;
        if (!double.IsFinite(s))
        {
            return Overflow(s, double.IsFinite(a) && double.IsFinite(b), -1);
        }

        double error = ErrorOfSum(a, b, s);
        if (!double.IsFinite(error))
        {
            // s - a is beyond the largest double by its rounding. Then a and b are huge, and halves are exact.
            error = ErrorOfSum(a / 2, b / 2, s / 2);
        }

        return error < 0 ? Math.BitDecrement(s) : s;
    }

    private static double ErrorOfSum(double a, double b, double s)
    {
        double v = s - a;
        return (a - (s - v)) + (b - v);
    }

    internal static double AddUp(double a, double b) => -AddDown(-a, -b);

    internal static double MultiplyDown(double a, double b)
    {
        if (a == 0 || b == 0)
        {
            return 0;
        }

        double p = a * b;
        if (!double.IsFinite(p))
        {
            return Overflow(p, double.IsFinite(a) && double.IsFinite(b), -1);
        }

        return Math.Abs(p) < ResidualIsExact || Math.FusedMultiplyAdd(a, b, -p) < 0 ? Math.BitDecrement(p) : p;
    }

    internal static double MultiplyUp(double a, double b) => -MultiplyDown(-a, b);

    /// <summary>a / b rounded down, b not 0.</summary>
    internal static double DivideDown(double a, double b)
    {
        if (a == 0 || double.IsInfinity(b))
        {
            // A finite or infinite a over an infinite end: both limits lie between 0 and the sign of a/b times anything; 0
            // is the bound on the side of 0 and the ends on the other side are found from the other end of b.
            return 0;
        }

        double q = a / b;
        if (!double.IsFinite(q))
        {
            return Overflow(q, double.IsFinite(a), -1);
        }

        // a - q b has the sign of the error times b.
        double residual = Math.FusedMultiplyAdd(-q, b, a);
        bool inexactResidual = Math.Abs(q) < ResidualIsExact || Math.Abs(a) < ResidualIsExact;
        return inexactResidual || (b > 0 ? residual < 0 : residual > 0) ? Math.BitDecrement(q) : q;
    }

    internal static double DivideUp(double a, double b) => -DivideDown(-a, b);

    internal static double SqrtDown(double a)
    {
        if (a == 0 || double.IsPositiveInfinity(a))
        {
            return a;
        }

        double s = Math.Sqrt(a);
        return a < ResidualIsExact || Math.FusedMultiplyAdd(-s, s, a) < 0 ? Math.BitDecrement(s) : s;
    }

    internal static double SqrtUp(double a)
    {
        if (a == 0 || double.IsPositiveInfinity(a))
        {
            return a;
        }

        double s = Math.Sqrt(a);
        return a < ResidualIsExact || Math.FusedMultiplyAdd(-s, s, a) > 0 ? Math.BitIncrement(s) : s;
    }

    /// <summary>a 2^power rounded down.</summary>
    internal static double ScaleDown(double a, int power)
    {
        double scaled = Math.ScaleB(a, power);
        if (!double.IsFinite(scaled))
        {
            return Overflow(scaled, double.IsFinite(a), -1);
        }

        // Exact unless bits were shifted out, which scaling back shows; a result of 0 is one such case.
        return scaled == 0 ? (a < 0 ? -double.Epsilon : 0)
            : Math.Abs(scaled) >= 2.3e-308 || Math.ScaleB(scaled, -power) == a ? scaled
            : Math.BitDecrement(scaled);
    }

    internal static double ScaleUp(double a, int power) => -ScaleDown(-a, power);

    /// <summary>The largest double that is not above a rational.</summary>
    internal static double RationalDown(BigInteger numerator, BigInteger denominator)
    {
        double nearest = Rounding.Nearest(numerator, denominator);
        if (double.IsInfinity(nearest))
        {
            nearest = nearest > 0 ? double.MaxValue : double.NegativeInfinity;
        }

        while (double.IsFinite(nearest) && Compare(nearest, numerator, denominator) > 0)
        {
            nearest = Math.BitDecrement(nearest);
        }

        return nearest;
    }

    internal static double RationalUp(BigInteger numerator, BigInteger denominator) => -RationalDown(-numerator, denominator);

    /// <summary>The sign of a finite double minus a rational, exactly.</summary>
    private static int Compare(double value, BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
        {
            (numerator, denominator) = (-numerator, -denominator);
        }

        (BigInteger mantissa, int exponent) = Rounding.Exact(value);
        return exponent >= 0
            ? ((mantissa << exponent) * denominator).CompareTo(numerator)
            : (mantissa * denominator).CompareTo(numerator << -exponent);
    }

    /// <summary>An infinite or undefined result to nearest; finite arguments overflowed.</summary>
    private static double Overflow(double result, bool finiteArguments, int direction) =>
        finiteArguments && double.IsInfinity(result) && Math.Sign(result) != direction
            ? Math.CopySign(double.MaxValue, result)
            : result;
}
