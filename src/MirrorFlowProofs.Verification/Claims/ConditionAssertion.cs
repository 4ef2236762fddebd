using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>A condition on a potential that papers call Legendre or Bregman.</summary>
public enum PotentialCondition
{
    /// <summary><c>R'</c> maps its domain onto the real line: zone coercive.</summary>
    Onto,

    /// <summary>Legendre type (Rockafellar 1970, section 26), on the whole line or on the half-line.</summary>
    LegendreType,
}

/// <summary>When a condition on the derived potential holds: <c>always</c>, <c>never</c>, or <c>q &lt;= 3/2</c>.</summary>
/// <param name="Standing">What it is to the claim.</param>
/// <param name="What">What it says, in a sentence.</param>
/// <param name="Subject">The derived flow.</param>
/// <param name="Condition">Which condition.</param>
/// <param name="Claimed">When it is said to hold.</param>
public sealed record ConditionAssertion(
    Standing Standing, string What, DerivedFlow Subject, PotentialCondition Condition, string Claimed) : Assertion(Standing, What)
{
    /// <inheritdoc/>
    public override string Text => Claimed switch
    {
        "always" => $"{Name}",
        "never" => $"not: {Name}",
        _ => $"{Name} iff {Claimed}",
    };

    /// <inheritdoc/>
    public override string Setting => Subject.Description;

    private string Name => Condition switch
    {
        PotentialCondition.Onto => "R' maps its domain onto the real line",
        _ => "R is of Legendre type",
    };

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        if (Subject.Foundation is not { Kind: VerdictKind.Proved } foundation)
        {
            return Verdict.Undecided($"what it speaks about is not proved: {Subject.Foundation.Reason}");
        }

        var derived = Derived(Subject);
        return Says(derived) == Simplified ? Verdict.Proved(Plain(derived), [])
            : Points().Where(q => Holds(q) != ClaimedAt(q)).Cast<Rational?>().FirstOrDefault() is { } q
                ? Verdict.Refuted(Text, $"at q = {q} it {(Holds(q) ? "holds" : "fails")}: {Plain(Derived(At(q)))}")
                : Verdict.Undecided($"derived: {Says(derived)}");
    }

    private static string Says(LegendreCondition derived) => derived.Answer switch
    {
        ConditionAnswer.Yes => "always",
        ConditionAnswer.No => "never",
        _ => derived.Criterion ?? "sometimes",
    };

    /// <summary>What is claimed, where <c>q &lt;= 2</c> says always.</summary>
    private string Simplified => Claimed.StartsWith("q <= ", StringComparison.Ordinal) && Rational.TryParse(Claimed[5..], out var end) && end >= 2
        ? "always"
        : Claimed;

    private static string Plain(LegendreCondition condition) => condition.Reason.Replace("`", "", StringComparison.Ordinal);

    private bool Holds(Rational q) => Derived(At(q)).Answer == ConditionAnswer.Yes;

    private DerivedFlow At(Rational q) => new(q, Subject.X, Subject.Balance);

    private bool ClaimedAt(Rational q) => Claimed switch
    {
        "always" => true,
        "never" => false,
        _ => new FormulaAssertion(Standing, What, new NoFlow(), Claimed.Replace("q", $"({q})", StringComparison.Ordinal)).Decide().Kind == VerdictKind.Proved,
    };

    /// <summary>The geometry itself where it is a number; else the q in [1, 2] with denominator up to 12.</summary>
    private IEnumerable<Rational> Points() => Subject.Q is Number { Value: var only }
        ? [only]
        : Enumerable.Range(1, 12).SelectMany(d => Enumerable.Range(d, d + 1).Select(n => new Rational(n, d))).Distinct();

    private LegendreCondition Derived(DerivedFlow flow)
    {
        var report = flow.Derivation.Result!.Legendre;
        return Condition == PotentialCondition.Onto ? report.Conditions[3] : report.Verdicts[0];
    }
}
