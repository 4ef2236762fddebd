namespace MirrorFlowProofs.Numerics;

/// <summary>
/// X = K Q, the entries of X as coordinates row by row: K of rows x inner, then Q of inner x columns, both row by row.
/// </summary>
/// <param name="rows">The rows of X.</param>
/// <param name="inner">The columns of K.</param>
/// <param name="columns">The columns of X.</param>
public sealed class MatrixFactors(int rows, int inner, int columns) : IWeightModel
{
    /// <inheritdoc/>
    public int Weights => inner * (rows + columns);

    /// <inheritdoc/>
    public int Coordinates => rows * columns;

    /// <inheritdoc/>
    public void Values(ReadOnlySpan<double> w, Span<double> x)
    {
        x.Clear();
        AddProduct(w, w, x);
    }

    /// <inheritdoc/>
    public void Forces(ReadOnlySpan<double> w, ReadOnlySpan<double> gradient, Span<double> forces)
    {
        // G Q^T and K^T G.
        forces.Clear();
        ReadOnlySpan<double> q = w[(rows * inner)..];
        Span<double> ofQ = forces[(rows * inner)..];
        for (int r = 0; r < rows; r++)
        {
            for (int k = 0; k < inner; k++)
            {
                double sum = 0;
                double factor = w[(r * inner) + k];
                for (int c = 0; c < columns; c++)
                {
                    double g = gradient[(r * columns) + c];
                    sum += g * q[(k * columns) + c];
                    ofQ[(k * columns) + c] += factor * g;
                }

                forces[(r * inner) + k] = sum;
            }
        }
    }

    /// <inheritdoc/>
    public void Move(ReadOnlySpan<double> w, ReadOnlySpan<double> v, Span<double> change)
    {
        change.Clear();
        AddProduct(v, w, change);
        AddProduct(w, v, change);
    }

    /// <summary>The forces are linear in the weights.</summary>
    public void Turn(ReadOnlySpan<double> w, ReadOnlySpan<double> gradient, ReadOnlySpan<double> v, Span<double> change) =>
        Forces(v, gradient, change);

    // x += K Q with K of the one and Q of the other weights.
    private void AddProduct(ReadOnlySpan<double> ofK, ReadOnlySpan<double> ofQ, Span<double> x)
    {
        ReadOnlySpan<double> q = ofQ[(rows * inner)..];
        for (int r = 0; r < rows; r++)
        {
            for (int k = 0; k < inner; k++)
            {
                MatrixKernels.Add(q.Slice(k * columns, columns), ofK[(r * inner) + k], x.Slice(r * columns, columns));
            }
        }
    }
}
