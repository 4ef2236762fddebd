using MathNet.Numerics.LinearAlgebra;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments.Tests;

public sealed class LanczosTests
{
    [Fact]
    public void The_least_eigenvalue_is_that_of_the_dense_matrix()
    {
        var random = new Random(3);
        var a = Matrix<double>.Build.Dense(30, 30, (_, _) => random.NextDouble() - 0.5);
        var symmetric = a + a.Transpose();

        var least = Lanczos.Least(v => symmetric * v, 30, 30, seed: 1);

        Assert.Equal(symmetric.Evd(Symmetricity.Symmetric).EigenValues.Min(e => e.Real), least, 1e-10);
    }

    /// <summary>f = (x_1 - 1)^2/2 + (x_2 + 2)^2/2 at w = (0, 0) twice: G = (-1, 2), eigenvalues -1, 1, -2, 2: a strict saddle.</summary>
    [Fact]
    public void At_a_saddle_the_hessian_is_that_of_two_products()
    {
        var loss = new MatrixLoss(MatrixLossKind.LeastSquares, new DataMatrix(2, 2, [1, 0, 0, 1]), [1, -2]);
        var hessian = new WeightHessian(loss, new DiagonalWeights(2, 2), [0, 0, 0, 0]);

        Assert.Equal(-2, Lanczos.Least(hessian.Times, 4, 4, seed: 1), 1e-12);
    }

    /// <summary>Second differences of the loss along a direction.</summary>
    [Fact]
    public void Products_are_second_derivatives_of_the_loss()
    {
        var loss = new MatrixLoss(MatrixLossKind.LeastSquares, new DataMatrix(2, 2, [1, 2, -0.5, 1.5]), [1, -2]);
        double[][] weights = [[0.7, -0.4], [1.2, 0.9], [-0.8, 1.1]];
        var v = Vector<double>.Build.Dense([0.3, -1, 0.5, 0.2, 0.9, -0.6]);
        double At(double h) => loss.Gradient([.. Enumerable.Range(0, 2).Select(i => Enumerable.Range(0, 3).Aggregate(1.0, (x, j) => x * (weights[j][i] + (h * v[(2 * j) + i]))))], new double[2]);

        const double H = 1e-4;
        Assert.Equal((At(H) - (2 * At(0)) + At(-H)) / (H * H), v * new WeightHessian(loss, new DiagonalWeights(3, 2), [.. weights.SelectMany(w => w)]).Times(v), 1e-6);
    }
}
