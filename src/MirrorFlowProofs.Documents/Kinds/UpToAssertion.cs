using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// An equality up to what the flow leaves open: a mirror map up to a constant, a potential up to an affine function. Proved
/// when the equality itself is, or one with a constant or an affine function that is computed from values; refuted when
/// the widest of them is, or something that follows from it.
/// </summary>
/// <param name="Exact">The equality.</param>
/// <param name="Wider">
/// Equalities with what may be added, from the narrowest on, and how that is said. Each in several forms that say the same,
/// computed from values at other places: the text may have no value at some.
/// </param>
/// <param name="Slope">What follows from the widest; null for nothing. Its counterexample is easier to read.</param>
internal sealed record UpToAssertion(
    FormulaAssertion Exact, IReadOnlyList<(IReadOnlyList<FormulaAssertion> Forms, string What)> Wider, FormulaAssertion? Slope)
    : Assertion(Standing.Statement, "")
{
    /// <summary>Whether what may be added may differ between the two sides of 0, which the flow never leaves.</summary>
    internal bool IsFreeOnEachSide { get; init; }

    /// <inheritdoc/>
    public override string Text => Exact.Text;

    /// <inheritdoc/>
    public override string Setting => Exact.Setting;

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        var widest = Exact.Decide();
        if (widest.Kind == VerdictKind.Proved)
        {
            return widest;
        }

        var slope = Slope?.Decide();
        if (slope?.Kind == VerdictKind.Refuted)
        {
            return slope;
        }

        foreach (var (forms, what) in Wider)
        {
            widest = Decide(forms) ?? Verdict.Undecided($"{Text}: no value was found from which to compute the constant");
            if (widest.Kind == VerdictKind.Proved)
            {
                return Verdict.Proved($"equal {what}: {widest.Reason}", widest.Conditions);
            }
        }

        return widest.Kind == VerdictKind.Refuted && IsFreeOnEachSide && slope?.Kind == VerdictKind.Proved
            ? Verdict.Undecided($"{Text}: the derivatives are equal, but what is added is not the same for all x; where the flow never leaves a half-line it is free on each: state it for x > 0")
            : widest;
    }

    private static Verdict? Decide(IReadOnlyList<FormulaAssertion> forms)
    {
        Verdict? open = null;
        foreach (var form in forms)
        {
            var verdict = form.Decide();
            if (verdict.Kind != VerdictKind.Undecided)
            {
                return verdict;
            }

            open ??= verdict;
        }

        return open;
    }
}
