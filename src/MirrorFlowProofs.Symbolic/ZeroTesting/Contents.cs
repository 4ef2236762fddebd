namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>Common positive factors of the terms of a sum.</summary>
internal static class Contents
{
    /// <summary>
    /// A sum as a product of its common powers of positive bases and what is left, so that a power of it splits:
    /// <c>1 + u/lambda</c> becomes <c>lambda^-1 * (lambda + u)</c>. Equal to the argument wherever that is defined.
    /// </summary>
    internal static Expr TakeOut(Expr e)
    {
        e = Expansion.Expand(e);
        if (e is not Sum sum)
        {
            return e;
        }

        var common = new List<Expr>();
        foreach (var @base in sum.Terms.SelectMany(t => Product.FactorsOf(t)).Select(BaseOf).Distinct().Where(Ranges.IsPositive))
        {
            if (SmallestExponent(sum, @base) is { IsZero: false } smallest)
            {
                common.Add(Power.Of(@base, smallest));
            }
        }

        if (common.Count == 0)
        {
            return e;
        }

        var divisor = Power.Of(Product.Of(common), -1);
        var rest = Sum.Of(sum.Terms.Select(t => Product.Of(t, divisor)));
        return Product.Of([.. common, TakeOut(rest)]);
    }

    private static Expr BaseOf(Expr factor) => factor is Power p ? p.Base : factor;

    /// <summary>The smallest exponent of the base over the terms; null where they do not differ by numbers.</summary>
    private static Expr? SmallestExponent(Sum sum, Expr @base)
    {
        Expr? smallest = null;
        foreach (var term in sum.Terms)
        {
            var exponent = Product.FactorsOf(term)
                .Where(f => BaseOf(f).Equals(@base))
                .Select(f => f is Power p ? p.Exponent : Expr.One)
                .FirstOrDefault(Expr.Zero);
            if (smallest is null)
            {
                smallest = exponent;
                continue;
            }

            if (Expansion.Expand(exponent - smallest) is not Number difference)
            {
                return null;
            }

            if (difference.Value.Sign < 0)
            {
                smallest = exponent;
            }
        }

        return smallest;
    }
}
