using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <content>
/// Sums of products, which are the work of Taylor series, rounded once at the end. With n products and u = 2^-53, fused sums to nearest of w a b, w a
/// whole number, each rounded at most n + 2 times, are off by at most g t + n 2^-1075, g = (n + 2) u / (1 - (n + 2) u), t the exact sum of the
/// sizes (N. J. Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, SIAM 2002, section 3.1; 2^-1075 where a sum underflows; w a does not,
/// being a whole multiple). The same holds of the computed t, so (n + 3) u t + (2 n + 4) 2^-1074 is above that for n up to a million.
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
