using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A claim up to a positive factor.</summary>
/// <param name="Claim">The claim as written.</param>
/// <param name="Factor">The only factor that it can be.</param>
/// <param name="IsPositive">That it is positive.</param>
/// <param name="Scaled">What is claimed, divided by the factor.</param>
internal sealed record UpToFactorAssertion(string Claim, Expr Factor, Assertion IsPositive, Assertion Scaled) : Assertion(Standing.Statement, "")
{
    /// <inheritdoc/>
    public override string Text => Claim;

    /// <inheritdoc/>
    public override string Setting => Scaled.Setting;

    /// <summary>Refuted where the factor is not positive, or what is left is.</summary>
    public override Verdict Decide()
    {
        var (positive, scaled) = (IsPositive.Decide(), Scaled.Decide());
        return positive.Kind == VerdictKind.Refuted ? positive
            : scaled.Kind != VerdictKind.Proved ? scaled
            : positive.Kind != VerdictKind.Proved ? positive
            : Verdict.Proved($"equal up to the factor {TextPrinter.Print(Factor)}: {scaled.Reason}", [.. scaled.Conditions.Union(positive.Conditions)]);
    }
}
