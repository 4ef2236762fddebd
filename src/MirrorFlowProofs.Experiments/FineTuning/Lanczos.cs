using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace MirrorFlowProofs.Experiments;

/// <summary>The least eigenvalue of a symmetric matrix that is given by its products with vectors.</summary>
/// <remarks>C. Lanczos, J. Res. Nat. Bur. Standards 45 (1950) 255-282, with full reorthogonalisation against loss of orthogonality.</remarks>
internal static class Lanczos
{
    /// <summary>Ritz value of at most as many steps; at the dimension, the eigenvalue to roundoff.</summary>
    /// <param name="product">v to H v.</param>
    /// <param name="dimension">Of v.</param>
    /// <param name="steps">The dimension of the Krylov space.</param>
    /// <param name="seed">Of the first vector.</param>
    public static double Least(Func<Vector<double>, Vector<double>> product, int dimension, int steps, int seed)
    {
        var random = new MersenneTwister(seed);
        var v = Vector<double>.Build.Dense(dimension, _ => Normal.Sample(random, 0, 1)).Normalize(2);
        List<Vector<double>> basis = [];
        List<double> diagonal = [], beside = [];
        while (true)
        {
            basis.Add(v);
            var next = product(v);
            diagonal.Add(v * next);
            // Twice is enough (Kahan, Parlett).
            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var b in basis)
                {
                    next -= (b * next) * b;
                }
            }

            var size = next.L2Norm();
            if (basis.Count >= Math.Min(steps, dimension) || size < 1e-12 * diagonal.Max(Math.Abs))
            {
                break;
            }

            beside.Add(size);
            v = next / size;
        }

        var tridiagonal = Matrix<double>.Build.Dense(
            diagonal.Count, diagonal.Count, (r, c) => r == c ? diagonal[r] : Math.Abs(r - c) == 1 ? beside[Math.Min(r, c)] : 0);
        return tridiagonal.Evd(Symmetricity.Symmetric).EigenValues.Min(e => e.Real);
    }
}
