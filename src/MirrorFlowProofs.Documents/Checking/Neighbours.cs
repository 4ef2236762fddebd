using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Documents;

/// <summary>Expressions that differ from one in a single factor, sign, exponent or number.</summary>
internal static class Neighbours
{
    private static readonly Rational[] Factors = [-1, 2, new(1, 2), 4, new(1, 4), 3, new(1, 3)];

    /// <param name="e">The expression.</param>
    /// <param name="symbols">Symbols that may be missing as a factor.</param>
    internal static IEnumerable<Expr> Of(Expr e, IEnumerable<Symbol> symbols)
    {
        foreach (var factor in Factors)
        {
            yield return factor * e;
        }

        foreach (var symbol in Substitution.SymbolsOf(e).Union(symbols))
        {
            yield return e * symbol;
            yield return e / symbol;
        }

        foreach (var changed in Inside(e))
        {
            yield return changed;
        }
    }

    private static IEnumerable<Expr> Inside(Expr e) => e switch
    {
        Number { Value: var n } => Numbers(n),
        Sum s => s.Terms.SelectMany((term, i) => Signs(term).Concat(Inside(term)).Select(t => Sum.Of([.. s.Terms.Select((old, j) => j == i ? t : old)]))),
        Product p => Numbers(p.Coefficient).Select(c => Product.Of([c, .. p.Factors]))
            .Concat(p.Factors.SelectMany((factor, i) => Inside(factor).Select(f => Product.Of([p.Coefficient, .. p.Factors.Select((old, j) => j == i ? f : old)])))),
        Power p => Exponents(p.Exponent).Select(x => (p.Base, Exponent: x)).Concat(Inside(p.Base).Select(b => (Base: b, p.Exponent)))
            .Where(v => !v.Base.IsZero || Ranges.IsNonnegative(v.Exponent)).Select(v => Power.Of(v.Base, v.Exponent)),
        Symbol s => [Power.Of(s, 2), Power.Sqrt(s)],
        Apply a => a.Arguments.SelectMany((argument, i) =>
            Factors.Select(f => f * argument).Concat(Inside(argument)).Select(x => Apply.Of(a.Function, [.. a.Arguments.Select((old, j) => j == i ? x : old)]))),
        _ => [],
    };

    private static IEnumerable<Expr> Signs(Expr term) => Factors.Select(f => f * term);

    private static IEnumerable<Expr> Exponents(Expr exponent) =>
        Factors.Select(f => f * exponent).Concat([exponent + 1, exponent - 1, exponent + new Rational(1, 2), exponent - new Rational(1, 2)]).Concat(Inside(exponent));

    private static IEnumerable<Expr> Numbers(Rational n) =>
        [-n, 2 * n, n / 2, n + 1, n - 1, n * n, 4 * n, n / 4, .. n.IsZero ? Array.Empty<Expr>() : [1 / n]];
}
