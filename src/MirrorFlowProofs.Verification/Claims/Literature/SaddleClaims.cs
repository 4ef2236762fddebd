using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Saddles, without and with weight decay.</summary>
internal static class SaddleClaims
{
    internal static IReadOnlyList<Claim> All => [Saddles(), UnderDecay()];

    private static Claim Saddles()
    {
        var plain = Product(Q, Decay.None);
        var signless = new WeightFlow(Q, Positive("w1") * Positive("w2") * Positive("r"), [Positive("w1"), Positive("w2")]);
        var oneSigned = new WeightFlow(Q, Positive("w1") * W2 * Positive("r"), [Positive("w1"), W2]);
        return new Claim(
            "ns-saddles",
            $"{LiteratureClaims.NeverSaddle}, Theorem 4.3",
            "The saddles are the weights of which at least two are 0.",
            [
                Step("Where two weights are 0, each partial derivative has one of them as a factor,", plain, "at(at(d/dw1(x), w1 = 0), w2 = 0) = 0"),
                Step("also those in the other weights, whose product is `r`: these weights are stationary.", plain, "at(at(d/dr(x), w1 = 0), w2 = 0) = 0"),
                Step("Where at most one is 0, its partial derivative is the product of the others, which is not 0 (by sizes, in the positive orthant): not stationary when `G != 0`.", signless, "d/dw1(x) > 0"),
                Step("It is no minimum and no maximum when `G != 0`: nearby x takes both signs, above 0", oneSigned, "at(x, w2 = w1) > 0"),
                Step("and below.", oneSigned, "at(x, w2 = -w1) < 0"),
            ])
        {
            Remark = "Without decay and where f' != 0.",
        };
    }

    private static Claim UnderDecay()
    {
        var third = Reparameterization.Weight(3);
        var above = new Symbol("p", new Domain(1, true, 2, false));
        WeightFlow flow = new(Q, W1 * W2 * third * new Symbol("r"), [W1, W2, third], Decay.Decoupled);
        FormulaAssertion AtSaddle(string what, Decay decay, string rest) =>
            Correction(what, flow with { Decay = decay }, $"at(at(at(d/dt(w3), q = p), w1 = 0), w2 = 0) = {rest}").In(above);
        return new Claim(
            "ns-saddles-decay",
            $"{LiteratureClaims.NeverSaddle}, Theorem 4.3, with weight decay on",
            "With weight decay, too, the flow rests wherever at least two weights are 0.",
            [
                Instance(
                    "`w_1 = w_2 = 0`, `w_3 = 1` under gradient flow with decoupled decay.",
                    flow with { Q = 2 },
                    "at(at(at(d/dt(w3), w1 = 0), w2 = 0), w3 = 1) = 0"),
                Instance("The same with coupled decay.", flow with { Q = 2, Decay = Decay.Coupled }, "at(at(at(d/dt(w3), w1 = 0), w2 = 0), w3 = 1) = 0"),
                AtSaddle("For q > 1, here p, any other weight moves there as decay says: decoupled,", Decay.Decoupled, "-alpha*w3"),
                AtSaddle("or coupled. It rests only at 0.", Decay.Coupled, "-sign(w3)*|alpha*w3|^(p - 1)"),
                Correction(
                    "At q = 1 with coupled decay it moves at unit speed.",
                    flow with { Q = 1, Decay = Decay.Coupled },
                    "at(at(d/dt(w3), w1 = 0), w2 = 0) = -sign(w3)"),
            ])
        {
            Corrected = "With decay on and q > 1, or coupled decay at any q, of the points with two weights 0 only the one with all weights 0 is stationary.",
            Remark = "At q = 1 with decoupled decay the set-valued s(0) may balance a decay of at most 1, where |w_3| <= 1/alpha: there the flow may rest.",
        };
    }
}
