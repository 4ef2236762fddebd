using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>What a chain of relations says, as a theorem of Coq for all values of the symbols at which the sides have values.</summary>
internal static class ComparisonCertificate
{
    /// <summary>The theorem, or why there is none.</summary>
    /// <param name="name">Its name, an identifier.</param>
    /// <param name="claim">What it certifies, as a person reads it.</param>
    /// <param name="links">The relations of the formula.</param>
    public static Certificate Of(string name, string claim, IReadOnlyList<Comparison> links) =>
        links.All(l => l.Relation == WrittenRelation.Equal) ? EqualityCertificate.Of(name, claim, links)
        : links.SelectMany(l => l.Sides).Select(s => CoqPrinter.Missing(s.Value)).FirstOrDefault(m => m is not null) is { } missing ? new(name, claim, null, $"Coq's library has no {missing}")
        : links.Any(l => l.Relation == WrittenRelation.Equal) ? OfBoth(name, claim, links)
        : OfInequalities(name, claim, links);

    /// <summary>A chain with both: a theorem of its equalities and one of the others.</summary>
    private static Certificate OfBoth(string name, string claim, IReadOnlyList<Comparison> links)
    {
        var equalities = EqualityCertificate.Of($"{name}_equalities", claim, [.. links.Where(l => l.Relation == WrittenRelation.Equal)]);
        var others = OfInequalities(name, claim, [.. links.Where(l => l.Relation != WrittenRelation.Equal)]);
        return equalities.Text is null ? equalities with { Name = name } : others with { Text = $"{equalities.Text}\n{others.Text}" };
    }

    private static Certificate OfInequalities(string name, string claim, IReadOnlyList<Comparison> links)
    {
        List<Expr> sides = [.. links.SelectMany(l => l.Sides).Select(s => s.Value)];
        List<Symbol> symbols = [.. sides.SelectMany(Substitution.SymbolsOf).Distinct().OrderBy(s => s.Name, StringComparer.Ordinal)];
        IEnumerable<string> assumptions =
        [
            .. symbols.SelectMany(CoqPrinter.Assumptions),
            .. Definedness.Of([.. symbols.Where(s => s.Equals(Geometry.SymbolicQ) || s.Domain == Domain.Real)], sides),
        ];
        var statement = string.Join(" /\\\n", links.Select(l => $"  {CoqPrinter.Print(l.Left.Value)}\n    {Sign(l.Relation)} {CoqPrinter.Print(l.Right.Value)}"));
        return new(name, claim, symbols.Count == 0
            ? $"From Interval Require Import Tactic.\nTheorem {name} :\n{statement}.\nProof.\n  unfold Rpower; repeat split; interval.\nQed.\n"
            : $"Theorem {name} : forall {string.Join(' ', symbols.Select(CoqPrinter.NameOf))} : R,\n{string.Concat(assumptions.Select(a => $"  {a} ->\n"))}{statement}.\nProof.\n  intros. repeat split; has_sign.\nQed.\n", null);
    }

    private static string Sign(WrittenRelation relation) => relation switch
    {
        WrittenRelation.Below => "<",
        WrittenRelation.AtMost => "<=",
        WrittenRelation.Above => ">",
        WrittenRelation.AtLeast => ">=",
        _ => throw new ArgumentOutOfRangeException(nameof(relation)),
    };
}
