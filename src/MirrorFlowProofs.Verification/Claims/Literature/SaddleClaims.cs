using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Saddles and the time to escape them.</summary>
internal static class SaddleClaims
{
    internal static IReadOnlyList<Claim> All => [Saddles(), Escape()];

    private static Claim Saddles()
    {
        var (rest, third) = (new Symbol("r"), Reparameterization.Weight(3));
        WeightFlow three = new(2, W1 * W2 * third * rest, [W1, W2, third], Decay.Decoupled);
        var plain = new WeightFlow(Q, W1 * W2 * rest, [W1, W2]);
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
                Reading(
                    "With decay on: w_1 = w_2 = 0, w_3 = 1 would be stationary under gradient flow with decoupled decay.",
                    three,
                    "at(at(at(d/dt(w3), w1 = 0), w2 = 0), w3 = 1) = 0"),
                Reading("The same with coupled decay.", three with { Decay = Decay.Coupled }, "at(at(at(d/dt(w3), w1 = 0), w2 = 0), w3 = 1) = 0"),
            ])
        {
            Remark = "Without decay and where f' != 0. With decay on it is false for q > 1: a third weight that is not 0 shrinks. (At q = 1 the set-valued s(0) may balance a decay of at most 1/|w_3|.)",
        };
    }

    private static Claim Escape()
    {
        var size = new Symbol("w", new Domain(0, true, 1, true));
        return new Claim(
            "ns-escape",
            $"{LiteratureClaims.NeverSaddle}, escape from balanced weights near 0 under the gradient -1",
            "Smaller q escapes faster: from `x_0 = eps^L` the time `T = R'(X) - R'(x_0)` grows with q.",
            [
                Instance(
                    "L = 2, from eps = 1/10 to X = 10000: at q = 1 it takes longer than at q = 2.",
                    new NoFlow(),
                    "at(T, m = 1/2) < log(10000/(1/10)^2)/2")
                    .In(new Symbol("m", Domain.Real)).With("T", "(10000^(1 - m) - (1/10)^(2*(1 - m)))/(2*(1 - m))"),
                Correction(
                    "The two times are those of the derived mirror maps: q = 1,",
                    new DerivedFlow(1, 2, BalanceKind.Equal),
                    "at(R'(x), x = 10000) - at(R'(x), x = 1/100) = (10000^(1/2) - (1/10)^(2*(1/2)))/(2*(1/2))"),
                Correction("and q = 2.", new DerivedFlow(2, 2, BalanceKind.Equal), "at(R'(x), x = 10000) - at(R'(x), x = 1/100) = log(10000/(1/10)^2)/2"),
                Correction(
                    "In the size `w = x^(1/L)` of a weight `T` is the integral of `R'' dx/dw = w^(-(L-1)(q-1))` from eps to `X^(1/L)`,",
                    new AnyDepth(Q, BalanceKind.Equal),
                    "at(R''(x), x = w^L)*d/dw(w^L) = w^(-(L - 1)*(q - 1))").In(Positive("w")),
                Correction(
                    "and for w < 1 this grows with q: so for X <= 1 smaller q escapes faster, at every depth and from every eps < X^(1/L).",
                    new NoFlow(),
                    "d/dq(w^(-(L - 1)*(q - 1))) > 0").In(Q, AnyDepth.Depth, size),
                Correction(
                    "For w > 1 it falls: from eps >= 1 smaller q is slower.",
                    new NoFlow(),
                    "d/dq(w^(-(L - 1)*(q - 1))) < 0").In(Q, AnyDepth.Depth, new Symbol("w", new Domain(1, true, null, true))),
            ])
        {
            Corrected = "For `X <= 1` smaller q escapes faster, at every L >= 2 and every `eps < X^(1/L)`; for `eps >= 1` it is slower; between, it depends on eps, X and L.",
        };
    }
}
