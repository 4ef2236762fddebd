using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>One relation between two meanings, decided for all values of the symbols at which both are defined.</summary>
/// <param name="Text">As written.</param>
/// <param name="Left">Left side.</param>
/// <param name="Relation">How they stand.</param>
/// <param name="Right">Right side.</param>
public sealed record Link(string Text, Meaning Left, WrittenRelation Relation, Meaning Right)
{
    /// <summary>How many further witnesses are looked at when the text has no value at the first.</summary>
    private const int WitnessSeeds = 8;

    private static readonly Dictionary<Symbol, Rational> NoValues = [];

    private List<Expr> Parts => [.. Left.Parts.Concat(Right.Parts).Distinct()];

    private List<Symbol> Symbols => [.. Parts.Append(Left.Value).Append(Right.Value).SelectMany(Substitution.SymbolsOf).Distinct()];

    /// <summary>
    /// Proved by the zero test or by exact ranges; Refuted at a point of the domains at which the text as written has a
    /// value and enclosures of both sides exclude the relation; Undecided otherwise.
    /// </summary>
    public Verdict Decide() => Relation == WrittenRelation.Equal ? DecideEquality() : DecideInequality();

    private Verdict DecideEquality()
    {
        var difference = HyperbolicAngles.Expand(Left.Value - Right.Value);
        var result = ZeroTest.Decide(difference);
        return result.Answer switch
        {
            ZeroAnswer.Zero => Proved($"the difference is zero: {result.Reason}", result.Conditions),
            ZeroAnswer.NonZero => Witnesses(difference, result.Witness!).FirstOrDefault(IsDefinedAt) is { } point
                ? Refuted(point)
                : Verdict.Undecided($"{Text}: the sides differ, but the text as written has no value where they do"),
            _ => Verdict.Undecided($"{Text}: {result.Reason}"),
        };
    }

    private Verdict DecideInequality()
    {
        var (less, greater) = Relation is WrittenRelation.AtMost or WrittenRelation.Below
            ? (Left.Value, Right.Value)
            : (Right.Value, Left.Value);
        var strict = Relation is WrittenRelation.Below or WrittenRelation.Above;
        var difference = greater - less;
        if (Symbols.Count == 0 && EnclosureEvaluator.Evaluate(difference, NoValues, PointText.Bits).Lower is { } least && (strict ? least.Sign > 0 : least.Sign >= 0))
        {
            return Proved($"the left side is {PointText.Value(Left.Value, NoValues)} and the right side {PointText.Value(Right.Value, NoValues)}", []);
        }

        if (SignByRanges.Holds(difference, strict))
        {
            return Proved($"the difference is {(strict ? "positive" : "not negative")} by exact interval arithmetic on the domains of its symbols", []);
        }

        return DomainPoints.Of(Symbols).FirstOrDefault(point => Violates(difference, strict, point) && IsDefinedAt(point)) is { } found
            ? Refuted(found)
            : Verdict.Undecided($"{Text}: the domains of the symbols do not settle the sign of the difference, and no point violates it");
    }

    private static bool Violates(Expr difference, bool strict, IReadOnlyDictionary<Symbol, Rational> point)
    {
        var value = EnclosureEvaluator.Evaluate(difference, point, PointText.Bits);
        return value.Upper is { Sign: < 0 } || (strict && value.Exact is { IsZero: true });
    }

    /// <summary>Points at which the difference is not 0; symbols that cancel in it get values too.</summary>
    private IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Witnesses(Expr difference, Witness first) =>
        from witness in Enumerable.Range(1, WitnessSeeds)
            .Select(seed => Witness.TryFindNonzero(difference, seed: seed).Found)
            .Prepend(first)
            .OfType<Witness>()
        from rest in DomainPoints.Of([.. Symbols.Where(s => !witness.Point.ContainsKey(s))]).Take(WitnessSeeds)
        select new Dictionary<Symbol, Rational>(witness.Point.Concat(rest));

    private bool IsDefinedAt(IReadOnlyDictionary<Symbol, Rational> point) => PointText.AreDefined(Parts, point);

    /// <summary>What is defined nowhere is not called proved.</summary>
    private Verdict Proved(string reason, IReadOnlyList<string> conditions) =>
        DomainPoints.Of(Symbols).Any(point => PointText.AreDefined(Parts, point))
            ? Verdict.Proved(reason, conditions)
            : Verdict.Undecided($"{Text}: no point was found at which both sides are defined");

    private Verdict Refuted(IReadOnlyDictionary<Symbol, Rational> point)
    {
        var (left, right) = (PointText.Value(Left.Value, point), PointText.Value(Right.Value, point));
        var values = new Counterexample(
            point.ToDictionary(p => p.Key.Name, p => p.Value.ToString()), left, right, PointText.Value(Left.Value - Right.Value, point));
        return Verdict.Refuted(Text, $"{PointText.Write(point)}the left side is {left} and the right side {right}", values);
    }
}
