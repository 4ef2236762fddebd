using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
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
/// <see cref="Mutants"/>, the relation turned round, the domain of a symbol widened, another flow in the place of its own.
/// </summary>
internal static class ClaimVariants
{
    internal static IReadOnlyList<ClaimVariant> All() =>
    [
        .. from claim in LiteratureClaims.All
           from formula in claim.Assertions.OfType<FormulaAssertion>()
           where formula.Decide().Kind == VerdictKind.Proved
           from variant in Sides(formula).Concat(Turned(formula)).Concat(Otherwise(formula)).Concat(Widened(formula)).Concat(Elsewhere(formula))
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
                    if (!link.Sides.Select(s => s.Value).SequenceEqual(links[i].Sides.Select(s => s.Value)))
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
        catch (Exception none) when (none is DivideByZeroException or FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<ClaimVariant> Turned(FormulaAssertion formula) =>
        from link in formula.Read().OfType<Comparison>()
        where link.Relation != WrittenRelation.Equal
        select new ClaimVariant("", "turned round", link with { Left = link.Right, Right = link.Left });

    /// <summary>Limits taken for leading terms and the other way round, and infinities with the other sign.</summary>
    private static IEnumerable<ClaimVariant> Otherwise(FormulaAssertion formula) =>
        from link in formula.Read().OfType<Tendency>()
        let kind = link.Kind switch
        {
            TendencyKind.Limit => TendencyKind.LeadingTerm,
            TendencyKind.LeadingTerm => TendencyKind.Limit,
            TendencyKind.PlusInfinity => TendencyKind.MinusInfinity,
            _ => TendencyKind.PlusInfinity,
        }
        where kind != TendencyKind.LeadingTerm || !link.Right!.Value.IsZero
        where kind != TendencyKind.Limit || !Substitution.DependsOn(link.Right!.Value, link.Motion.Symbol)
        select new ClaimVariant("", $"said to be a {kind}", link with { Kind = kind });

    private static IEnumerable<ClaimVariant> Widened(FormulaAssertion formula) =>
        from symbol in formula.Symbols
        where symbol.Domain != Domain.Real && !symbol.Domain.IsInteger
        let wider = new Symbol(symbol.Name, symbol.Domain == Domain.Positive ? Domain.Real : Domain.Positive)
        let changed = formula with { Symbols = [.. formula.Symbols.Select(s => s.Equals(symbol) ? wider : s)] }
        from link in ReadIfFormula(changed)
        select new ClaimVariant("", $"{symbol.Domain.Describe(symbol.Name)} dropped", link);

    private static IEnumerable<ClaimVariant> Elsewhere(FormulaAssertion formula) =>
        from subject in Others(formula.Subject)
        from link in ReadIfFormula(formula with { Subject = subject })
        select new ClaimVariant("", $"for {subject.Description}", link);

    private static IEnumerable<Subject> Others(Subject subject) => subject switch
    {
        WeightFlow flow =>
        [
            .. Enum.GetValues<Decay>().Where(d => d != flow.Decay).Select(d => flow with { Decay = d }),
            .. new Expr[] { 1, new Rational(3, 2), 2 }.Where(q => !q.Equals(flow.Q)).Select(q => flow with { Q = q }),
            flow with { Speed = 2 * flow.Speed },
        ],
        MirrorPath path => [path with { InverseMetric = 2 * path.InverseMetric }, path with { Gradient = -path.Gradient }],
        AnyDepth flow => [flow with { Balance = flow.Balance == BalanceKind.Equal ? BalanceKind.First : BalanceKind.Equal }],
        DerivedFlow flow =>
        [
            .. DefaultCatalog.Balances.Where(b => b != flow.Balance).Select(b => new DerivedFlow(flow.Q, flow.X, b)),
            new DerivedFlow(flow.Q, flow.X.Weights.Count + 1, flow.Balance),
            new DerivedFlow(flow.Q.Equals((Expr)1) ? 2 : 1, flow.X, flow.Balance),
        ],
        _ => [],
    };

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
