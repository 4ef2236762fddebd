using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A claim on a value, and a chain of equalities that begins with it.</summary>
/// <param name="First">The claim on the value.</param>
/// <param name="Rest">What the value is equal to, link by link.</param>
internal sealed record ChainedAssertion(Assertion First, Assertion Rest) : Assertion(Standing.Statement, "")
{
    /// <inheritdoc/>
    public override string Text => $"{First.Text}, and {Rest.Text}";

    /// <inheritdoc/>
    public override string Setting => First.Setting;

    /// <summary>Refuted by the first link that is; the reason names it.</summary>
    public override Verdict Decide()
    {
        var (first, rest) = (First.Decide(), Rest.Decide());
        return first.Kind == VerdictKind.Refuted ? first
            : rest.Kind == VerdictKind.Refuted || first.Kind == VerdictKind.Proved && rest.Kind != VerdictKind.Proved ? rest
            : first.Kind != VerdictKind.Proved ? first
            : Verdict.Proved($"{first.Reason}; {rest.Reason}", [.. first.Conditions.Concat(rest.Conditions).Distinct()]);
    }
}
