using MirrorFlowProofs.Symbolic;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Saddles, without and with weight decay.</summary>
internal static class SaddleClaims
{
    internal static IReadOnlyList<Claim> All => [Saddles(), UnderDecay()];

    private static Claim Saddles() => new(
        "ns-saddles",
        $"{LiteratureClaims.NeverSaddle}, Theorem 4.3",
        "The saddles are the weights of which at least two are 0.",
        SaddleStatement.WithoutDecay(Q))
    {
        Remark = "Without decay and where f' != 0.",
    };

    private static Claim UnderDecay()
    {
        var above = new Symbol("p", new Domain(1, true, 2, false));
        FormulaAssertion AtSaddle(string what, Decay decay, string rest) =>
            Correction(what, SaddleStatement.Third(Q, decay), $"at(at(at(d/dt(w3), q = p), w1 = 0), w2 = 0) = {rest}").In(above);
        return new Claim(
            "ns-saddles-decay",
            $"{LiteratureClaims.NeverSaddle}, Theorem 4.3, with weight decay on",
            "With weight decay, too, the flow rests wherever at least two weights are 0.",
            [
                SaddleStatement.AtOneWeight(2, Decay.Decoupled),
                SaddleStatement.AtOneWeight(2, Decay.Coupled),
                AtSaddle("For q > 1, here p, any other weight moves there as decay says: decoupled,", Decay.Decoupled, "-alpha*w3"),
                AtSaddle("or coupled. It rests only at 0.", Decay.Coupled, "-sign(w3)*|alpha*w3|^(p - 1)"),
                Correction(
                    "At q = 1 with coupled decay it moves at unit speed.",
                    SaddleStatement.Third(1, Decay.Coupled),
                    "at(at(d/dt(w3), w1 = 0), w2 = 0) = -sign(w3)"),
            ])
        {
            Corrected = "With decay on and q > 1, or coupled decay at any q, of the points with two weights 0 only the one with all weights 0 is stationary.",
            Remark = "At q = 1 with decoupled decay the set-valued s(0) may balance a decay of at most 1, where |w_3| <= 1/alpha: there the flow may rest.",
        };
    }
}
