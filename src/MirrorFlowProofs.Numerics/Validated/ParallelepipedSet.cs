using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A set of states m + A r: a middle and a matrix of doubles, and a box r around 0 (Lohner's representation).
/// </summary>
/// <remarks>
/// <see cref="Map"/> replaces A by an orthogonal matrix close to that of the QR decomposition of the image of A. That Q is only
/// nearly orthogonal, and computed in rounded arithmetic, does not matter: any invertible Q will do, and its inverse is
/// enclosed rigorously from the residual I - Q^T Q.
/// </remarks>
internal sealed class ParallelepipedSet
{
    private readonly double[,] _matrix;
    private readonly Interval[] _coordinates;

    private ParallelepipedSet(double[] middle, double[,] matrix, Interval[] coordinates)
    {
        (Middle, _matrix, _coordinates) = (middle, matrix, coordinates);
        Box = [.. middle.Select((m, i) => m + Row(matrix, i, coordinates))];
    }

    /// <summary>The middle.</summary>
    internal IReadOnlyList<double> Middle { get; }

    /// <summary>A box that contains the set.</summary>
    internal IReadOnlyList<Interval> Box { get; }

    /// <summary>A box as such a set, with A = I.</summary>
    internal static ParallelepipedSet Of(IReadOnlyList<Interval> box)
    {
        double[] middle = [.. box.Select(b => b.Middle)];
        var matrix = new double[box.Count, box.Count];
        for (int i = 0; i < box.Count; i++)
        {
            matrix[i, i] = 1;
        }

        return new(middle, matrix, [.. box.Select((b, i) => b - middle[i])]);
    }

    /// <summary>
    /// A set that contains image + jacobian (A r): the image of this one under a map whose value at the middle lies in
    /// <paramref name="image"/> and whose derivatives over the box lie in <paramref name="jacobian"/>.
    /// </summary>
    internal ParallelepipedSet Map(Interval[] image, Interval[,] jacobian)
    {
        int n = image.Length;
        double[] middle = [.. image.Select(v => v.Middle)];
        Interval[] rest = [.. image.Select((v, i) => v - middle[i])];
        Interval[,] moved = Product(jacobian, _matrix);

        // The longest edges first, so that the leading columns of Q follow them.
        int[] order = [.. Enumerable.Range(0, n).OrderByDescending(j => _coordinates[j].Width * Math.Sqrt(Enumerable.Range(0, n).Sum(i => moved[i, j].Middle * moved[i, j].Middle)))];
        Matrix<double> edges = DenseMatrix.Create(n, n, (i, j) => moved[i, order[j]].Middle);
        double[,] q = edges.QR().Q.ToArray();
        if (InverseOfOrthogonal(q) is not { } inverse)
        {
            q = DenseMatrix.CreateIdentity(n).ToArray();
            inverse = ToIntervals(q);
        }

        // r' = (Q^-1 J A) r + Q^-1 (image - m').
        Interval[,] change = Product(inverse, moved);
        var coordinates = new Interval[n];
        for (int i = 0; i < n; i++)
        {
            Interval sum = Interval.Zero;
            for (int j = 0; j < n; j++)
            {
                sum += (change[i, j] * _coordinates[j]) + (inverse[i, j] * rest[j]);
            }

            coordinates[i] = sum;
        }

        return new(middle, q, coordinates);
    }

    /// <summary>
    /// The inverse of a nearly orthogonal Q: with E = I - Q^T Q of norm e &lt; 1, Q^-1 = (I - E)^-1 Q^T, and every entry of
    /// (I - E)^-1 - I is at most e / (1 - e) in size. Null when Q is not nearly orthogonal.
    /// </summary>
    private static Interval[,]? InverseOfOrthogonal(double[,] q)
    {
        int n = q.GetLength(0);
        Interval[,] transposed = new Interval[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                transposed[i, j] = q[j, i];
            }
        }

        Interval[,] square = Product(transposed, q);
        Interval norm = Interval.Zero;
        for (int i = 0; i < n; i++)
        {
            Interval row = Interval.Zero;
            for (int j = 0; j < n; j++)
            {
                row += Interval.Abs((i == j ? Interval.One : Interval.Zero) - square[i, j]);
            }

            norm = row.Upper > norm.Upper ? row : norm;
        }

        if (!(norm.Upper < 0.5))
        {
            return null;
        }

        Interval bound = (Interval)norm.Upper / (Interval.One - norm.Upper);
        Interval around = Interval.Of(-bound.Upper, bound.Upper);
        var factor = new Interval[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                factor[i, j] = (i == j ? Interval.One : Interval.Zero) + around;
            }
        }

        return Product(factor, transposed);
    }

    private static Interval[,] ToIntervals(double[,] a)
    {
        var result = new Interval[a.GetLength(0), a.GetLength(1)];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                result[i, j] = a[i, j];
            }
        }

        return result;
    }

    private static Interval[,] Product(Interval[,] a, double[,] b) => Product(a, ToIntervals(b));

    private static Interval[,] Product(Interval[,] a, Interval[,] b)
    {
        int n = a.GetLength(0);
        var product = new Interval[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                Interval sum = Interval.Zero;
                for (int k = 0; k < n; k++)
                {
                    sum += a[i, k] * b[k, j];
                }

                product[i, j] = sum;
            }
        }

        return product;
    }

    private static Interval Row(double[,] a, int i, Interval[] x)
    {
        Interval sum = Interval.Zero;
        for (int j = 0; j < x.Length; j++)
        {
            sum += (Interval)a[i, j] * x[j];
        }

        return sum;
    }
}
