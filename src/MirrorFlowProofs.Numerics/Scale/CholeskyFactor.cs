namespace MirrorFlowProofs.Numerics;

/// <summary>The lower factor of a symmetric positive definite matrix of doubles, by rows.</summary>
internal sealed class CholeskyFactor(int size)
{
    private readonly double[] _entries = new double[size * size];

    /// <summary>A row: of the matrix, whose lower half is read, until it is factored.</summary>
    public Span<double> Row(int i) => _entries.AsSpan(i * size, size);

    /// <summary>Replaces the matrix by its factor; false when it is not positive definite.</summary>
    public bool Factor()
    {
        for (int i = 0; i < size; i++)
        {
            Span<double> row = Row(i);
            for (int j = 0; j < i; j++)
            {
                ReadOnlySpan<double> other = Row(j);
                row[j] = (row[j] - MatrixKernels.Dot(other, row[..j])) / other[j];
            }

            double rest = row[i] - MatrixKernels.Dot(row, row[..i]);
            if (!(rest > 0))
            {
                return false;
            }

            row[i] = Math.Sqrt(rest);
        }

        return true;
    }

    /// <summary>Solves in place.</summary>
    public void Solve(Span<double> v)
    {
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = Row(i);
            v[i] = (v[i] - MatrixKernels.Dot(row, v[..i])) / row[i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = Row(i);
            v[i] /= row[i];
            MatrixKernels.Add(row[..i], -v[i], v[..i]);
        }
    }
}
