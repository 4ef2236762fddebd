using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>"The saddles of <c>x = w_1 ... w_L</c> are the weights of which at least two are 0", at every depth.</summary>
public static class SaddleStatement
{
    /// <summary>The assertions that decide it.</summary>
    /// <param name="q">The geometry.</param>
    /// <param name="decay">Weight decay: with it the flow has to rest at these weights.</param>
    public static Claim Of(Expr q, Decay decay) => decay == Decay.None
        ? new Claim("saddles", "", "", WithoutDecay(q)) { Remark = "Without decay and where f' != 0." }
        : new Claim("saddles", "", "", [AtOneWeight(q, decay)]);

    /// <summary>Stationary where two weights are 0, and a saddle there; not stationary elsewhere.</summary>
    internal static IReadOnlyList<Assertion> WithoutDecay(Expr q)
    {
        var plain = Product(q, Decay.None);
        var signless = new WeightFlow(q, Positive("w1") * Positive("w2") * Positive("r"), [Positive("w1"), Positive("w2")]);
        var oneSigned = new WeightFlow(q, Positive("w1") * W2 * Positive("r"), [Positive("w1"), W2]);
        return
        [
            Step("Where two weights are 0, each partial derivative has one of them as a factor,", plain, "at(at(d/dw1(x), w1 = 0), w2 = 0) = 0"),
            Step("also those in the other weights, whose product is `r`: these weights are stationary.", plain, "at(at(d/dr(x), w1 = 0), w2 = 0) = 0"),
            Step("Where at most one is 0, its partial derivative is the product of the others, which is not 0 (by sizes, in the positive orthant): not stationary when `G != 0`.", signless, "d/dw1(x) > 0"),
            Step("It is no minimum and no maximum when `G != 0`: nearby x takes both signs, above 0", oneSigned, "at(x, w2 = w1) > 0"),
            Step("and below.", oneSigned, "at(x, w2 = -w1) < 0"),
        ];
    }

    /// <summary><c>w_1 = w_2 = 0</c>, <c>w_3 = 1</c>: no loss moves <c>w_3</c>, decay does.</summary>
    internal static FormulaAssertion AtOneWeight(Expr q, Decay decay) => Instance(
        $"`w_1 = w_2 = 0`, `w_3 = 1` with {(decay == Decay.Coupled ? "coupled" : "decoupled")} decay.", Third(q, decay), "at(at(at(d/dt(w3), w1 = 0), w2 = 0), w3 = 1) = 0");

    /// <summary>The flow in three weights, whatever the others.</summary>
    internal static WeightFlow Third(Expr q, Decay decay) =>
        new(q, W1 * W2 * Reparameterization.Weight(3) * new Symbol("r"), [W1, W2, Reparameterization.Weight(3)], decay);
}
