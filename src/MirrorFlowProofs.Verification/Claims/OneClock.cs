using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// What conservation asks for at q = 1, where <c>w_i' = -sign(G d_i)</c> jumps. At almost every time at which no <c>d_i</c>, derivative of x by a
/// weight, is 0, the weights move by one number in place of sign(G), and what is conserved off the jumps is conserved. While a <c>d_i</c> stays
/// 0, as where two weights of a product are 0 together, any speed of its weight in [-1, 1] solves the equations (Filippov), and nothing need be.
/// </summary>
public static class OneClock
{
    /// <summary>The condition, in words.</summary>
    public const string Condition = "as long as at q = 1 no derivative of x by a weight stays 0, and while G = 0 one number stands for sign(0) in all weights";

    /// <summary>Whether a geometry may be q = 1.</summary>
    /// <param name="q">A number, or a symbol with its domain.</param>
    public static bool IsNeeded(Expr q)
    {
        ArgumentNullException.ThrowIfNull(q);
        return q is Number { Value: var value } ? value.IsOne : q is not Symbol { Domain: var domain } || domain.Contains(1);
    }
}
