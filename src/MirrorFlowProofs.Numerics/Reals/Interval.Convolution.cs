using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <content>
/// Sums of products, which are the work of Taylor series, rounded once at the end. Let n products w a b that are not 0, w a whole number, be summed to nearest,
/// u = 2^-53, and let t be the exact sum of their sizes.
/// <para>
/// w a is rounded once (a result below 2^-1022 is a whole multiple of 2^-1074, and exact), then the product with b and the sum: together once where they are fused. So the i-th
/// product has passed at most 2 + (n - i + 1) roundings by factors 1 + d, |d| &lt;= u, less the first sum, which adds to 0 and is exact: n + 2 at most. Besides, a product or a
/// fused sum below 2^-1022 is off by at most 2^-1075, n times. With g = (n + 2) u / (1 - (n + 2) u) the sum is off by at most g t + (1 + g) n 2^-1075
/// (N. J. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, SIAM 2002, lemma 3.1 and section 3.1).
/// </para>
/// <para>
/// Where both intervals have numbers of both signs, an end is the smaller, or larger, of two products of one sign. If their order after rounding is another, the one that
/// is taken lies between the other one rounded and the other one itself up to the roundings of the smaller size: the error is no larger than that of the exact end.
/// </para>
/// <para>
/// The sum of sizes c that is computed has been rounded in the same way, t &lt;= (c + (1 + g) n 2^-1075) / (1 - g), and g/(1 - g) = (n + 2) u / (1 - 2 (n + 2) u). The bound
/// is (n + 3) u c, the factor exact, with two roundings, and (2 n + 4) 2^-1074. It is large enough if (n + 3)(1 - u)^2 &gt;= (n + 2) / (1 - 2 (n + 2) u), which
/// holds if 2 (n + 3)^2 u &lt;= 1, so for n up to 2^20; what underflows, the product (n + 3) u c among it, is less than half of the second term.
/// </para>
/// </content>
public readonly partial struct Interval
{
    private const int MostTerms = 1 << 20;
    private const double Unit = 1.1102230246251565e-16;

    /// <inheritdoc/>
    /// <remarks>Wider than the exact sum of the intervals by at most about 2 (n + 3) units of the sum of sizes.</remarks>
    public static Interval Convolution(ReadOnlySpan<Interval> a, ReadOnlySpan<Interval> b, double first, double step)
    {
        var (sum, sizes) = (Vector128<double>.Zero, Vector128<double>.Zero);
        int terms = 0;
        for (int i = 0; i < a.Length; i++)
        {
            Interval left = a[i];
            Interval right = b[^(i + 1)];
            double weight = first + (step * i);
            if (left.IsUndefined || right.IsUndefined)
            {
                return Undefined;
            }

            if (left is { _lower: 0, _upper: 0 } || right is { _lower: 0, _upper: 0 } || weight == 0)
            {
                continue;
            }

            terms++;
            left = weight > 0 ? left : -left;
            if (left.HasSign || right.HasSign)
            {
                var (x, y) = Factors(left, right);
                x *= Math.Abs(weight);
                sum = Vector128.FusedMultiplyAdd(x, y, sum);
                sizes = Vector128.FusedMultiplyAdd(Vector128.Abs(x), Vector128.Abs(y), sizes);
            }
            else
            {
                // The smaller of two rounded products is the rounded smaller one.
                var (low, high) = (Math.Abs(weight) * left._lower, Math.Abs(weight) * left._upper);
                var product = Vector128.Create(
                    Math.Min(low * right._upper, high * right._lower), Math.Max(low * right._lower, high * right._upper));
                sum += product;
                sizes += Vector128.Abs(product);
            }
        }

        if (terms == 0)
        {
            return Zero;
        }

        var bound = (sizes * ((terms + 3) * Unit)) + Vector128.Create(((2 * terms) + 4) * double.Epsilon);
        return terms < MostTerms && Vector128.LessThanAll(bound, Vector128.Create(LargeOrdinary))
            ? Sum(sum, bound * Vector128.Create(-1.0, 1.0))
            : ProductByProduct(a, b, first, step);
    }

    // Something is infinite or undefined.
    private static Interval ProductByProduct(ReadOnlySpan<Interval> a, ReadOnlySpan<Interval> b, double first, double step)
    {
        Interval sum = Zero;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (first + (step * i)) * (a[i] * b[^(i + 1)]);
        }

        return sum;
    }
}
