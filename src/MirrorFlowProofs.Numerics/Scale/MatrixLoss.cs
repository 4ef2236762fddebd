namespace MirrorFlowProofs.Numerics;

/// <summary>Which function of the rows' products a <see cref="MatrixLoss"/> sums.</summary>
public enum MatrixLossKind
{
    /// <summary>(a_r . x - b_r)^2 / 2.</summary>
    LeastSquares,

    /// <summary>log(1 + exp(-b_r a_r . x)), b_r the label, 1 or -1.</summary>
    Logistic,
}

/// <summary>
/// A loss f(x) = c sum_r l(a_r . x, b_r) of a dense matrix: value and gradient in double precision in one pass over the matrix,
/// nothing allocated. Not for use by two threads at once.
/// </summary>
public sealed class MatrixLoss
{
    private readonly double[] _products = new double[4];

    /// <summary>Takes the data.</summary>
    /// <param name="kind">Which loss.</param>
    /// <param name="a">One row a sample.</param>
    /// <param name="b">One entry a sample: the right-hand side, or a label 1 or -1.</param>
    /// <param name="scale">c &gt; 0; 1 for the sum, 1/rows for the mean.</param>
    /// <exception cref="ArgumentException">Sizes do not fit, a label is not 1 or -1, or c is not positive.</exception>
    public MatrixLoss(MatrixLossKind kind, DataMatrix a, double[] b, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (b.Length != a.Rows)
        {
            throw new ArgumentException(FormattableString.Invariant($"A has {a.Rows} rows but b has {b.Length} entries."), nameof(b));
        }

        int odd = kind == MatrixLossKind.Logistic ? Array.FindIndex(b, label => label is not (1 or -1)) : -1;
        if (odd >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"A label must be 1 or -1; label {odd + 1} is {b[odd]}."), nameof(b));
        }

        if (!(scale > 0) || !double.IsFinite(scale))
        {
            throw new ArgumentException("The scale must be positive and finite.", nameof(scale));
        }

        (Kind, A, B, Scale) = (kind, a, b, scale);
    }

    /// <summary>Which loss.</summary>
    public MatrixLossKind Kind { get; }

    /// <summary>The matrix.</summary>
    public DataMatrix A { get; }

    /// <summary>The right-hand side or the labels.</summary>
    public double[] B { get; }

    /// <summary>The factor c.</summary>
    public double Scale { get; }

    /// <summary>The number of coordinates of x.</summary>
    public int Dimension => A.Columns;

    /// <summary>Writes the gradient at x and returns the loss there.</summary>
    public double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        double value = 0;
        int r = 0;
        // Four rows are still in the cache when they are added up: one pass over memory for two products.
        for (; r <= A.Rows - 4; r += 4)
        {
            MatrixKernels.Dot4(A.Row(r), A.Row(r + 1), A.Row(r + 2), A.Row(r + 3), x, _products);
            for (int k = 0; k < 4; k++)
            {
                value += Sample(_products[k], B[r + k], out _products[k]);
            }

            MatrixKernels.Add4(A.Row(r), A.Row(r + 1), A.Row(r + 2), A.Row(r + 3), _products, gradient);
        }

        for (; r < A.Rows; r++)
        {
            value += AddSample(r, 1, x, gradient);
        }

        return Scale * value;
    }

    /// <summary>The same for the mean over some samples, scaled to estimate the whole: c rows / count sum over them.</summary>
    public double Gradient(ReadOnlySpan<int> samples, ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        double value = 0;
        double weight = (double)A.Rows / samples.Length;
        foreach (int r in samples)
        {
            value += weight * AddSample(r, weight, x, gradient);
        }

        return Scale * value;
    }

    /// <summary>Writes the second derivatives d^2 f/dx_i^2, for the logistic loss at x = 0, where they are largest.</summary>
    public void Curvatures(Span<double> diagonal)
    {
        diagonal.Clear();
        double factor = Kind == MatrixLossKind.LeastSquares ? Scale : Scale / 4;
        for (int r = 0; r < A.Rows; r++)
        {
            ReadOnlySpan<double> row = A.Row(r);
            for (int i = 0; i < row.Length; i++)
            {
                diagonal[i] = Math.FusedMultiplyAdd(factor * row[i], row[i], diagonal[i]);
            }
        }
    }

    private double AddSample(int r, double weight, ReadOnlySpan<double> x, Span<double> gradient)
    {
        double value = Sample(MatrixKernels.Dot(A.Row(r), x), B[r], out double slope);
        MatrixKernels.Add(A.Row(r), weight * slope, gradient);
        return value;
    }

    // The slope carries the scale.
    private double Sample(double product, double b, out double slope)
    {
        if (Kind == MatrixLossKind.LeastSquares)
        {
            double residual = product - b;
            slope = Scale * residual;
            return residual * residual / 2;
        }

        double margin = b * product;
        double e = Math.Exp(-Math.Abs(margin));
        slope = -Scale * b * (margin > 0 ? e : 1) / (1 + e);
        return LogOnePlus(e) + (margin > 0 ? 0 : -margin);
    }

    // log(1 + e) for 0 <= e <= 1, to roundoff (W. Kahan's quotient).
    private static double LogOnePlus(double e)
    {
        double one = 1 + e;
        return one == 1 ? e : Math.Log(one) * (e / (one - 1));
    }
}
