namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// What an expression is on each part of the domain that its own shape singles out: symbols that must not be negative
/// for it to be defined, and each sign of the symbols under <c>abs</c> and <c>sign</c>.
/// </summary>
internal static class SignCases
{
    private const int MostSplitSymbols = 4;

    /// <summary>
    /// The expression on the parts: zero on all of them means zero wherever it is defined and the symbols given are not zero.
    /// </summary>
    internal static (IReadOnlyList<Expr> Cases, IReadOnlyList<Symbol> Nonzero) Of(Expr e)
    {
        e = Promote(e);
        var split = Generators.SymbolsUnderAbsOrSign(e).Order(Ordering.Canonical).Cast<Symbol>().ToList();
        if (split.Count > MostSplitSymbols)
        {
            return ([e], []);
        }

        List<Expr> cases = [e];
        foreach (var symbol in split)
        {
            cases = [.. cases.SelectMany(c => Sides(c, symbol)).Distinct()];
        }

        return (cases, split);
    }

    private static IEnumerable<Expr> Sides(Expr e, Symbol symbol)
    {
        var domain = symbol.Domain;
        if (!domain.IsNonpositive)
        {
            var size = new Symbol(symbol.Name, new Domain(0, true, domain.Upper, domain.UpperOpen));
            yield return Substitution.Replace(e, symbol, size);
        }

        if (!domain.IsNonnegative)
        {
            var size = new Symbol(symbol.Name, new Domain(0, true, -domain.Lower, domain.LowerOpen));
            yield return Substitution.Replace(e, symbol, -size);
        }
    }

    /// <summary>
    /// A symbol with an exponent that is never an integer is not negative wherever the expression is defined; one with an
    /// exponent that is always negative, or under a logarithm, is not 0 either.
    /// </summary>
    private static Expr Promote(Expr e)
    {
        var (nonnegative, nonzero) = (new HashSet<Symbol>(), new HashSet<Symbol>());
        foreach (var node in ClassBases.Nodes(e))
        {
            if (node is Power { Base: Symbol s } p)
            {
                if (ClassBases.IsNeverInteger(p.Exponent))
                {
                    nonnegative.Add(s);
                }

                if (Ranges.Of(p.Exponent).IsNegative)
                {
                    nonzero.Add(s);
                }
            }
            else if (node is Apply { Function: Function.Log, Argument: Symbol x })
            {
                nonnegative.Add(x);
                nonzero.Add(x);
            }
        }

        foreach (var s in Substitution.SymbolsOf(e))
        {
            var known = nonnegative.Contains(s) && !s.Domain.IsNonnegative && !s.Domain.IsNonpositive
                ? s.Domain with { Lower = 0, LowerOpen = false }
                : s.Domain;
            if (known is { Lower.IsZero: true, LowerOpen: false } && nonzero.Contains(s))
            {
                known = known with { LowerOpen = true };
            }

            if (known != s.Domain)
            {
                e = Substitution.Replace(e, s, new Symbol(s.Name, known));
            }
        }

        return e;
    }
}
