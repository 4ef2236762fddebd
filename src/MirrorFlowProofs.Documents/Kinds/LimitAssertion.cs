using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A limit or leading term of a written expression.</summary>
/// <param name="Subject">What it speaks about.</param>
/// <param name="Tendency">The claim.</param>
internal sealed record LimitAssertion(Subject Subject, Tendency Tendency) : Assertion(Standing.Statement, "")
{
    /// <inheritdoc/>
    public override string Text => Tendency.Text;

    /// <inheritdoc/>
    public override string Setting => Subject.Description;

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        var foundation = Subject.FoundationOf(Tendency.Text);
        if (foundation.Kind != VerdictKind.Proved)
        {
            return Verdict.Undecided($"what it speaks about is not proved: {foundation.Reason}");
        }

        if (foundation.Conditions.Contains(SumFlow.WhileAllMove) && Tendency.Motion is { At.Point: not { IsZero: true }, Symbol: var moving } && (moving.Equals(Names.Y) || moving.Name == Names.X.Name))
        {
            return Verdict.Undecided($"a block of the sum may rest at 0 before {Tendency.Motion.At.Describe(moving.Name)}: there the function is another one");
        }

        var verdict = Tendency.Decide();
        return verdict.Kind == VerdictKind.Proved
            ? Verdict.Proved(verdict.Reason, [.. foundation.Conditions.Concat(verdict.Conditions).Distinct()])
            : verdict;
    }
}
