namespace MirrorFlowProofs.Symbolic;

/// <summary>Common positive factors of the terms of a sum.</summary>
public static class Contents
{
    /// <summary>
    /// A sum as a product of its common powers of positive bases and what is left, so that a power of it splits:
    /// <c>1 + u/lambda</c> becomes <c>lambda^-1 * (lambda + u)</c>. Equal to the argument wherever that is defined.
    /// </summary>
    public static Expr TakeOut(Expr e)
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

    /// <summary>
    /// The expression with common positive factors taken out of sums in denominators and other integer powers:
    /// <c>1/(q*(3/q - 2))</c> becomes <c>1/(3 - 2*q)</c>.
    /// </summary>
    public static Expr Tidy(Expr e) => Substitution.Rewrite(e, node =>
        node is Power { Base: Sum sum, Exponent: Number { Value.IsInteger: true } } p
            && TakeOut(sum) is var taken && !taken.Equals(sum)
                ? Power.Of(taken, p.Exponent)
                : null);

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
