using MirrorFlowProofs.Symbolic;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>"A product of L weights has exactly L - 1 independent conservation laws", at every depth.</summary>
public static class LawCountStatement
{
    /// <summary>The assertions that decide it.</summary>
    /// <param name="q">The geometry.</param>
    public static Claim Of(Expr q) => new("independent-laws", "", "", Steps(q));

    internal static IReadOnlyList<Assertion> Steps(Expr q)
    {
        var flow = Product(q, Decay.None);
        var signless = new WeightFlow(q, Positive("w1") * Positive("w2") * Positive("r"), [Positive("w1"), Positive("w2")]);
        return
        [
            Step("At every depth at least L - 1: the differences `|w_1|^q - |w_i|^q` are conserved,", flow, $"d/dt(|w1|^({q}) - |w2|^({q})) = 0"),
            Step("and independent where no weight is 0: in the weights other than the first their Jacobian is diagonal, with these entries,", flow, $"d/dw2(|w1|^({q}) - |w2|^({q})) = -({q})*sign(w2)*|w2|^({q} - 1)"),
            Step("and 0 beside them.", flow, $"d/dr(|w1|^({q}) - |w2|^({q})) = 0"),
            Step("At most L - 1: for every loss the velocity has one direction, that of `s(d_i x)`,", flow, $"d/dt(w1)*sign(d/dw2(x))*|d/dw2(x)|^({q} - 1) = d/dt(w2)*sign(d/dw1(x))*|d/dw1(x)|^({q} - 1)"),
            Step("which is not 0 there; the gradients of conserved functions are orthogonal to it, and L independent ones would fill the space.", signless, "d/dw1(x) > 0"),
        ];
    }
}
