using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;
using MirrorFlowProofs.Verification.Tests.Mutation;

namespace MirrorFlowProofs.Verification.Tests.Claims;

/// <summary>A relation of a claim with one change.</summary>
/// <param name="Origin">The claim and its formula.</param>
/// <param name="Change">What was changed.</param>
/// <param name="Link">The changed relation.</param>
internal sealed record ClaimVariant(string Origin, string Change, Link Link);

/// <summary>
/// The formulas of the literature's claims that hold, each changed in every place: the written sides by
/// <see cref="Mutants"/>, the relation turned round, the domain of a symbol widened.
/// </summary>
internal static class ClaimVariants
{
    internal static IReadOnlyList<ClaimVariant> All() =>
    [
        .. from claim in LiteratureClaims.All
           from formula in claim.Assertions.OfType<FormulaAssertion>()
           where formula.Decide().Kind == VerdictKind.Proved
           from variant in Sides(formula).Concat(Turned(formula)).Concat(Widened(formula))
           select variant with { Origin = $"{claim.Id}, {formula.Formula}" },
    ];

    private static IEnumerable<ClaimVariant> Sides(FormulaAssertion formula)
    {
        var written = new Dictionary<int, Expr>();
        var links = formula.Read((side, e) => written[side] = e);
        var symbols = written.Values.SelectMany(Substitution.SymbolsOf).Distinct().ToList();
        foreach (var (side, e) in written)
        {
            foreach (var mutant in Mutants.Of(e, symbols))
            {
                if (Try(formula, side, mutant) is not { } changed)
                {
                    continue;
                }

                foreach (var (link, i) in changed.Select((l, i) => (l, i)))
                {
                    if (!link.Left.Value.Equals(links[i].Left.Value) || !link.Right.Value.Equals(links[i].Right.Value))
                    {
                        yield return new ClaimVariant("", $"side {side + 1}: {mutant.Change}", link);
                    }
                }
            }
        }
    }

    private static IReadOnlyList<Link>? Try(FormulaAssertion formula, int side, Mutant mutant)
    {
        try
        {
            var changed = mutant.Build();
            return formula.Read((i, e) => i == side ? changed : e);
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    private static IEnumerable<ClaimVariant> Turned(FormulaAssertion formula) =>
        from link in formula.Read()
        where link.Relation != WrittenRelation.Equal
        select new ClaimVariant("", "turned round", link with { Left = link.Right, Right = link.Left });

    private static IEnumerable<ClaimVariant> Widened(FormulaAssertion formula) =>
        from symbol in formula.Symbols
        where symbol.Domain != Domain.Real && !symbol.Domain.IsInteger
        let wider = new Symbol(symbol.Name, symbol.Domain == Domain.Positive ? Domain.Real : Domain.Positive)
        let changed = formula with { Symbols = [.. formula.Symbols.Select(s => s.Equals(symbol) ? wider : s)] }
        from link in ReadIfFormula(changed)
        select new ClaimVariant("", $"{symbol.Domain.Describe(symbol.Name)} dropped", link);

    /// <summary>Without the domain a notation may have no meaning, as <c>at(E, lambda = v^q)</c> for <c>v</c> below 0.</summary>
    private static IReadOnlyList<Link> ReadIfFormula(FormulaAssertion formula)
    {
        try
        {
            return formula.Read();
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
