using System.Numerics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Double exponential quadrature over a finite interval, for integrands analytic inside with at most an algebraic
/// singularity above the power -0.85 at the lower end.
/// </summary>
/// <remarks>
/// Source: H. Takahasi, M. Mori, Publ. RIMS Kyoto 9 (1974) 721-741; the nodes are
/// a + (b - a)/(1 + exp(-pi sinh t)), so that the distance to the lower end keeps its relative accuracy when a = 0. The
/// step in t is halved until two sums agree to a few units of roundoff, at most seven times. The answer is NaN where the
/// last two sums do not agree to half the digits, as for a divergent integral.
/// </remarks>
internal static class DoubleExponential<T>
    where T : struct, IReal<T>
{
    private const int Levels = 8;
    private const double Range = 6;

    private static readonly (T Node, T Weight)[][] Nodes = [.. Enumerable.Range(0, Levels).Select(LevelNodes)];

    internal static T Integrate(Func<T, T> integrand, T from, T to)
    {
        T width = to - from;
        if (width == T.Zero)
        {
            return T.Zero;
        }

        (T sum, T previous, T change) = (T.Zero, T.Zero, T.Zero);
        for (int level = 0; level < Levels; level++)
        {
            foreach ((T node, T weight) in Nodes[level])
            {
                T argument = from + (width * node);
                if (argument > from && argument < to)
                {
                    sum += weight * integrand(argument);
                }
            }

            T estimate = T.ScaleB(sum, -level);
            change = T.Abs(estimate - previous);
            if (level > 2 && !(change > T.FromDouble(8) * T.Epsilon * T.Abs(estimate)))
            {
                return width * estimate;
            }

            previous = estimate;
        }

        return change > T.Sqrt(T.Epsilon) * T.Abs(previous) ? T.Log(-T.One) : width * previous;
    }

    // The nodes with t = k 2^-level not among those of the level before; weights without the step in t.
    private static (T Node, T Weight)[] LevelNodes(int level)
    {
        T pi = T.FromRational(
            BigInteger.Parse("31415926535897932384626433832795028841972", System.Globalization.CultureInfo.InvariantCulture),
            BigInteger.Pow(10, 40));
        var count = (int)(Range * (1 << level));
        return [.. Enumerable.Range(-count, (2 * count) + 1).Where(k => level == 0 || k % 2 != 0).Select(k =>
        {
            T t = T.ScaleB(T.FromDouble(k), -level);
            T e = T.Exp(-(pi * ElementaryFunctions<T>.Sinh(t)));
            T node = T.One / (T.One + e);
            T other = e / (T.One + e);
            return (node, pi * ElementaryFunctions<T>.Cosh(t) * node * (T.IsFinite(e) ? other : T.One));
        }).Where(n => n.Item2 > T.Zero && T.IsFinite(n.Item2))];
    }
}
