namespace MirrorFlowProofs.Numerics;

/// <summary>A matrix whose rows are scaled, so that the Hessian of a loss is H = A^T A: products with vectors and with diagonal matrices between.</summary>
internal sealed class ResidualMatrix
{
    private readonly DataMatrix _a;
    private readonly double[] _scales;
    private readonly double[] _scaled;
    private readonly double[] _packed;
    private readonly double[] _row;
    private readonly int[] _columns;

    /// <summary>Takes the rows, and what each is multiplied by.</summary>
    public ResidualMatrix(DataMatrix a, double[] scales)
    {
        (_a, _scales) = (a, scales);
        (_scaled, _packed, _row, _columns) = (new double[a.Rows], new double[a.Rows * a.Columns], new double[a.Columns], new int[a.Columns]);
        Squares = new double[a.Columns];
        for (int r = 0; r < a.Rows; r++)
        {
            ReadOnlySpan<double> row = a.Row(r);
            for (int i = 0; i < row.Length; i++)
            {
                double entry = scales[r] * row[i];
                Squares[i] += entry * entry;
            }
        }
    }

    /// <summary>The number of residuals.</summary>
    public int Rows => _a.Rows;

    /// <summary>The number of coordinates.</summary>
    public int Columns => _a.Columns;

    /// <summary>The squares of the columns' lengths, H_ii.</summary>
    public double[] Squares { get; }

    /// <summary>A x.</summary>
    public void Products(ReadOnlySpan<double> x, Span<double> result)
    {
        int r = 0;
        for (; r <= Rows - 4; r += 4)
        {
            MatrixKernels.Dot4(_a.Row(r), _a.Row(r + 1), _a.Row(r + 2), _a.Row(r + 3), x, result[r..]);
        }

        for (; r < Rows; r++)
        {
            result[r] = MatrixKernels.Dot(_a.Row(r), x);
        }

        for (r = 0; r < Rows; r++)
        {
            result[r] *= _scales[r];
        }
    }

    /// <summary>A^T u.</summary>
    public void Forces(ReadOnlySpan<double> u, Span<double> result)
    {
        result.Clear();
        for (int k = 0; k < Rows; k++)
        {
            _scaled[k] = _scales[k] * u[k];
        }

        int r = 0;
        for (; r <= Rows - 4; r += 4)
        {
            MatrixKernels.Add4(_a.Row(r), _a.Row(r + 1), _a.Row(r + 2), _a.Row(r + 3), _scaled.AsSpan(r, 4), result);
        }

        for (; r < Rows; r++)
        {
            MatrixKernels.Add(_a.Row(r), _scaled[r], result);
        }
    }

    /// <summary>Writes diagonal + A W A^T, without columns for which W_i H_ii is not above <paramref name="least"/>, and factors it.</summary>
    /// <returns>Whether it is positive definite.</returns>
    public bool Factor(CholeskyFactor factor, ReadOnlySpan<double> weights, double diagonal, double least)
    {
        int count = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] * Squares[i] > least)
            {
                _columns[count++] = i;
            }
        }

        for (int r = 0; r < Rows; r++)
        {
            ReadOnlySpan<double> row = _a.Row(r);
            Span<double> packed = _packed.AsSpan(r * count, count);
            for (int k = 0; k < count; k++)
            {
                packed[k] = row[_columns[k]] * _scales[r];
            }
        }

        Span<double> four = stackalloc double[4];
        Span<double> weighted = _row.AsSpan(0, count);
        for (int r = 0; r < Rows; r++)
        {
            ReadOnlySpan<double> packed = Packed(r, count);
            for (int k = 0; k < count; k++)
            {
                weighted[k] = packed[k] * weights[_columns[k]];
            }

            Span<double> result = factor.Row(r);
            int c = 0;
            for (; c + 3 <= r; c += 4)
            {
                MatrixKernels.Dot4(Packed(c, count), Packed(c + 1, count), Packed(c + 2, count), Packed(c + 3, count), weighted, four);
                four.CopyTo(result[c..]);
            }

            for (; c <= r; c++)
            {
                result[c] = MatrixKernels.Dot(Packed(c, count), weighted);
            }

            result[r] += diagonal;
        }

        return factor.Factor();
    }

    private ReadOnlySpan<double> Packed(int r, int count) => _packed.AsSpan(r * count, count);
}
