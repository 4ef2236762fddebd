using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>
/// The lemma <c>P'/P = sum_i k_i/(u + lam_i)</c> for <c>P = C prod_i (u + lam_i)^(k_i)</c>, by induction over the factors,
/// so that their number, their multiplicities and their offsets are left open.
/// </summary>
internal static class LogarithmicDerivative
{
    private static readonly Symbol Q = new("Q", Domain.Positive);
    private static readonly Symbol S = new("S", Domain.Positive);
    private static readonly Symbol C = new("C", Domain.Positive);
    private static readonly Symbol Offset = new("lambda_i", Domain.Nonnegative);
    private static readonly Symbol Increment = new("h");

    /// <summary>The multiplicity <c>k &gt;= 1</c> of any one weight.</summary>
    internal static Symbol Multiplicity { get; } = new("k", new Domain(1, false, null, true, true));

    internal static Step Step()
    {
        var factor = Power.Of(Names.U + Offset, Multiplicity);
        return new(
            "logarithmic-derivative",
            "Logarithmic derivative, by induction over the factors",
            [
                new Equation(
                    new Notation("(Q (u + lambda_i)^k)'/(Q (u + lambda_i)^k)", @"\frac{(Q\,(u+\lambda_{i})^{k})'}{Q\,(u+\lambda_{i})^{k}}"),
                    S + Multiplicity / (Names.U + Offset),
                    "Q' = Q S"),
            ],
            "By balance `u_i = u + lam_i`, so `|x|^q = P(u) = C prod_i (u + lam_i)^(k_i)`. The empty product has `Q' = 0`. If `Q` is the product of some factors, with `Q' = Q S`, `S = sum k_i/(u + lam_i)` over them, then one factor more adds its `k/(u + lam)` to `S`. Hence `P' = P sum_i k_i/(u + lam_i)`, for any number of factors, any multiplicities and any offsets, and that is `sum_i |d_i|^q`: `1/R'' = P'(u)`.",
            [
                new Identity("the empty product: `Q = C` has `Q' = Q S` with `S = 0`", Calculus.Differentiate(C, Names.U), C * Expr.Zero),
                new Identity(
                    "one factor more: `Q' = Q S` implies `(Q (u + lam)^k)' = Q (u + lam)^k (S + k/(u + lam))`",
                    Derivative(factor),
                    Q * factor * (S + Multiplicity / (Names.U + Offset))),
            ]);
    }

    /// <summary>
    /// The coercivity when one weight, of multiplicity 1, is at 0 and the others have any positive offsets: with <c>Q</c> the
    /// product of the others, <c>P = u Q</c> and <c>P'(0) = Q(0)</c>.
    /// </summary>
    internal static IEnumerable<Obligation> CoercivityAtAnyOffsets()
    {
        var derivative = Derivative(Names.U);
        yield return new Identity("for any offsets: `(u Q)' = Q (1 + u S)` when `Q' = Q S`", derivative, Q * (1 + Names.U * S));
        yield return new Identity(
            "so `P'(0) = Q(0) = prod_(i >= 2) lam_i`",
            Substitution.Replace(Q * (1 + Names.U * S), Names.U, Expr.Zero),
            Q);
    }

    /// <summary><c>(Q f)'</c>, from <c>Q(u + h) = Q + Q S h</c> to first order in <c>h</c>, which is all that a derivative sees.</summary>
    private static Expr Derivative(Expr factor)
    {
        var moved = (Q + Q * S * Increment) * Substitution.Replace(factor, Names.U, Names.U + Increment);
        return Substitution.Replace(Calculus.Differentiate(moved, Increment), Increment, Expr.Zero);
    }
}
