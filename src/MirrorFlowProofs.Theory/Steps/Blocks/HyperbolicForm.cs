using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>A sum with exponentials in pairs <c>A e^z + B e^-z</c>, shorter where <c>cosh z</c> and <c>sinh z</c> make it so.</summary>
internal static class HyperbolicForm
{
    internal static Expr Of(Expr e)
    {
        var (byArgument, others) = Exponentials(e);
        var terms = new List<Expr> { others };
        foreach (var (z, a) in byArgument)
        {
            var mirrored = byArgument.FindIndex(p => p.Argument.Equals(-z));
            if (mirrored < 0)
            {
                terms.Add(a * Apply.Of(Function.Exp, z));
                continue;
            }

            // The pair is written once, at the argument with a positive coefficient.
            if (Product.SplitCoefficient(z).Coefficient.Sign < 0)
            {
                continue;
            }

            var b = byArgument[mirrored].Coefficient;
            var (even, odd) = (Expansion.Expand(a + b), Expansion.Expand(a - b));
            terms.Add(Length(even) + Length(odd) < Length(a) + Length(b)
                ? even * Apply.Of(Function.Cosh, z) + odd * Apply.Of(Function.Sinh, z)
                : a * Apply.Of(Function.Exp, z) + b * Apply.Of(Function.Exp, -z));
        }

        return Sum.Of(terms);
    }

    /// <summary>The exponentials by their arguments, in the order of the terms, and what has none.</summary>
    internal static (List<(Expr Argument, Expr Coefficient)> ByArgument, Expr Others) Exponentials(Expr e)
    {
        var parts = Expansion.TermsOf(e)
            .Select(term => (Term: term, Exponential: Product.FactorsOf(term).OfType<Apply>().FirstOrDefault(f => f.Function == Function.Exp)))
            .ToList();
        return (
            [.. parts.Where(p => p.Exponential is not null).GroupBy(p => p.Exponential!).Select(g =>
                (g.Key.Argument, Sum.Of(g.Select(p => p.Term / g.Key))))],
            Sum.Of(parts.Where(p => p.Exponential is null).Select(p => p.Term)));
    }

    private static int Length(Expr e) => e.IsZero ? 0 : e.ToString().Length;
}
