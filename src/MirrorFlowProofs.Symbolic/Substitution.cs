namespace MirrorFlowProofs.Symbolic;

/// <summary>Replacing parts of an expression, and asking which symbols it has.</summary>
public static class Substitution
{
    /// <summary>Every occurrence of <paramref name="target"/> as a whole node replaced; the result is canonical.</summary>
    public static Expr Replace(Expr e, Expr target, Expr replacement) =>
        Rewrite(e, node => node.Equals(target) ? replacement : null, Fresh);

    /// <summary>All symbols replaced at once.</summary>
    public static Expr Replace(Expr e, IReadOnlyDictionary<Symbol, Expr> values) =>
        Rewrite(e, node => node is Symbol s && values.TryGetValue(s, out var value) ? value : null, Fresh);

    private static Dictionary<Expr, Expr> Fresh => new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Rebuilds the expression from the top down: a node for which <paramref name="rule"/> answers is replaced by the
    /// answer (and not looked into again); others are rebuilt from their rewritten parts.
    /// </summary>
    public static Expr Rewrite(Expr e, Func<Expr, Expr?> rule) => Rewrite(e, rule, null);

    /// <param name="e">What is rewritten.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="powers">
    /// The powers met so far: in a sum of long products each occurs many times. Null where the rule does not answer alike for equal nodes.
    /// </param>
    private static Expr Rewrite(Expr e, Func<Expr, Expr?> rule, Dictionary<Expr, Expr>? powers)
    {
        if (e is Power && powers is not null && powers.TryGetValue(e, out var known))
        {
            return known;
        }

        if (rule(e) is { } answer)
        {
            return answer;
        }

        switch (e)
        {
            case Number or Symbol:
                return e;
            case Sum s:
                var terms = s.Terms.Select(t => Rewrite(t, rule, powers)).ToList();
                return Same(terms, s.Terms) ? e : Sum.Of(terms);
            case Product p:
                var factors = p.Factors.Select(f => Rewrite(f, rule, powers)).ToList();
                return Same(factors, p.Factors) ? e : Product.Of(factors.Prepend(p.Coefficient));
            case Power p:
                var (b, x) = (Rewrite(p.Base, rule, powers), Rewrite(p.Exponent, rule, powers));
                var rewritten = ReferenceEquals(b, p.Base) && ReferenceEquals(x, p.Exponent) ? e : Power.Of(b, x);
                powers?.Add(p, rewritten);
                return rewritten;
            case Apply a:
                var arguments = a.Arguments.Select(y => Rewrite(y, rule, powers)).ToList();
                return Same(arguments, a.Arguments) ? e : Apply.Of(a.Function, [.. arguments]);
            case Integral i:
                var (integrand, variable) = UnderIntegral(i, rule);
                return Integral.Of(integrand, variable, Rewrite(i.Lower, rule, powers), Rewrite(i.Upper, rule, powers));
            default:
                throw new InvalidOperationException($"unknown node {e.GetType().Name}");
        }
    }

    /// <summary>The free symbols, in canonical order, each once.</summary>
    public static IReadOnlyList<Symbol> SymbolsOf(Expr e)
    {
        var found = new HashSet<Symbol>();
        Collect(e, found);
        var sorted = found.ToList();
        sorted.Sort(Ordering.Canonical);
        return sorted;
    }

    /// <summary>Whether the symbol occurs free.</summary>
    public static bool DependsOn(Expr e, Symbol symbol) => e switch
    {
        Number => false,
        Symbol s => s.Equals(symbol),
        Sum s => s.Terms.Any(t => DependsOn(t, symbol)),
        Product p => p.Factors.Any(f => DependsOn(f, symbol)),
        Power p => DependsOn(p.Base, symbol) || DependsOn(p.Exponent, symbol),
        Apply a => a.Arguments.Any(x => DependsOn(x, symbol)),
        Integral i => DependsOn(i.Lower, symbol) || DependsOn(i.Upper, symbol)
            || (!i.Variable.Equals(symbol) && DependsOn(i.Integrand, symbol)),
        _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
    };

    /// <summary>The integrand rewritten, with another name for the variable where an answer would bring in a free symbol of its name.</summary>
    private static (Expr Integrand, Symbol Variable) UnderIntegral(Integral i, Func<Expr, Expr?> rule)
    {
        var taken = SymbolsOf(i.Integrand).Where(s => !s.Equals(i.Variable)).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var variable in Integral.NamesFor(i.Variable.Name).Where(n => !taken.Contains(n)).Select(n => new Symbol(n, i.Variable.Domain)))
        {
            var isCaught = false;
            var body = variable.Equals(i.Variable) ? i.Integrand : Replace(i.Integrand, i.Variable, variable);
            var rewritten = Rewrite(body, node =>
            {
                var answer = node.Equals(variable) ? node : rule(node);
                isCaught |= answer is not null && DependsOn(answer, variable) && !DependsOn(node, variable);
                return answer;
            });
            if (!isCaught)
            {
                return (rewritten, variable);
            }
        }

        throw new InvalidOperationException("an expression has finitely many symbols");
    }

    private static bool Same(List<Expr> fresh, System.Collections.Immutable.ImmutableArray<Expr> old)
    {
        for (var i = 0; i < old.Length; i++)
        {
            if (!ReferenceEquals(fresh[i], old[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Collect(Expr e, HashSet<Symbol> found)
    {
        switch (e)
        {
            case Symbol s:
                found.Add(s);
                break;
            case Integral i:
                var inner = new HashSet<Symbol>();
                Collect(i.Integrand, inner);
                inner.Remove(i.Variable);
                found.UnionWith(inner);
                Collect(i.Lower, found);
                Collect(i.Upper, found);
                break;
            default:
                foreach (var part in Parts(e))
                {
                    Collect(part, found);
                }

                break;
        }
    }

    /// <summary>The direct parts of a node (not looking under an integral sign).</summary>
    internal static IEnumerable<Expr> Parts(Expr e) => e switch
    {
        Sum s => s.Terms,
        Product p => p.Factors,
        Power p => [p.Base, p.Exponent],
        Apply a => a.Arguments,
        Integral i => [i.Lower, i.Upper],
        _ => [],
    };
}
