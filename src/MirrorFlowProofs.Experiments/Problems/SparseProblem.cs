using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments;

/// <summary>A random problem with a sparse truth: Gaussian rows, and k entries of 1 and -1 by turns at random places.</summary>
/// <param name="Loss">The mean over the samples.</param>
/// <param name="Truth">The vector that made the data.</param>
internal sealed record SparseProblem(MatrixLoss Loss, double[] Truth)
{
    /// <summary>Least squares without noise, b = A x.</summary>
    public static SparseProblem Regression(int seed, int samples, int coordinates, int nonzeros) =>
        Create(MatrixLossKind.LeastSquares, seed, samples, coordinates, nonzeros);

    /// <summary>Logistic regression with the labels sign(A x).</summary>
    public static SparseProblem Classification(int seed, int samples, int coordinates, int nonzeros) =>
        Create(MatrixLossKind.Logistic, seed, samples, coordinates, nonzeros);

    /// <summary>How many coordinates are more than a hundredth of the largest.</summary>
    public static int Support(ReadOnlySpan<double> x)
    {
        var (largest, count) = (0.0, 0);
        foreach (var value in x)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        foreach (var value in x)
        {
            count += Math.Abs(value) > 0.01 * largest ? 1 : 0;
        }

        return count;
    }

    /// <summary>The share of the truth's places among as many largest coordinates of x.</summary>
    public double Recovered(double[] x)
    {
        var places = Enumerable.Range(0, x.Length).Where(i => Truth[i] != 0).ToHashSet();
        return (double)Enumerable.Range(0, x.Length).OrderByDescending(i => Math.Abs(x[i])).ThenBy(i => i).Take(places.Count).Count(places.Contains) / places.Count;
    }

    /// <summary>|x - truth|/|truth|.</summary>
    public double Error(double[] x) => Math.Sqrt(x.Zip(Truth, (a, b) => (a - b) * (a - b)).Sum() / Truth.Sum(b => b * b));

    /// <summary>0 for the first weight, eps for the others: x = 0, and no saddle.</summary>
    public double[][] Start(int depth, double eps) =>
        [.. Enumerable.Range(0, depth).Select(j => Enumerable.Repeat(j == 0 ? 0 : eps, Truth.Length).ToArray())];

    /// <summary>The least squares problem of the same samples with another truth added to its own where that one is 0.</summary>
    public SparseProblem Beside(double[] other)
    {
        double[] truth = [.. Truth.Zip(other, (own, added) => added != 0 ? added : own)];
        return new(new MatrixLoss(Loss.Kind, Loss.A, Products(Loss.A, truth), Loss.Scale), truth);
    }

    /// <summary>A x.</summary>
    public static double[] Products(DataMatrix a, double[] x)
    {
        var products = new double[a.Rows];
        for (var r = 0; r < a.Rows; r++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                products[r] += a.Row(r)[i] * x[i];
            }
        }

        return products;
    }

    private static SparseProblem Create(MatrixLossKind kind, int seed, int samples, int coordinates, int nonzeros)
    {
        var random = new MersenneTwister(seed);
        var entries = new double[samples * coordinates];
        for (var k = 0; k < entries.Length; k++)
        {
            entries[k] = Normal.Sample(random, 0, 1);
        }

        var truth = new double[coordinates];
        for (var k = 0; k < nonzeros;)
        {
            var place = random.Next(coordinates);
            if (truth[place] == 0)
            {
                truth[place] = k % 2 == 0 ? 1 : -1;
                k++;
            }
        }

        var a = new DataMatrix(samples, coordinates, entries);
        var products = Products(a, truth);
        double[] b = kind == MatrixLossKind.Logistic ? [.. products.Select(p => p < 0 ? -1.0 : 1)] : products;
        return new(new MatrixLoss(kind, a, b, 1.0 / samples), truth);
    }
}
