using MathNet.Numerics.LinearAlgebra;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments;

/// <summary>The minimiser of a strictly convex quadratic loss over |x_i| &lt;= bound, by active sets, to roundoff.</summary>
internal static class BoxMinimum
{
    /// <summary>Finds it: solves on the free coordinates, fixes those that leave the box, frees those whose gradient points inside.</summary>
    /// <exception cref="InvalidOperationException">The sets did not settle.</exception>
    public static double[] Of(MatrixLoss loss, double bound)
    {
        ArgumentNullException.ThrowIfNull(loss);
        var n = loss.Dimension;
        var a = Matrix<double>.Build.Dense(loss.A.Rows, n, (r, c) => loss.A.Row(r)[c]);
        var hessian = loss.Scale * a.TransposeThisAndMultiply(a);
        var pull = loss.Scale * a.TransposeThisAndMultiply(Vector<double>.Build.Dense(loss.B));
        var side = new int[n];
        for (var round = 0; round < 100 * n; round++)
        {
            var free = Enumerable.Range(0, n).Where(i => side[i] == 0).ToList();
            var x = Vector<double>.Build.Dense(n, i => side[i] * bound);
            if (free.Count > 0)
            {
                var rest = pull - (hessian * x);
                var inner = Matrix<double>.Build.Dense(free.Count, free.Count, (r, c) => hessian[free[r], free[c]]);
                var solved = inner.Cholesky().Solve(Vector<double>.Build.Dense(free.Count, k => rest[free[k]]));
                for (var k = 0; k < free.Count; k++)
                {
                    x[free[k]] = solved[k];
                }
            }

            var gradient = (hessian * x) - pull;
            var next = side.Select((s, i) => s == 0 ? (x[i] > bound ? 1 : x[i] < -bound ? -1 : 0) : gradient[i] * s > 0 ? 0 : s).ToArray();
            if (next.SequenceEqual(side))
            {
                return [.. x];
            }

            side = next;
        }

        throw new InvalidOperationException("the active sets of the box did not settle");
    }
}
