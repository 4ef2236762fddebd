using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// When a condition on the potential holds at every depth: <c>always</c>, <c>never</c>, <c>m &lt;= 1</c>, or, for a geometry that is a number,
/// <c>L &lt;= 3</c>.
/// </summary>
/// <param name="Q">The geometry.</param>
/// <param name="Balance">Equal or First.</param>
/// <param name="Condition">Which condition.</param>
/// <param name="Claimed">When it is said to hold.</param>
public sealed record DepthConditionAssertion(Expr Q, BalanceKind Balance, PotentialCondition Condition, string Claimed) : Assertion(Standing.Statement, "")
{
    private const string Criterion = "m <= 1";
    private const string Shallow = "L <= ";
    private const int Deepest = 8;

    /// <inheritdoc/>
    public override string Text => Claimed is "always" or "never" ? At(2).Text : $"{At(2).Text.Split(" iff ")[0]} iff {Claimed}";

    /// <inheritdoc/>
    public override string Setting => new AnyDepth(Q, Balance).Description;

    /// <summary>Proved against the derivation for every depth; refuted at one depth.</summary>
    public override Verdict Decide()
    {
        var derivation = AllDepthsTheory.Derive(new Geometry(Q), Balance);
        var foundation = DerivationCheck.Decide(derivation);
        var report = derivation.Result.Legendre;
        var derived = Condition == PotentialCondition.Onto ? report.Conditions[3] : report.Verdicts[0];
        var says = derived.Answer switch
        {
            ConditionAnswer.Yes => "always",
            ConditionAnswer.No => "never",
            _ => Condition == PotentialCondition.Onto ? Criterion : "sometimes",
        };
        if (foundation.Kind == VerdictKind.Proved && says == Canonical)
        {
            return Verdict.Proved(derived.Reason.Replace("`", "", StringComparison.Ordinal), foundation.Conditions);
        }

        return Enumerable.Range(2, Deepest - 1).Select(depth => At(depth).Decide()).FirstOrDefault(v => v.Kind == VerdictKind.Refuted) is { } refuted
            ? Verdict.Refuted(Text, refuted.Witness!)
            : Verdict.Undecided(foundation.Kind == VerdictKind.Proved ? $"derived: {says}" : foundation.Reason);
    }

    /// <summary><c>m = q (L-1)/L &lt;= 1</c> is <c>L &lt;= q/(q-1)</c>, for whole L its whole part.</summary>
    private string Canonical => Claimed.StartsWith(Shallow, StringComparison.Ordinal) && Rational.TryParse(Claimed[Shallow.Length..], out var most)
        && Q is Number { Value: var q } && q > 1 && (q / (q - 1)).Floor() == most.Floor() ? Criterion : Claimed;

    private ConditionAssertion At(int depth) => new(Standing.Statement, "", new DerivedFlow(Q, depth, Balance), Condition, Claimed switch
    {
        Criterion => $"q <= {new Rational(depth, depth - 1)}",
        _ when Claimed.StartsWith(Shallow, StringComparison.Ordinal) => Rational.TryParse(Claimed[Shallow.Length..], out var most) && depth <= most ? "always" : "never",
        _ => Claimed,
    });
}
