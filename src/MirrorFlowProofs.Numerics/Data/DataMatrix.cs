namespace MirrorFlowProofs.Numerics;

/// <summary>A dense matrix of doubles, row by row in one array.</summary>
public sealed class DataMatrix
{
    /// <summary>Takes the entries, row by row, without copying them.</summary>
    /// <exception cref="ArgumentException">A size is not positive, or the number of entries is not their product.</exception>
    public DataMatrix(int rows, int columns, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (rows <= 0 || columns <= 0 || (long)rows * columns != values.LongLength)
        {
            throw new ArgumentException(FormattableString.Invariant($"A matrix of {rows} x {columns} cannot have {values.LongLength} entries."), nameof(values));
        }

        (Rows, Columns, Values) = (rows, columns, values);
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; }

    /// <summary>All entries, row by row.</summary>
    public double[] Values { get; }

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Columns, Columns);
}
