using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Where a written quantity may jump, or have no value, along the flow: where the argument of a sign or logarithm, or the base of a
/// power that is negative or may be off the integers, is 0.
/// </summary>
internal static class Jumps
{
    /// <summary>What must not be 0, each once, in the order of the text.</summary>
    internal static IEnumerable<Expr> Of(Meaning quantity) => quantity.Parts.Append(quantity.Value)
        .SelectMany(ExpressionNodes.Of).SelectMany(At).SelectMany(VanishingFactors.Of).Where(e => !IsNonzero(e)).Distinct();

    private static IEnumerable<Expr> At(Expr node) => node switch
    {
        Apply { Function: Function.Sign or Function.Log, Argument: var argument } => [argument],
        Apply { Function: Function.Hypergeometric } f => [1 - f.Arguments[3]],
        Power { Base: var b, Exponent: var e } when !IsContinuous(b, e) => [b],
        _ => [],
    };

    private static bool IsContinuous(Expr b, Expr exponent) =>
        exponent is Number { Value: { IsInteger: true, Sign: > 0 } } || (Ranges.IsNonnegative(b) && Ranges.IsPositive(exponent));

    private static bool IsNonzero(Expr e) => Ranges.Of(e).IsNonzero;
}
