using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Weights that rest at 0 whatever the loss, since <c>d_i rho</c> is 0 there. At q = 2 none gets there in finite time; at <c>q &lt; 2</c>,
/// where the field is not Lipschitz, they do, and what is conserved before may change from then on.
/// </summary>
public static class RestingWeights
{
    /// <summary>Those of a map <c>x = rho(w)</c> that may be 0; none at q = 2.</summary>
    /// <param name="q">The geometry.</param>
    /// <param name="rho">The map.</param>
    /// <param name="weights">Its weights.</param>
    public static IReadOnlyList<Symbol> Of(Expr q, Expr rho, IReadOnlyList<Symbol> weights) => q is Number { Value: var value } && value == 2
        ? []
        : [.. weights.Where(w => w.Domain.Contains(0) && Expansion.Expand(Substitution.Replace(Calculus.Differentiate(rho, w), w, Expr.Zero)).IsZero)];
}
