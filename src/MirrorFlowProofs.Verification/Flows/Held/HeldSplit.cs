using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The affine gradients G = H x + g of a quadratic loss, solved for the coordinates S whose gradients are held near 0: with K = H_SS^-1 H_SM,
/// <c>x_S = H_SS^-1 G_S + b - K x_M</c> and <c>G_M = (H_MM - H_MS K) x_M + K^T G_S + h</c>. Exact.
/// </summary>
internal sealed class HeldSplit
{
    private HeldSplit(IReadOnlyList<int> held, IReadOnlyList<int> moving, Rational[][] inverse, Rational[][] k, Rational[] b, Rational[][] schur, Rational[] h, Rational[] diagonal, Rational[] coupling)
    {
        (Held, Moving, Inverse, K, B, Schur, Constant) = (held, moving, inverse, k, b, schur, h);
        (DiagonalRoots, InverseRoots) = (Roots(diagonal), Roots([.. inverse.Select((row, i) => row[i])]));
        (CouplingRoots, SchurRoots) = (Roots(coupling), Roots([.. schur.Select((row, m) => row[m])]));
        LeastEigenvalue = inverse.Length == 0
            ? double.PositiveInfinity
            : Enclose(1 / inverse.Max(row => row.Aggregate(Rational.Zero, (sum, a) => sum + Rational.Abs(a)))).Lower;
    }

    /// <summary>S.</summary>
    internal IReadOnlyList<int> Held { get; }

    /// <summary>M, the others.</summary>
    internal IReadOnlyList<int> Moving { get; }

    /// <summary>H_SS^-1.</summary>
    internal Rational[][] Inverse { get; }

    /// <summary>K, one row for each held coordinate.</summary>
    internal Rational[][] K { get; }

    /// <summary>b.</summary>
    internal Rational[] B { get; }

    /// <summary>H_MM - H_MS K.</summary>
    internal Rational[][] Schur { get; }

    /// <summary>h.</summary>
    internal Rational[] Constant { get; }

    /// <summary>The roots of the diagonal of H_SS.</summary>
    internal Interval[] DiagonalRoots { get; }

    /// <summary>The roots of the diagonal of H_SS^-1.</summary>
    internal Interval[] InverseRoots { get; }

    /// <summary>The roots of the diagonal of K^T H_SS K.</summary>
    internal Interval[] CouplingRoots { get; }

    /// <summary>The roots of the diagonal of H_MM - H_MS K.</summary>
    internal Interval[] SchurRoots { get; }

    /// <summary>A lower bound of the eigenvalues of H_SS: one over the largest sum of sizes in a row of its inverse.</summary>
    internal double LeastEigenvalue { get; }

    /// <summary>The split; null unless H_SS is positive definite.</summary>
    internal static HeldSplit? Of(Rational[][] curvature, Rational[] constant, IReadOnlyList<int> held)
    {
        int[] moving = [.. Enumerable.Range(0, constant.Length).Except(held)];
        if (PositiveDefiniteInverse.Of([.. held.Select(i => held.Select(j => curvature[i][j]).ToArray())]) is not { } inverse)
        {
            return null;
        }

        Rational[][] k = [.. inverse.Select(row => moving.Select(m => Total(row.Zip(held, (a, j) => a * curvature[j][m]))).ToArray())];
        Rational[] b = [.. inverse.Select(row => -Total(row.Zip(held, (a, j) => a * constant[j])))];
        Rational Coupled(int l, Func<int, Rational> value) => Total(held.Select((j, s) => curvature[moving[l]][j] * value(s)));
        return new(
            held,
            moving,
            inverse,
            k,
            b,
            [.. moving.Select((i, l) => moving.Select((j, m) => curvature[i][j] - Coupled(l, s => k[s][m])).ToArray())],
            [.. moving.Select((i, l) => constant[i] + Coupled(l, s => b[s]))],
            [.. held.Select(i => curvature[i][i])],
            [.. moving.Select((_, l) => Coupled(l, s => k[s][l]))]);
    }

    private static Rational Total(IEnumerable<Rational> terms) => terms.Aggregate(Rational.Zero, (sum, term) => sum + term);

    private static Interval[] Roots(IEnumerable<Rational> values) => [.. values.Select(value => Interval.Sqrt(Enclose(value)))];

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
