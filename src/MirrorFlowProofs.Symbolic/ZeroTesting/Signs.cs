using System.Numerics;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// The sign of a sum on the domains of its symbols, where exact ranges, a discriminant, or comparing powers of two parts
/// of opposite signs settles it.
/// </summary>
internal static class Signs
{
    private const int LargestRoot = 12;

    /// <summary>1 when the expression is nowhere negative, -1 when it is nowhere positive, 0 when neither is known.</summary>
    internal static int Of(Expr e) => RangeOf(e) is var range && range.IsNonnegative ? 1 : range.IsNonpositive ? -1 : 0;

    /// <summary>Whether the expression is above 0 wherever it is defined.</summary>
    internal static bool IsPositive(Expr e) => RangeOf(e).IsPositive;

    /// <summary>Whether the expression is nowhere 0.</summary>
    internal static bool IsNonzero(Expr e) => RangeOf(e).IsNonzero;

    /// <summary>An interval that contains every value; narrower than <see cref="Ranges.Of"/> for some sums.</summary>
    internal static Domain RangeOf(Expr e)
    {
        var range = Ranges.Of(e);
        if (range.IsNonnegative || range.IsNonpositive)
        {
            return range;
        }

        return e switch
        {
            Sum s => OfQuadratic(s) ?? OfDifference(s) ?? range,
            Power { Exponent: Number { Value: { IsInteger: true } k } } p when !k.Numerator.IsEven => RangeOf(p.Base) switch
            {
                { IsPositive: true } => Domain.Positive,
                { IsNegative: true } => Domain.Negative,
                _ => range,
            },
            Product p => p.Factors.Select(RangeOf).ToList() is var factors && factors.All(f => f.IsNonzero)
                ? (factors.Count(f => f.IsNegative) % 2 == 0) == (p.Coefficient.Sign > 0) ? Domain.Positive : Domain.Negative
                : range,
            _ => range,
        };
    }

    /// <summary><c>a v^2 + b v + c</c> has the sign of <c>a</c> everywhere when <c>b^2 - 4 a c &lt; 0</c>.</summary>
    private static Domain? OfQuadratic(Sum e)
    {
        var expanded = Expansion.Expand(e);
        var squared = Expansion.TermsOf(expanded).SelectMany(t => Product.FactorsOf(t)).Select(SymbolUnderSquare).OfType<Symbol>().ToHashSet();
        foreach (var v in Substitution.SymbolsOf(e).Where(squared.Contains))
        {
            var byPower = Expansion.Collect(expanded, v);
            if (byPower.Keys.Any(k => !k.IsZero && !k.IsOne && !k.Equals((Expr)2))
                || !byPower.TryGetValue(2, out var a)
                || byPower.Values.Any(c => Substitution.DependsOn(c, v)))
            {
                continue;
            }

            var b = byPower.GetValueOrDefault(Expr.One, Expr.Zero);
            var c = byPower.GetValueOrDefault(Expr.Zero, Expr.Zero);
            var leading = Ranges.Of(a);
            if (leading.IsNonzero && Ranges.Of(Expansion.Expand(b * b - 4 * a * c)).IsNegative)
            {
                return leading.IsPositive ? Domain.Positive : Domain.Negative;
            }
        }

        return null;
    }

    private static Symbol? SymbolUnderSquare(Expr factor) =>
        factor is Power { Base: Symbol v, Exponent: Number { Value: { IsInteger: true, Numerator: var k } } } && k == 2 ? v : null;

    /// <summary>
    /// For <c>e = a + t</c> with a root <c>t</c> and <c>a</c>, <c>t</c> of known opposite signs, <c>e</c> has the sign
    /// of <c>a</c> iff <c>|a|^k &gt; |t|^k</c>, where <c>|t|^k</c> is free of the root.
    /// </summary>
    private static Domain? OfDifference(Sum e)
    {
        foreach (var term in e.Terms)
        {
            var k = RootOf(term);
            if (k is < 2 or > LargestRoot)
            {
                continue;
            }

            var rest = e - term;
            var (a, t) = (Ranges.Of(rest), Ranges.Of(term));
            if (!(a.IsNonnegative && t.IsNonpositive) && !(a.IsNonpositive && t.IsNonnegative))
            {
                continue;
            }

            var difference = Ranges.Of(ClearPositive(Power.Of(a.IsNonnegative ? rest : -rest, k)
                - Power.Of(a.IsNonnegative ? -term : term, k)));
            var larger = a.IsNonnegative ? Domain.Positive : Domain.Negative;
            var smaller = a.IsNonnegative ? Domain.Negative : Domain.Positive;
            if (difference.IsNonzero)
            {
                return difference.IsPositive ? larger : smaller;
            }

            if (difference.IsNonnegative || difference.IsNonpositive)
            {
                return difference.IsNonnegative == a.IsNonnegative ? Domain.Nonnegative : NonpositiveNumbers;
            }
        }

        return null;
    }

    private static readonly Domain NonpositiveNumbers = new(null, true, 0, false);

    /// <summary>The least common denominator of the rational exponents of a term; 0 when one is no number.</summary>
    private static int RootOf(Expr term)
    {
        BigInteger root = 1;
        foreach (var power in Product.FactorsOf(term).OfType<Power>())
        {
            if (power.Exponent is not Number n)
            {
                return 0;
            }

            root = root / BigInteger.GreatestCommonDivisor(root, n.Value.Denominator) * n.Value.Denominator;
        }

        return root > LargestRoot ? 0 : (int)root;
    }

    /// <summary>Multiplied by the positive sums its terms divide by, and expanded: the sign stays.</summary>
    private static Expr ClearPositive(Expr e)
    {
        e = Expansion.Expand(e);
        for (var i = 0; i < 4 && Expansion.TermsOf(e).SelectMany(t => Product.FactorsOf(t)).OfType<Power>().FirstOrDefault(p =>
            p.Base is Sum && Ranges.IsPositive(p.Base) && Ranges.Of(p.Exponent).IsNegative) is { } denominator; i++)
        {
            e = Expansion.Expand(Sum.Of(Expansion.TermsOf(e).Select(t =>
                Product.Of(t, Power.Of(denominator.Base, -denominator.Exponent)))));
        }

        return e;
    }
}
