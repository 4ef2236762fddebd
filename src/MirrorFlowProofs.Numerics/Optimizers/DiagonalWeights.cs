namespace MirrorFlowProofs.Numerics;

/// <summary>x_i = prod_j w_ij: the weight j of the coordinate i stands at j n + i.</summary>
/// <param name="depth">L.</param>
/// <param name="coordinates">n.</param>
public sealed class DiagonalWeights(int depth, int coordinates) : IWeightModel
{
    /// <inheritdoc/>
    public int Weights => depth * coordinates;

    /// <inheritdoc/>
    public int Coordinates => coordinates;

    /// <inheritdoc/>
    public void Values(ReadOnlySpan<double> w, Span<double> x) => WeightField.Products(w, x);

    /// <inheritdoc/>
    public void Forces(ReadOnlySpan<double> w, ReadOnlySpan<double> gradient, Span<double> forces)
    {
        // The products before j first, then those behind.
        for (int i = 0; i < coordinates; i++)
        {
            double product = gradient[i];
            for (int k = i; k < w.Length; k += coordinates)
            {
                forces[k] = product;
                product *= w[k];
            }

            product = 1;
            for (int k = w.Length - coordinates + i; k >= 0; k -= coordinates)
            {
                forces[k] *= product;
                product *= w[k];
            }
        }
    }

    /// <inheritdoc/>
    public void Move(ReadOnlySpan<double> w, ReadOnlySpan<double> v, Span<double> change)
    {
        change.Clear();
        for (int k = 0; k < w.Length; k++)
        {
            change[k % coordinates] += Product(w, k, k) * v[k];
        }
    }

    /// <inheritdoc/>
    public void Turn(ReadOnlySpan<double> w, ReadOnlySpan<double> gradient, ReadOnlySpan<double> v, Span<double> change)
    {
        for (int k = 0; k < w.Length; k++)
        {
            double sum = 0;
            for (int other = k % coordinates; other < w.Length; other += coordinates)
            {
                sum += other == k ? 0 : Product(w, k, other) * v[other];
            }

            change[k] = gradient[k % coordinates] * sum;
        }
    }

    // The product of the weights of a coordinate without two of them.
    private double Product(ReadOnlySpan<double> w, int without, int andWithout)
    {
        double product = 1;
        for (int k = without % coordinates; k < w.Length; k += coordinates)
        {
            product *= k == without || k == andWithout ? 1 : w[k];
        }

        return product;
    }
}
