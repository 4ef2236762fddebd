using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// What a written formula says, as a theorem of Coq: the expressions that its sides stand for are equal, for all values of the
/// symbols at which they have values.
/// </summary>
internal static class EqualityCertificate
{
    /// <summary>The theorem, or why there is none. Sides that are one expression as soon as they are read leave nothing to compute.</summary>
    /// <param name="name">Its name, an identifier.</param>
    /// <param name="claim">What it certifies, as a person reads it.</param>
    /// <param name="links">The equalities.</param>
    public static Certificate Of(string name, string claim, IReadOnlyList<Comparison> links)
    {
        List<(Expr Left, Expr Right)> all = [.. links.Select(c => (c.Left.Value, c.Right.Value))];
        List<(Expr Left, Expr Right)> open = [.. all.Where(sides => !sides.Left.Equals(sides.Right))];
        List<Expr> sides = [.. (open.Count == 0 ? all : open).SelectMany(o => (Expr[])[o.Left, o.Right])];
        if (sides.Select(CoqPrinter.Missing).FirstOrDefault(m => m is not null) is { } missing)
        {
            return new(name, claim, null, $"Coq's library has no {missing}");
        }

        if (open.Count == 0)
        {
            return new(name, claim, Text(name, all, sides, new Corners([], []), "  all: reflexivity.\n"), null);
        }

        if (Corners.Of(sides).Sizes.SelectMany(ExpressionNodes.Of).Any(n => n is Power { Exponent: not Number { Value: { IsInteger: true, Sign: > 0 } } }))
        {
            return new(name, claim, null, "the sign or the absolute value of a sum with roots, or of a quotient");
        }

        var roots = PowerRoots.TryOf(sides);
        var corners = Corners.Of(sides).WithoutCases(roots);
        var proof = roots is not null ? PowersProof.Of(sides, roots, corners) : SymbolicPowersProof.TryOf(sides, corners);
        return proof is null
            ? new(name, claim, null, "an exponent that is no rational function")
            : new(name, claim, Text(name, open, sides, corners, Hyperbolic(sides) + proof), null);
    }

    /// <summary>Whether nothing is left to compute.</summary>
    public static bool IsTrivial(IEnumerable<Link> links) => links.All(l => l is Comparison { Relation: WrittenRelation.Equal } c && c.Left.Value.Equals(c.Right.Value));

    private static string Hyperbolic(IEnumerable<Expr> sides) =>
        sides.SelectMany(ExpressionNodes.Of).Any(n => n is Apply { Function: Function.Cosh or Function.Sinh, Argument: Apply { Function: Function.Arcsinh } })
            ? "  all: rewrite ?cosh_arcsinh_power, ?sinh_arcsinh.\n"
            : "";

    private static string Text(string name, List<(Expr Left, Expr Right)> equalities, List<Expr> sides, Corners corners, string proof)
    {
        List<Symbol> symbols = [.. sides.SelectMany(Substitution.SymbolsOf).Distinct().OrderBy(s => s.Name, StringComparer.Ordinal)];
        IEnumerable<string> assumptions =
        [
            .. symbols.SelectMany(CoqPrinter.Assumptions),
            .. corners.Signed.Select(s => $"{CoqPrinter.NameOf(s)} <> 0"),
            .. Definedness.Of([.. symbols.Where(s => s.Equals(Geometry.SymbolicQ) || s.Domain == Domain.Real)], sides),
        ];
        var statement = string.Join(" /\\\n", equalities.Select(e => $"  {CoqPrinter.Print(e.Left)}\n    = {CoqPrinter.Print(e.Right)}"));
        return $"Theorem {name} : {(symbols.Count == 0 ? "" : $"forall {string.Join(' ', symbols.Select(CoqPrinter.NameOf))} : R,")}\n"
            + string.Concat(assumptions.Select(a => $"  {a} ->\n"))
            + $"{statement}.\nProof.\n  intros. {corners.Split}repeat split.\n{proof}Qed.\n";
    }
}
