namespace MirrorFlowProofs.Numerics;

/// <summary>Products of numbers w_1 ... w_L with their derivatives, without division.</summary>
internal static class ProductRule
{
    /// <summary>The product, and the sum of the products with one factor left out: d/dv prod_l (w_l + v) at v = 0.</summary>
    public static (T Product, T Slope) Of<T>(ReadOnlySpan<T> factors)
        where T : struct, IReal<T>
    {
        (T product, T slope) = (T.One, T.Zero);
        foreach (T factor in factors)
        {
            slope = (slope * factor) + product;
            product *= factor;
        }

        return (product, slope);
    }

    /// <summary>The rates of <see cref="Of"/> when the factors move with the given velocities.</summary>
    public static (T Product, T Slope) Rates<T>(ReadOnlySpan<T> factors, ReadOnlySpan<T> velocities)
        where T : struct, IReal<T>
    {
        (T product, T slope, T productRate, T slopeRate) = (T.One, T.Zero, T.Zero, T.Zero);
        for (int l = 0; l < factors.Length; l++)
        {
            slopeRate = (slopeRate * factors[l]) + (slope * velocities[l]) + productRate;
            slope = (slope * factors[l]) + product;
            productRate = (productRate * factors[l]) + (product * velocities[l]);
            product *= factors[l];
        }

        return (productRate, slopeRate);
    }
}
