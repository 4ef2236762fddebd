using MirrorFlowProofs.Symbolic;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Balance equations, with and without decay.</summary>
internal static class BalanceClaims
{
    private const string Rate = "d/dt((|w1|^q - |w2|^q)*exp(q*A))";
    private const string Law = $"{Rate} = 0";

    internal static IReadOnlyList<Claim> All => [Decoupled(), Coupled()];

    private static Claim Decoupled() => new(
        "ns-balance",
        $"{LiteratureClaims.NeverSaddle}, Lemma 4.4 (sub.)",
        "On `x = prod w_i` with decoupled decay, `|w_i|^q - |w_j|^q` is its initial value times `exp(-q int alpha)`, for every real q in [1, 2] and every L.",
        [
            Statement(
                "What has derivative 0 along the flow keeps its initial value; `r` is the product of the other weights, so this is every depth at once, and every pair of weights.",
                Product(Q, Decay.Decoupled),
                Law),
            Statement("Without decay the difference itself is conserved.", Product(Q, Decay.None), "d/dt(|w1|^q - |w2|^q) = 0"),
        ])
    {
        Remark = "The derivative is taken where neither weight is 0. A weight that passes 0 by itself keeps the law by continuity; at q = 1 the flow may slide at a saddle, where two weights are 0, and nothing is claimed there.",
    };

    private static Claim Coupled() => new(
        "ns-balance-coupled",
        $"{LiteratureClaims.NeverSaddle}, Lemma 4.4 (sub.), for coupled decay",
        "The same law with coupled decay, the loss being `f(rho(w)) + (alpha/2) |w|^2`, for every q in [1, 2].",
        [
            Statement("The law for every q at once.", Product(Q, Decay.Coupled), Law),
            Instance("At q = 1, sign descent.", Product(1, Decay.Coupled), "d/dt((|w1| - |w2|)*exp(A)) = 0"),
            Instance("At q = 3/2.", Product(new Rational(3, 2), Decay.Coupled), "d/dt((|w1|^(3/2) - |w2|^(3/2))*exp(3*A/2)) = 0"),
            Correction("At q = 2 coupled and decoupled decay are the same flow.", Product(2, Decay.Coupled), "d/dt((w1^2 - w2^2)*exp(2*A)) = 0"),
            Correction(
                "For every q < 2, here p, it fails: at `w_1 = 1`, `w_2 = 2`, where the gradient is 0 and alpha = 1, the sizes approach each other slower than the law says.",
                Product(Q, Decay.Coupled),
                $"at(at(at(at(at(at({Rate}, q = p), G = 0), w1 = 1), w2 = 2), alpha = 1), A = 0) < 0").In(new Symbol("p", new Domain(1, false, 2, true))),
            Correction("For every q weights that are equal stay so: there the sizes move alike.", Product(Q, Decay.Coupled), "at(d/dt(|w1|^q - |w2|^q), w2 = w1) = 0"),
            Correction("The same for weights of opposite sign.", Product(Q, Decay.Coupled), "at(d/dt(|w1|^q - |w2|^q), w2 = -w1) = 0"),
        ])
    {
        Corrected = "The law holds with coupled decay for q = 2, and for no q < 2; for every q weights of equal size keep equal sizes.",
    };
}
