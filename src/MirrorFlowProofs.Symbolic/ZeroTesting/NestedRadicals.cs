namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>Takes one level of nesting out of radicals by a change of variables.</summary>
/// <remarks>
/// Let a radicand <c>T = a v^k + b</c> stand inside another one, with a positive symbol <c>v</c> that does not occur in
/// <c>a</c> and <c>b</c>, and <c>a</c> of known sign. With <c>t = T</c> as the new symbol, <c>v = ((t - b)/a)^(1/k)</c>:
/// on the domain this is one-to-one, so an expression is zero in the old variables iff it is in the new ones where
/// <c>(t - b)/a &gt; 0</c>. There <c>T^f = t^f</c>, and powers of <c>v</c> are powers of one more polynomial. For
/// example, with <c>t = 4 |x|^q + lambda^2</c>, <c>|x|^q = (sqrt(t) - lambda)(sqrt(t) + lambda)/4</c>.
/// </remarks>
internal static class NestedRadicals
{
    /// <summary>
    /// The expression and what is known to be nonnegative after one change of variables; null where none is needed or
    /// none is found.
    /// </summary>
    internal static (Expr Flat, IReadOnlyList<Expr> Facts)? TryFlatten(Expr e, IReadOnlyList<Expr> facts)
    {
        var inner = ClassBases.Nonnegative(e).Where(ClassBases.IsNested)
            .SelectMany(b => ClassBases.Nonnegative(b)).OfType<Sum>().Where(b => !ClassBases.IsNested(b)).Distinct().ToList();
        inner.Sort(Ordering.Canonical);
        foreach (var radicand in inner)
        {
            foreach (var v in Substitution.SymbolsOf(radicand).Where(v => Ranges.IsNonnegative(v) && MayBeReplaced(e, v)))
            {
                if (TrySolve(radicand, v) is var (t, vToTheK, a, k))
                {
                    // What the domains say must not get lost: afterwards v is no symbol any more.
                    var known = ClassBases.Nodes(e).OfType<Sum>().Where(s => Signs.Of(s) > 0 && !ClassBases.IsNested(s));
                    Expr Replace(Expr old) => Substitution.Rewrite(old, node => node switch
                    {
                        Symbol s when s.Equals(v) => ToThe(Expr.One),
                        Power p when p.Base.Equals(v) => ToThe(p.Exponent),
                        _ => null,
                    });
                    Expr ToThe(Expr f) => Power.Of(vToTheK, f / k) * Power.Of(a, -f / k);
                    return (Replace(e), [.. facts.Concat(known).Append(v).Select(Replace).Append(vToTheK)
                        .Where(f => f is Sum or Product).Distinct()]);
                }
            }
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

    /// <summary>For T = a v^k + b: the new symbol t, |t - b| = |a| v^k with its sign chosen, |a|, and k.</summary>
    private static (Symbol T, Expr Solved, Expr Size, Expr Exponent)? TrySolve(Sum radicand, Symbol v)
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

        var t = new Symbol($"radicand {radicand}", Domain.Positive);
        return (t, Expansion.Expand(range.IsPositive ? t - b : b - t), range.IsPositive ? a : -a, k);
    }
}
