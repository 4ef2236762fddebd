using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A derivative along the flow that says how a quantity moves. The derivative does not see a jump of the quantity: what is
/// proved of it is one of the quantity as long as nothing that may make it jump is 0.
/// </summary>
/// <param name="Equation">The equation of the derivative.</param>
/// <param name="Jumps">What must not be 0, in text; at least one.</param>
internal sealed record AlongTheFlowAssertion(Assertion Equation, IReadOnlyList<string> Jumps) : Assertion(Standing.Statement, "")
{
    /// <inheritdoc/>
    public override string Text => Equation.Text;

    /// <inheritdoc/>
    public override string Setting => Equation.Setting;

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        // What never vanishes along the flow does not vanish at a point of it.
        var verdict = Equation.Decide();
        var atPoints = Jumps.Select(jump => $"{jump} != 0").ToList();
        return verdict.Kind == VerdictKind.Proved
            ? Verdict.Proved(verdict.Reason, [.. verdict.Conditions.Where(c => !atPoints.Contains(c)), $"as long as {string.Join(" and ", atPoints)}"])
            : verdict;
    }
}
