using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>
/// The lemma <c>P'/P = sum_i 1/(u + lam_i)</c> for <c>P = prod_i (u + lam_i)</c>, by induction over the factors, so that
/// their number is left open.
/// </summary>
internal static class LogarithmicDerivative
{
    private static readonly Symbol Q = new("Q");
    private static readonly Symbol S = new("S");
    private static readonly Symbol Offset = new("lam", Domain.Nonnegative);
    private static readonly Symbol Increment = new("h");

    internal static Step Step()
    {
        // Q(u + h) = Q + Q S h to first order in h, which is all that a derivative sees.
        var next = Q * (Names.U + Offset);
        var moved = (Q + Q * S * Increment) * (Names.U + Increment + Offset);
        var derivative = Substitution.Replace(Calculus.Differentiate(moved, Increment), Increment, Expr.Zero);
        return new(
            "logarithmic-derivative",
            "Logarithmic derivative, by induction over the factors",
            [new Equation(new Notation("Q (u + lam) (S + 1/(u + lam))", @"Q\,(u+\mathrm{lam})\Bigl(S+\frac{1}{u+\mathrm{lam}}\Bigr)"), Expansion.Expand(derivative))],
            "By balance `u_i = u + lam_i`, so `|x|^q = P(u) = prod_i (u + lam_i)`. The empty product has `Q' = 0`. If `Q` is the product of some factors, with `Q' = Q S`, `S = sum 1/(u + lam_i)` over them, then one factor more adds its `1/(u + lam)` to `S`. Hence `P' = P sum_i 1/(u + lam_i)`, for any number of factors, and that is `sum_i |d_i|^q`: `1/R'' = P'(u)`.",
            [
                new Identity("the empty product: `Q = 1` has `Q' = Q S` with `S = 0`", Calculus.Differentiate(Expr.One, Names.U), Expr.Zero),
                new Identity(
                    "one factor more: `Q' = Q S` implies `(Q (u + lam))' = Q (u + lam) (S + 1/(u + lam))`",
                    derivative,
                    next * (S + 1 / (Names.U + Offset))),
            ]);
    }
}
