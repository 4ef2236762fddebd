using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// What a written formula says, as a theorem of Coq: the expressions that its sides stand for are equal, for all values of the
/// symbols at which they have values.
/// </summary>
public static class EqualityCertificate
{
    /// <summary>The theorem, or why there is none.</summary>
    /// <param name="name">Its name, an identifier.</param>
    /// <param name="claim">What it certifies, as a person reads it.</param>
    /// <param name="links">The relations of the formula; none where the claim is more than a formula.</param>
    public static Certificate Of(string name, string claim, IReadOnlyList<Link> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        if (links.Count == 0)
        {
            return new(name, claim, null, "it says more than a formula");
        }

        if (links.Any(l => l is not Comparison { Relation: var relation } || relation != WrittenRelation.Equal))
        {
            return new(name, claim, null, "an inequality or a limit");
        }

        List<(Expr Left, Expr Right)> open = [.. links.Cast<Comparison>().Select(c => (c.Left.Value, c.Right.Value)).Where(sides => !sides.Item1.Equals(sides.Item2))];
        if (open.Count == 0)
        {
            return new(name, claim, null, "its sides are one expression as soon as they are read: nothing is left to compute");
        }

        List<Expr> sides = [.. open.SelectMany(o => (Expr[])[o.Left, o.Right])];
        if (sides.Select(CoqPrinter.Missing).FirstOrDefault(m => m is not null) is { } missing)
        {
            return new(name, claim, null, $"Coq's library has no {missing}");
        }

        List<Expr> corners = [.. sides.SelectMany(ExpressionNodes.Of).OfType<Apply>().Where(a => a.Function is Function.Abs or Function.Sign).Select(a => a.Argument).Distinct()];
        if (corners.Any(c => c is not Symbol))
        {
            return new(name, claim, null, "the absolute value or sign of more than a symbol");
        }

        IReadOnlyList<Symbol> signed = [.. corners.Cast<Symbol>()];
        var proof = PowerRoots.TryOf(sides) is { } roots ? PowersProof.Of(sides, roots, signed) : SymbolicPowersProof.TryOf(sides, signed);
        return proof is null
            ? new(name, claim, null, "an exponent that is no rational function")
            : new(name, claim, Text(name, open, sides, signed, proof), null);
    }

    private static string Text(string name, List<(Expr Left, Expr Right)> equalities, List<Expr> sides, IReadOnlyList<Symbol> signed, string proof)
    {
        List<Symbol> symbols = [.. sides.SelectMany(Substitution.SymbolsOf).Distinct().OrderBy(s => s.Name, StringComparer.Ordinal)];
        IEnumerable<string> assumptions =
        [
            .. symbols.SelectMany(CoqPrinter.Assumptions),
            .. signed.Select(s => $"{CoqPrinter.NameOf(s)} <> 0"),
            .. Definedness.Of([.. symbols.Where(s => s.Equals(Geometry.SymbolicQ) || s.Domain == Domain.Real)], sides),
        ];
        var statement = string.Join(" /\\\n", equalities.Select(e => $"  {CoqPrinter.Print(e.Left)}\n    = {CoqPrinter.Print(e.Right)}"));
        return $"Theorem {name} : {(symbols.Count == 0 ? "" : $"forall {string.Join(' ', symbols.Select(CoqPrinter.NameOf))} : R,")}\n"
            + string.Concat(assumptions.Select(a => $"  {a} ->\n"))
            + $"{statement}.\nProof.\n  intros. {string.Concat(signed.Select(s => $"split_sign {CoqPrinter.NameOf(s)}; "))}repeat split.\n{proof}Qed.\n";
    }
}
