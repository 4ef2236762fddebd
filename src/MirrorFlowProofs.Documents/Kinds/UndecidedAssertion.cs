using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A claim about something that was not derived; the reason says what to do.</summary>
internal sealed record UndecidedAssertion(string Written, Subject Subject, string Reason) : Assertion(Standing.Statement, "")
{
    /// <inheritdoc/>
    public override string Text => Written;

    /// <inheritdoc/>
    public override string Setting => Subject.Description;

    /// <inheritdoc/>
    public override Verdict Decide() => Verdict.Undecided(Reason);
}
