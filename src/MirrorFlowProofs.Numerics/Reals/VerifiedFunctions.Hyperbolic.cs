namespace MirrorFlowProofs.Numerics;

/// <content>
/// sinh, cosh, arcsinh and arctan of a positive double. Each is put together from at most three of the parts above, whose
/// relative error is below 2^-90, and fewer than 100 further operations of at most 2^-100 each; no sum of numbers of unlike
/// signs loses more than a factor 4. So the error stays far below <see cref="RelativeError"/>.
/// </content>
internal static partial class VerifiedFunctions
{
    private const int SinhTerms = 14;
    private const int ArctanTerms = 15;
    private const int ArctanHalvings = 3;

    // Beyond it exp(-2x) < 2^-115, and the other exponential is left out.
    private const double OneExponential = 40;

    // Beyond it 1/(4 x^2) < 2^-118, and arcsinh x = log(2x) + O(1/(4 x^2)).
    private const double OneLogarithm = 1e18;

    // pi/2 to 161 bits: the leading parts of its binary expansion.
    private const double HalfPiA = 1.5707963267948966;
    private const double HalfPiB = 6.123233995736766e-17;
    private const double HalfPiC = -1.4973849048591698e-33;

    /// <summary>sinh(x) = result.Value 2^result.Power for 1e-9 &lt;= x &lt;= 800.</summary>
    internal static (DoubleDouble Value, int Power) Sinh(double x)
    {
        if (x <= 0.5)
        {
            return (SmallSinh(x), 0);
        }

        // From 1/2 on exp(x) is 2.7 times exp(-x) or more, so the difference is at least 0.6 times the larger one.
        (DoubleDouble e, int k) = Exp(x);
        return (x > OneExponential ? e : e - DoubleDouble.ScaleB(Quotient(1, e), -2 * k), k - 1);
    }

    /// <summary>cosh(x) = result.Value 2^result.Power for 1e-9 &lt;= x &lt;= 800.</summary>
    internal static (DoubleDouble Value, int Power) Cosh(double x)
    {
        (DoubleDouble e, int k) = Exp(x);
        return (x > OneExponential ? e : e + DoubleDouble.ScaleB(Quotient(1, e), -2 * k), k - 1);
    }

    /// <summary>arcsinh(x) for a finite x &gt;= 1e-9: log(1 + t), t = x + x^2/(1 + sqrt(1 + x^2)).</summary>
    internal static DoubleDouble Arcsinh(double x)
    {
        if (x > OneLogarithm)
        {
            return Log(x) - Reduce(DoubleDouble.Zero, 1);
        }

        DoubleDouble square = (DoubleDouble)x * x;
        DoubleDouble t = x + Quotient(square, 1 + Root(1 + square));
        return t.High < 0.4 ? SmallLog1P(t) : Log(1 + t);
    }

    /// <summary>arctan(x) for a finite x &gt;= 1e-9: pi/2 - arctan(1/x) beyond 1 (DLMF 4.24.17).</summary>
    internal static DoubleDouble Arctan(double x)
    {
        if (x <= 1)
        {
            return ArctanUpToOne(x);
        }

        // Beyond 10^40 arctan(1/x) < 2^-132 is left out. The third part of pi/2 is below 2^-108.
        DoubleDouble rest = x > 1e40 ? DoubleDouble.Zero : ArctanUpToOne(Quotient(1, x));
        return (DoubleDouble)HalfPiC - rest + HalfPiB + HalfPiA;
    }

    /// <summary>The square root, far from under- and overflow, checked by the residual: |r^2 - a| &lt;= 2^-100 a.</summary>
    /// <exception cref="ArithmeticException">The check failed; it cannot.</exception>
    private static DoubleDouble Root(DoubleDouble a)
    {
        DoubleDouble root = DoubleDouble.Sqrt(a);
        DoubleDouble residual = a - (root * root);
        return Math.Abs(residual.High) <= a.High * 7.8e-31 // 2^-100
            ? root
            : throw new ArithmeticException($"a root of a double-double is not as accurate as it must be: {a}");
    }

    // sum x^(2n+1)/(2n+1)!, n = 0..13; the terms left out are below 2 (1/2)^28/29! < 2^-129 of the first.
    private static DoubleDouble SmallSinh(double x)
    {
        DoubleDouble square = (DoubleDouble)x * x;
        DoubleDouble sum = DoubleDouble.One;
        for (int n = SinhTerms - 1; n >= 1; n--)
        {
            sum = 1 + (square * sum * (Reciprocal(2 * n) * Reciprocal((2 * n) + 1)));
        }

        return x * sum;
    }

    // arctan x = 2 arctan(x/(1 + sqrt(1 + x^2))) three times brings x to tan(pi/32) < 0.0985; then the alternating series
    // sum (-1)^n x^(2n)/(2n + 1), n = 0..15, whose terms left out are below x^32/33 < 2^-111.
    private static DoubleDouble ArctanUpToOne(DoubleDouble x)
    {
        for (int i = 0; i < ArctanHalvings; i++)
        {
            x = Quotient(x, 1 + Root(1 + (x * x)));
        }

        DoubleDouble square = -(x * x);
        DoubleDouble sum = Reciprocal((2 * ArctanTerms) + 1);
        for (int n = ArctanTerms - 1; n >= 0; n--)
        {
            sum = (sum * square) + Reciprocal((2 * n) + 1);
        }

        return DoubleDouble.ScaleB(x * sum, ArctanHalvings);
    }
}
