using System.Collections.Concurrent;
using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>
/// Every inequality and every limit that the catalog rests on, changed in one place: no false variant is proved, and every
/// one is refuted.
/// The suite looks at a sample without the limits of hypergeometric functions, which are slow; <c>MIRRORFLOW_MUTATIONS</c>
/// names another stride, 1 for all, eleven times as long for these.
/// </summary>
public sealed class InequalityMutationTests(ITestOutputHelper output)
{
    private const int UsualStride = 211;
    private const int SlowStride = 11;

    [Fact]
    public void Every_false_variant_of_a_proved_inequality_or_limit_is_refuted()
    {
        var stride = int.TryParse(Environment.GetEnvironmentVariable("MIRRORFLOW_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : UsualStride;
        var all = Variants().ToList();
        var sample = all.Index().Where(v => v.Index % (IsSlow(v.Item.Link) ? SlowStride * stride : stride) == 0)
            .Where(v => stride != UsualStride || !IsSlow(v.Item.Link)).ToList();
        var outcomes = new ConcurrentBag<(int Number, string Text, bool IsFalse, Verdict Verdict)>();
        Parallel.ForEach(Partitioner.Create(sample, EnumerablePartitionerOptions.NoBuffering), item =>
        {
            var (number, (text, link)) = item;
            outcomes.Add((number, $"{text}: {string.Join(" | ", link.Sides.Select(s => s.Value))}", LinkLook.IsFalse(link, number), link.Decide()));
        });

        var ordered = outcomes.OrderBy(o => o.Number).ToList();
        output.WriteLine(FormattableString.Invariant($"{sample.Count} of {all.Count} variants:"));
        foreach (var kind in ordered.GroupBy(o => (o.IsFalse, o.Verdict.Kind)).OrderBy(g => g.Key))
        {
            output.WriteLine(FormattableString.Invariant($"  {(kind.Key.IsFalse ? "false by numbers" : "not false by numbers")}, {kind.Key.Kind}: {kind.Count()}"));
        }

        foreach (var (_, text, wrong, verdict) in ordered.Where(o => o.IsFalse != (o.Verdict.Kind == VerdictKind.Refuted) || o.Verdict.Kind == VerdictKind.Undecided))
        {
            output.WriteLine($"{verdict.Kind}, {(wrong ? "false by numbers" : "not false by numbers")}: {text}: {verdict.Witness ?? verdict.Reason}");
        }

        Assert.Empty(ordered.Where(o => o.IsFalse && o.Verdict.Kind != VerdictKind.Refuted).Select(o => $"false, but {o.Verdict.Kind}: {o.Text}"));
        Assert.True(ordered.Count(o => o.IsFalse) > sample.Count / 10, "many changes make a statement false");
    }

    private static bool IsSlow(Link link) => link is Tendency
        && link.Sides.Any(s => s.Value.ToString().Contains("hyp2f1", StringComparison.Ordinal));

    private static IEnumerable<(string Text, Link Link)> Variants() =>
        from statement in Statements()
        let link = statement.Link
        let symbols = link.Sides.SelectMany(s => Substitution.SymbolsOf(s.Value)).Distinct().ToList()
        from i in Enumerable.Range(0, link.Sides.Count)
        from mutant in Mutants.Of(link.Sides[i].Value, symbols)
        let changed = Changed(link, i, mutant)
        where changed is not null
        select ($"{statement.Origin}: side {i + 1}: {mutant.Change}", changed);

    /// <summary>Every inequality and limit of every entry, each once.</summary>
    private static List<(string Origin, Link Link)> Statements()
    {
        var seen = new HashSet<string>();
        return
        [
            .. from entry in DefaultCatalog.Entries
               from step in entry.Derive().Steps
               from obligation in step.Obligations
               let link = LinkOf(obligation)
               where link is not null && !IsVacuous(link) && seen.Add(Key(link))
               select ($"{entry.Name}, {step.Id}, {obligation.What}", link),
        ];
    }

    /// <summary>A statement for the q in an empty interval says nothing.</summary>
    private static bool IsVacuous(Link link) =>
        link.Sides.SelectMany(s => Substitution.SymbolsOf(s.Value)).Any(s => s.Domain is { Lower: { } l, Upper: { } u } && l == u && !s.Domain.Contains(l));

    private static string Key(Link link) => string.Join(" | ", link.Sides.Select(
        s => $"{s.Value} for {string.Join(", ", Substitution.SymbolsOf(s.Value).Select(v => v.Domain.Describe(v.Name)))}"));

    private static Link? LinkOf(Obligation obligation) => obligation switch
    {
        Positivity p => new Comparison(p.What, Meaning.Of(p.Value), WrittenRelation.Above, new Meaning(Expr.Zero, [])),
        Inequality i => new Comparison(i.What, Meaning.Of(i.Left), i.SignRelation switch
        {
            SignRelation.Less => WrittenRelation.Below,
            SignRelation.AtMost => WrittenRelation.AtMost,
            SignRelation.Greater => WrittenRelation.Above,
            _ => WrittenRelation.AtLeast,
        }, Meaning.Of(i.Right)),
        LimitStatement { Claim: LimitClaim.Value { Limit: var limit } } s =>
            new Tendency(s.What, Meaning.Of(s.Value), new Motion(s.Symbol, s.At), TendencyKind.Limit, Meaning.Of(limit)),
        LimitStatement { Claim: LimitClaim.LeadingTerm { Term: var term } } s =>
            new Tendency(s.What, Meaning.Of(s.Value), new Motion(s.Symbol, s.At), TendencyKind.LeadingTerm, Meaning.Of(term)),
        LimitStatement { Claim: LimitClaim.Infinite { IsPositive: var up } } s =>
            new Tendency(s.What, Meaning.Of(s.Value), new Motion(s.Symbol, s.At), up ? TendencyKind.PlusInfinity : TendencyKind.MinusInfinity, null),
        _ => null,
    };

    /// <summary>Null where there is no such expression, where nothing changed, or where it says nothing true or false.</summary>
    private static Link? Changed(Link link, int side, Mutant mutant)
    {
        try
        {
            var value = mutant.Build();
            var meaning = Meaning.Of(value);
            return value.Equals(link.Sides[side].Value) ? null : link switch
            {
                Comparison c => side == 0 ? c with { Left = meaning } : c with { Right = meaning },
                Tendency when side == 1 && value.IsZero => null,
                Tendency { Kind: TendencyKind.Limit } t when side == 1 && Substitution.DependsOn(value, t.Motion.Symbol) => null,
                Tendency t => side == 0 ? t with { Left = meaning } : t with { Right = meaning },
                _ => throw new InvalidOperationException($"unknown link {link.Text}"),
            };
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }
}
