using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A formula in the weights under a setting that gives their balance. It is decided for all weights: what holds there holds on
/// the balance, but weights off the balance refute nothing.
/// </summary>
/// <param name="Formula">The formula.</param>
internal sealed record OffBalanceAssertion(FormulaAssertion Formula) : Assertion(Standing.Statement, "")
{
    /// <inheritdoc/>
    public override string Text => Formula.Text;

    /// <inheritdoc/>
    public override string Setting => Formula.Setting;

    /// <inheritdoc/>
    public override Verdict Decide() => Formula.Decide() is var verdict && verdict.Kind == VerdictKind.Refuted
        ? Verdict.Undecided($"it is not true of all weights ({verdict.Witness}); on the balance of the setting it is not decided: leave the balance out, or state it in x")
        : verdict;
}
