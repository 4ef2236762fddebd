namespace MirrorFlowProofs.Numerics;

/// <summary>
/// exp, log and their neighbours of a double, or of a sum of two doubles, to a relative error that is proved to be below
/// <see cref="RelativeError"/>: what the ends of <see cref="Interval"/> functions are rounded from. Nothing here relies on
/// the accuracy of <see cref="Math.Exp"/> or <see cref="Math.Log(double)"/>.
/// </summary>
/// <remarks>
/// <para>
/// u = 2^-53. A sum of double-doubles has a relative error of at most 3 u^2 / (1 - 4 u), a product of at most 5 u^2
/// (M. Joldes, J.-M. Muller, V. Popescu, "Tight and rigorous error bounds for basic building blocks of double-word
/// arithmetic", ACM Trans. Math. Softw. 44 (2017) 15, theorems 3.1 and 5.1, with the correction of J.-M. Muller and
/// L. Rideau, 48 (2022) 9): below 2^-103. A quotient is checked by its residual. Every algorithm below makes fewer than
/// 150 operations, none of which cancels by more than a factor 4, so the accumulated relative error stays below
/// 150 * 4 * 2^-103 &lt; 2^-93; truncated series add less than 2^-95. The bound used is 2^-80, which leaves a factor of 2^12.
/// </para>
/// <para>
/// The domain of each keeps all intermediate results far from underflow; scaling by powers of two is exact.
/// </para>
/// </remarks>
internal static partial class VerifiedFunctions
{
    /// <summary>A bound of the relative error of every function here.</summary>
    internal const double RelativeError = 8.271806125530277e-25; // 2^-80

    private const int ExpTerms = 22;
    private const int AtanhTerms = 22;

    // ln 2 = A + B + C + e, |e| < 2^-160 |A|: the three leading parts of the binary expansion.
    private const double Ln2A = 0.6931471805599453;
    private const double Ln2B = 2.3190468138462996e-17;
    private const double Ln2C = 5.707708438416212e-34;

    /// <summary>exp(x) = result.Value 2^result.Power for |x| &lt;= 800.</summary>
    internal static (DoubleDouble Value, int Power) Exp(DoubleDouble x)
    {
        int k = (int)Math.Round(x.High / Ln2A);
        DoubleDouble reduced = Reduce(x, k);
        return (DoubleDouble.One + SmallExpM1(reduced), k);
    }

    /// <summary>exp(x) - 1 for |x| &lt;= 1/2: a series without cancellation.</summary>
    internal static DoubleDouble SmallExpM1(DoubleDouble x)
    {
        // sum x^n / n!, n = 1..22, Horner; the terms left out are below 2 (1/2)^22 / 23! < 2^-95 of the first.
        DoubleDouble sum = DoubleDouble.One;
        for (int n = ExpTerms; n >= 2; n--)
        {
            sum = DoubleDouble.One + (x * sum * Reciprocal(n));
        }

        return x * sum;
    }

    /// <summary>log(x) for a finite x &gt; 0.</summary>
    internal static DoubleDouble Log(DoubleDouble x)
    {
        int k = DoubleDouble.Exponent(x);
        DoubleDouble mantissa = DoubleDouble.ScaleB(x, -k);
        if (mantissa.High > 1.4142135623730951)
        {
            k++;
            mantissa = DoubleDouble.ScaleB(mantissa, -1);
        }

        // mantissa - 1 is exact up to one rounding, and its size is at most 0.42; k ln 2 is at least 0.69 in size when k is
        // not 0, and the two do not cancel by more than half of it.
        DoubleDouble log = SmallLog1P(mantissa - DoubleDouble.One);
        return k == 0 ? log : log - Reduce(DoubleDouble.Zero, k);
    }

    /// <summary>log(1 + z) for -0.3 &lt;= z &lt;= 0.42: 2 atanh(s), s = z / (2 + z), |s| &lt;= 0.18.</summary>
    internal static DoubleDouble SmallLog1P(DoubleDouble z)
    {
        DoubleDouble s = Quotient(z, 2 + z);
        DoubleDouble square = s * s;

        // sum s^(2n) / (2n + 1), n = 0..22; the terms left out are below s^46 < 2^-113.
        DoubleDouble sum = Reciprocal((2 * AtanhTerms) + 1);
        for (int n = AtanhTerms - 1; n >= 0; n--)
        {
            sum = (sum * square) + Reciprocal((2 * n) + 1);
        }

        sum *= s;
        return sum + sum;
    }

    /// <summary>a / b to a relative error below 2^-100, checked by the residual.</summary>
    /// <exception cref="ArithmeticException">The check failed; it cannot, for numbers far from under- and overflow.</exception>
    internal static DoubleDouble Quotient(DoubleDouble a, DoubleDouble b)
    {
        DoubleDouble q = a / b;

        // a - q b, computed with errors of at most 2^-102 |a| in the product and the difference of nearly equal numbers.
        DoubleDouble residual = a - (q * b);
        return Math.Abs(residual.High) <= Math.Abs(a.High) * 3.9e-31 // 2^-101
            ? q
            : throw new ArithmeticException($"a quotient of double-doubles is not as accurate as it must be: {a} / {b}");
    }

    private static readonly DoubleDouble[] Reciprocals =
        [.. Enumerable.Range(0, (2 * AtanhTerms) + 2).Select(n => n == 0 ? DoubleDouble.Zero : Quotient(1, n))];

    private static DoubleDouble Reciprocal(int n) => Reciprocals[n];

    /// <summary>x - k ln 2. k Ln2A and k Ln2B are split exactly into two doubles each; k Ln2C is rounded, below 2^-150.</summary>
    private static DoubleDouble Reduce(DoubleDouble x, int k)
    {
        double first = k * Ln2A;
        double firstRest = Math.FusedMultiplyAdd(k, Ln2A, -first);
        double second = k * Ln2B;
        double secondRest = Math.FusedMultiplyAdd(k, Ln2B, -second);
        return x - first - firstRest - second - (secondRest + (k * Ln2C));
    }
}
