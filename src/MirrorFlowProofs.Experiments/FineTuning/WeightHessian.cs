using MathNet.Numerics.LinearAlgebra;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments;

/// <summary>The Hessian of f(x(w)), x_i = prod_j w_ij, in the weights, for a quadratic f: products with vectors of L n entries, weight by weight.</summary>
internal sealed class WeightHessian
{
    private readonly MatrixLoss _loss;
    private readonly double[][] _weights;
    private readonly double[] _x;
    private readonly double[] _gradient;

    /// <summary>At weights[j][i], the weight j of the coordinate i.</summary>
    public WeightHessian(MatrixLoss loss, double[][] weights)
    {
        (_loss, _weights) = (loss, weights);
        _x = [.. Enumerable.Range(0, loss.Dimension).Select(i => Product(i, -1, -1))];
        _gradient = new double[loss.Dimension];
        loss.Gradient(_x, _gradient);
    }

    /// <summary>L n.</summary>
    public int Dimension => _weights.Length * _x.Length;

    /// <summary>H v = J' f'' J v + sum_i G_i x_i'' v; f is quadratic, so f'' u is a difference of gradients, exactly.</summary>
    public Vector<double> Times(Vector<double> v)
    {
        var (n, depth) = (_x.Length, _weights.Length);
        var moved = new double[n];
        for (var i = 0; i < n; i++)
        {
            moved[i] = _x[i];
            for (var j = 0; j < depth; j++)
            {
                moved[i] += Product(i, j, -1) * v[(j * n) + i];
            }
        }

        var curvature = new double[n];
        _loss.Gradient(moved, curvature);
        return Vector<double>.Build.Dense(Dimension, k =>
        {
            var (j, i) = Math.DivRem(k, n);
            var sum = (curvature[i] - _gradient[i]) * Product(i, j, -1);
            for (var other = 0; other < depth; other++)
            {
                sum += other == j ? 0 : _gradient[i] * Product(i, j, other) * v[(other * n) + i];
            }

            return sum;
        });
    }

    private double Product(int i, int without, int andWithout)
    {
        double product = 1;
        for (var j = 0; j < _weights.Length; j++)
        {
            product *= j == without || j == andWithout ? 1 : _weights[j][i];
        }

        return product;
    }
}
