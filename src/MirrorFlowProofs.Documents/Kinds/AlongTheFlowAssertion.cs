using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A derivative along the flow that says how a quantity moves. The derivative does not see a jump of the quantity: what is
/// proved of it is one of the quantity as long as nothing that may make it jump is 0, and what moves stays where it was differentiated.
/// </summary>
/// <param name="Equation">The equation of the derivative.</param>
/// <param name="Jumps">What must not be 0, in text.</param>
/// <param name="Domains">The domains that the setting gives to what moves, in text: a flow may leave them.</param>
internal sealed record AlongTheFlowAssertion(Assertion Equation, IReadOnlyList<string> Jumps, IReadOnlyList<string> Domains) : Assertion(Standing.Statement, "")
{
    /// <summary>The quantity, and the other side of its equation, as written.</summary>
    internal IReadOnlyList<Meaning> Written { get; init; } = [];

    /// <summary>
    /// Whether the geometry may be q = 1, where sign(0) is any number in [-1, 1]: while G is 0, one for all weights, as there is one clock; while
    /// a derivative of x by a weight stays 0, another for that weight, and nothing need be conserved.
    /// </summary>
    internal bool MaySlide { get; init; }

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
            ? Verdict.Proved(verdict.Reason,
            [
                .. verdict.Conditions.Where(c => !atPoints.Contains(c)),
                .. atPoints.Count + Domains.Count == 0 ? (string[])[] : [$"as long as {string.Join(" and ", Domains.Concat(atPoints))}"],
                .. MaySlide ? (string[])[OneClock.Condition] : [],
            ])
            : verdict;
    }
}
