using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>What must not be 0 for an expression not to be, or not to divide by 0.</summary>
public static class VanishingFactors
{
    /// <summary>The factors, the bases of powers, and what sizes and signs are taken of; numbers are left out.</summary>
    public static IEnumerable<Expr> Of(Expr e) => e switch
    {
        Number => [],
        Product p => p.Factors.SelectMany(Of),
        Power { Base: var b } => Of(b),
        Apply { Function: Function.Abs or Function.Sign, Argument: var argument } => Of(argument),
        null => throw new ArgumentNullException(nameof(e)),
        _ => [e],
    };
}
