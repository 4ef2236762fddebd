namespace MirrorFlowProofs.Numerics;

/// <summary>Solves prod_l (v + lam_l) = size for v >= 0, where lam_l >= 0 and at least one is 0.</summary>
/// <remarks>
/// The product is convex in v, so Newton's iteration from a bound above falls to the root. All terms are positive: in
/// floating point the relative error of v is a few roundoffs a factor.
/// </remarks>
internal static class SmallestSize
{
    /// <summary>v in double precision.</summary>
    public static double Solve(double size, ReadOnlySpan<double> offsets)
    {
        if (!(size > 0))
        {
            return 0;
        }

        double rest = size;
        int zeros = 0;
        foreach (double offset in offsets)
        {
            zeros += offset == 0 ? 1 : 0;
            rest = offset == 0 ? rest : rest / offset;
        }

        double v = Math.Min(Root(size, offsets.Length), Root(rest, zeros)) * (1 + 1e-12);
        for (int step = 0; step < 200; step++)
        {
            (double product, double slope) = (1, 0);
            foreach (double offset in offsets)
            {
                slope = (slope * (v + offset)) + product;
                product *= v + offset;
            }

            double next = v - ((product - size) / slope);
            if (!(next < v) || next <= 0)
            {
                break;
            }

            v = next;
        }

        return v;
    }

    /// <summary>v in twice double precision.</summary>
    public static DoubleDouble Solve(DoubleDouble size, ReadOnlySpan<DoubleDouble> offsets)
    {
        if (!(size > DoubleDouble.Zero))
        {
            return DoubleDouble.Zero;
        }

        Span<double> rounded = offsets.Length <= 64 ? stackalloc double[offsets.Length] : new double[offsets.Length];
        for (int l = 0; l < offsets.Length; l++)
        {
            rounded[l] = offsets[l].High;
        }

        DoubleDouble v = Solve(size.High, rounded);
        var factors = new DoubleDouble[offsets.Length];
        for (int step = 0; step < 3; step++)
        {
            for (int l = 0; l < factors.Length; l++)
            {
                factors[l] = v + offsets[l];
            }

            (DoubleDouble product, DoubleDouble slope) = ProductRule.Of<DoubleDouble>(factors);
            v -= (product - size) / slope;
        }

        return v;
    }

    /// <summary>The v of all sizes and all offsets in the given intervals.</summary>
    /// <remarks>
    /// v grows with the size and falls with every offset. The ends come from the solution in double precision and are moved
    /// outward until the product, in interval arithmetic, is certainly on the right side.
    /// </remarks>
    public static Interval Solve(Interval size, ReadOnlySpan<Interval> offsets)
    {
        if (!Interval.IsFinite(size))
        {
            return Interval.Of(0, double.PositiveInfinity);
        }

        Span<double> least = offsets.Length <= 64 ? stackalloc double[offsets.Length] : new double[offsets.Length];
        Span<double> most = offsets.Length <= 64 ? stackalloc double[offsets.Length] : new double[offsets.Length];
        for (int l = 0; l < offsets.Length; l++)
        {
            (least[l], most[l]) = (Math.Max(0, offsets[l].Lower), Math.Max(0, offsets[l].Upper));
        }

        (double lower, double upper) = (Solve(size.Lower, most), Solve(size.Upper, least));
        for (double margin = 1e-16; !(Product(lower, most).Upper <= size.Lower || lower == 0); margin *= 2)
        {
            lower = Math.Max(0, Math.BitDecrement(lower * (1 - margin)));
        }

        for (double margin = 1e-16; !(Product(upper, least).Lower >= size.Upper); margin *= 2)
        {
            upper = Math.BitIncrement(upper * (1 + margin));
        }

        return Interval.Of(lower, upper);
    }

    private static Interval Product(double v, ReadOnlySpan<double> offsets)
    {
        Interval product = Interval.One;
        foreach (double offset in offsets)
        {
            product *= (Interval)v + offset;
        }

        return product;
    }

    private static double Root(double value, int degree) => degree == 1 ? value : Math.Pow(value, 1.0 / degree);
}
