namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>Takes one level of nesting out of radicals by a change of variables.</summary>
/// <remarks>
/// Let a radicand <c>T = a v^k + b</c> stand inside another one, with a positive symbol <c>v</c> that does not occur in
/// <c>a</c> and <c>b</c>, and <c>a</c> of known sign. With <c>t = T</c> (or a rational multiple) as the new symbol, <c>v = ((t - b)/a)^(1/k)</c>:
/// on the domain this is one-to-one, so an expression is zero in the old variables iff it is in the new ones where
/// <c>(t - b)/a &gt; 0</c>. There <c>T^f = t^f</c>, and powers of <c>v</c> are powers of one more polynomial. For
/// example, with <c>t = 4 |x|^q + lambda^2</c>, <c>|x|^q = (sqrt(t) - lambda)(sqrt(t) + lambda)/4</c>.
/// </remarks>
internal static class NestedRadicals
{
    private const string NewSymbol = "radicand ";

    /// <summary>
    /// The expression and what is known to be nonnegative after one change of variables; null where none is needed or
    /// none is found.
    /// </summary>
    internal static (Expr Flat, IReadOnlyList<Expr> Facts)? TryFlatten(Expr e, IReadOnlyList<Expr> facts)
    {
        var outer = ClassBases.Of(e).Where(ClassBases.IsNested).ToList();
        var inner = outer.SelectMany(ClassBases.Of).OfType<Sum>().Where(b => !ClassBases.IsNested(b)).Distinct();
        var choices = inner
            .SelectMany(radicand => Substitution.SymbolsOf(radicand)
                .Where(v => Ranges.IsNonnegative(v) && MayBeReplaced(e, v))
                .Select(v => (Radicand: radicand, Symbol: v, Elsewhere: outer.Any(b => OccursOutside(b, radicand, v)))))
            .Where(c => !(c.Elsewhere && c.Symbol.Name.StartsWith(NewSymbol, StringComparison.Ordinal)))
            .OrderBy(c => c.Elsewhere)
            .ThenBy(c => c.Radicand, Ordering.Canonical)
            .ThenBy(c => c.Symbol, Ordering.Canonical);
        foreach (var (radicand, v, _) in choices)
        {
            if (TrySolve(radicand, v, ScaleOf(radicand, outer)) is not var (vToTheK, a, k))
            {
                continue;
            }

            Expr ToThe(Expr f) => Power.Of(vToTheK, f / k) * Power.Of(a, -f / k);
            Expr Replace(Expr old) => Substitution.Rewrite(old, node => node switch
            {
                Symbol s when s.Equals(v) => ToThe(Expr.One),
                Power p when p.Base.Equals(v) => ToThe(p.Exponent),
                _ => null,
            });

            // What the domains say must not get lost: afterwards v is no symbol any more.
            var known = ClassBases.Nodes(e).OfType<Sum>().Where(s => Signs.Of(s) > 0 && !ClassBases.IsNested(s));
            return (Replace(e), [.. facts.Concat(known).Append(v).Select(Replace).Append(vToTheK)
                .Where(f => f is Sum or Product).Distinct()]);
        }

        return null;
    }

    /// <summary>A symbol in an exponent or inside a function stays, since exponents and functions are taken as they are.</summary>
    private static bool MayBeReplaced(Expr e, Symbol v) => !ClassBases.Nodes(e).Any(n => n switch
    {
        Power p => Substitution.DependsOn(p.Exponent, v),
        Apply a => !ClassBases.IsSignFunction(a) && Substitution.DependsOn(a, v),
        Integral i => Substitution.DependsOn(i, v),
        _ => false,
    });

    /// <summary>
    /// Solving for a symbol that a nested base has elsewhere too would make a new radical inside it.
    /// </summary>
    private static bool OccursOutside(Expr @base, Sum radicand, Symbol v) =>
        Substitution.DependsOn(Substitution.Replace(@base, radicand, Expr.One), v);

    /// <summary>For T = a v^k + b: the sum |a| v^k in terms of the new symbol, |a|, and k.</summary>
    private static (Expr Solved, Expr Size, Expr Exponent)? TrySolve(Sum radicand, Symbol v, Rational scale)
    {
        var byPower = Expansion.Collect(radicand, v);
        if (byPower.Count != 2 || !byPower.TryGetValue(Expr.Zero, out var b)
            || byPower.Values.Any(c => Substitution.DependsOn(c, v)))
        {
            return null;
        }

        var (k, a) = byPower.Single(p => !p.Key.IsZero);
        var range = Ranges.Of(a);
        if (!range.IsNonzero || !Ranges.Of(k).IsNonzero)
        {
            return null;
        }

        var t = new Symbol($"{NewSymbol}{radicand}", Domain.Positive);
        var value = t / scale;
        return (Expansion.Expand(range.IsPositive ? value - b : b - value), range.IsPositive ? a : -a, k);
    }

    /// <summary>
    /// The positive rational <c>c</c> for which <c>t = c T</c> swallows a root of a number that stands beside a root of
    /// <c>T</c>: <c>sqrt(2) sqrt(T)</c> becomes <c>sqrt(t)</c>. Otherwise 1.
    /// </summary>
    private static Rational ScaleOf(Sum radicand, IEnumerable<Expr> outer)
    {
        foreach (var term in outer.SelectMany(Expansion.TermsOf))
        {
            var powers = Product.FactorsOf(term).OfType<Power>().ToList();
            if (powers.FirstOrDefault(p => p.Base.Equals(radicand)) is not { Exponent: Number { Value: var f } })
            {
                continue;
            }

            var scale = Rational.One;
            foreach (var power in powers)
            {
                if (power is { Base: Number { Value: var prime }, Exponent: Number { Value: var a } } && (a / f).IsInteger
                    && Rational.Abs(a / f) < 8)
                {
                    scale *= Rational.Pow(prime, (int)(a / f).Numerator);
                }
            }

            if (!scale.IsOne)
            {
                return scale;
            }
        }

        return Rational.One;
    }
}
