namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Carlson's integrals at arguments multiplied by a positive factor, <c>f(c x) = c^d f(x)</c> with the degree <c>d</c>
/// of homogeneity (DLMF 19.16(ii)).
/// </summary>
internal static class CarlsonScaling
{
    // Stands for a number that no argument contains, so that what three sums have in common is what one sum has.
    private static readonly Symbol Separator = new("separator of arguments");

    /// <summary>
    /// The expression with Carlson's integrals scaled so that the differences of their arguments do not depend on
    /// the symbol: their derivatives are then elementary. Null where that cannot be.
    /// </summary>
    internal static Expr? WithConstantDifferences(Expr e, Symbol v)
    {
        Apply? failed = null;
        var rewritten = Rewrite(e, v, f =>
        {
            var factor = FactorOfDifferences(f, v);
            failed ??= factor is null ? f : null;
            return factor;
        });
        return failed is null ? rewritten : null;
    }

    /// <summary>The expression with Carlson's integrals scaled so that no argument divides by a power of the symbol.</summary>
    internal static Expr WithoutDivisionBy(Expr e, Symbol v) => !v.Domain.IsPositive ? e : Rewrite(e, v, f =>
    {
        var powers = f.Arguments.SelectMany(x => Expansion.Collect(x, v).Keys).ToList();
        var smallest = powers.OfType<Number>().Select(n => n.Value).Append(Rational.Zero).Aggregate(Rational.Min);
        return Power.Of(v, smallest);
    });

    /// <summary>The common positive factor of the arguments, rational numbers included.</summary>
    internal static Expr CommonFactor(IReadOnlyList<Expr> arguments)
    {
        var joined = Sum.Of(arguments.Select((x, i) => Expansion.Expand(x * Power.Of(Separator, i))));
        if (joined is not Sum sum)
        {
            return Expr.One;
        }

        var content = sum.Content().Content;
        var factors = Product.FactorsOf(Contents.TakeOut(joined)).Where(f => !Substitution.DependsOn(f, Separator));
        return Product.Of(factors.Where(f => f is not Number).Prepend(content));
    }

    private static Expr Rewrite(Expr e, Symbol v, Func<Apply, Expr?> factorOf) => Substitution.Rewrite(e, node =>
    {
        if (node is not Apply f || !f.Function.IsCarlson() || !Substitution.DependsOn(f, v)
            || factorOf(f) is not { IsOne: false } factor)
        {
            return null;
        }

        return Power.Of(factor, CarlsonCalculus.Degree(f.Function))
            * Apply.Of(f.Function, [.. f.Arguments.Select(x => Expansion.Expand(x / factor))]);
    });

    /// <summary>The positive factor that carries all dependence of the differences on the symbol; null if there is none.</summary>
    private static Expr? FactorOfDifferences(Apply f, Symbol v)
    {
        var common = CommonFactor([.. f.Arguments.Select(Expansion.Expand)]);
        var x = f.Arguments.Select(a => Expansion.Expand(a / common)).ToList();
        if (x.Find(a => !a.Equals(x[0])) is not { } other)
        {
            return null;
        }

        var factor = Product.Of(Product.FactorsOf(Contents.TakeOut(other - x[0])).Where(g => Substitution.DependsOn(g, v)));
        return Ranges.IsPositive(factor) && x.TrueForAll(a => !Substitution.DependsOn(Expansion.Expand((a - x[0]) / factor), v))
            ? common * factor
            : null;
    }
}
