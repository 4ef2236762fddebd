using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A written solution of the flow: it satisfies the equation and begins at the start.</summary>
/// <param name="Equation">The flow with the solution put in.</param>
/// <param name="Begin">Its value at time 0.</param>
/// <param name="Written">The claim.</param>
internal sealed record TrajectoryAssertion(FormulaAssertion Equation, FormulaAssertion Begin, string Written) : Assertion(Standing.Statement, "")
{
    /// <inheritdoc/>
    public override string Text => Written;

    /// <inheritdoc/>
    public override string Setting => Equation.Setting;

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        var (begin, equation) = (Begin.Decide(), Equation.Decide());
        return begin.Kind != VerdictKind.Proved && (begin.Kind == VerdictKind.Refuted || equation.Kind != VerdictKind.Refuted) ? begin
            : equation.Kind != VerdictKind.Proved ? equation
            : Verdict.Proved($"it begins at the start and satisfies the equation of the flow where that is defined: {equation.Reason}", [.. begin.Conditions.Concat(equation.Conditions).Distinct()]);
    }
}
