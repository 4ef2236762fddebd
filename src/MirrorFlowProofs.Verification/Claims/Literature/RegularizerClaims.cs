using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Weight decay as a regularizer on the balanced manifold.</summary>
internal static class RegularizerClaims
{
    private static readonly AnyDepth Balanced = new(Q, BalanceKind.Equal);
    private const string Decay = "L/(L*(2 - q) + q)*|x|^(2 - q*(L - 1)/L)";

    internal static IReadOnlyList<Claim> All => [Decoupled(), TableOne(), Sparser()];

    private static Claim Decoupled() => new(
        "ns-regularizer",
        $"{LiteratureClaims.NeverSaddle}, Theorem 4.14 (sub.)",
        "Decoupled decay on balanced weights: `M = L/(L (2-q) + q) |x|^(2 - q (L-1)/L)`.",
        [
            Statement(
                "`M'` is what decay subtracts from `dR'(x)/dt`, divided by alpha, at every depth.",
                Balanced,
                $"d/dx({Decay}) = M'(x)"),
            Statement("As derived at L = 3, q left open.", new DerivedFlow(Q, 3, BalanceKind.Equal), "M(x) = 3/(3*(2 - q) + q)*|x|^(2 - q*(3 - 1)/3)"),
        ])
    {
        Remark = "How it is derived: decay moves every weight by -alpha w_i, hence x by -L alpha x, hence R'(x) by -alpha L x R''(x); M is the integral of L x R'' with M(0) = 0.",
    };

    private static Claim TableOne() => new(
        "ns-table-1",
        $"{LiteratureClaims.NeverSaddle}, Table 1",
        "Regularizers at L = 2 and L -> infinity: coupled `|x|` and `log|x|`; decoupled at q = 2 the same two; decoupled at q = 1 `(2/3) |x|^(3/2)` and `|x|`.",
        [
            Statement("Coupled, L = 2.", new DerivedFlow(Q, 2, BalanceKind.Equal), "W(x) = |x|"),
            Statement("Decoupled, q = 2, L = 2.", new DerivedFlow(2, 2, BalanceKind.Equal), "M(x) = |x|"),
            Statement("Decoupled, q = 1, L = 2.", new DerivedFlow(1, 2, BalanceKind.Equal), "M(x) = (2/3)*|x|^(3/2)"),
            Step("Coupled at every depth, `W` half the sum of squares.", Balanced, "W(x) = (L/2)*|x|^(2/L)"),
            Statement("Coupled, L -> infinity, after the constant L/2 is subtracted.", Balanced, "W(x) - L/2 -> log(|x|) as L -> infinity"),
            Step("Decoupled at every q and depth (claim ns-regularizer): this derivative,", Balanced, "d/dx(M) = M'(x)").With("M", Decay),
            Step("and 0 at x = 0.", Balanced, "M -> 0 as x -> 0+").With("M", Decay),
            Statement("Decoupled, q = 2, L -> infinity, after the constant L/2 is subtracted.", Balanced, "at(M, q = 2) - L/2 -> log(|x|) as L -> infinity").With("M", Decay),
            Statement("Decoupled, q = 1, L -> infinity.", Balanced, "at(M, q = 1) -> |x| as L -> infinity").With("M", Decay),
            Reading("Decoupled, at any q < 2, here p.", Balanced, "at(M, q = p) -> |x|^(2 - p)/(2 - p) as L -> infinity").With("M", Decay).In(new Symbol("p", new Domain(1, false, 2, true))),
            Reading("The log cells without the constant.", Balanced, "W(x) -> log(|x|) as L -> infinity"),
            Reading("It grows without bound.", Balanced, "W(x) ~ L/2 as L -> infinity"),
        ])
    {
        Remark = "The two log cells are limits only after a constant is subtracted (L/2, which grows without bound); a constant does not change a regularizer.",
    };

    private static Claim Sparser() => new(
        "ns-sparser",
        LiteratureClaims.NeverSaddle,
        "At L = 2 steeper descent favours sparsity: the smaller q, the smaller the exponent of |x| in the decoupled regularizer.",
        [
            Instance("The exponents `x M'/M` at L = 2, for q = 1 and q = 2.", new DerivedFlow(Q, 2, BalanceKind.Equal), "at(n, q = 1) < at(n, q = 2)").With("n", "x*d/dx(M(x))/M(x)"),
            Correction("They are 3/2", new DerivedFlow(1, 2, BalanceKind.Equal), "x*d/dx(M(x))/M(x) = 3/2"),
            Correction("and 1.", new DerivedFlow(2, 2, BalanceKind.Equal), "x*d/dx(M(x))/M(x) = 1"),
            Correction("At every fixed depth the exponent is `2 - m`,", Balanced, "x*d/dx(M'(x)) + M'(x) = (2 - q*(L - 1)/L)*M'(x)"),
            Correction("and it falls as q grows: steeper descent favours sparsity less.", new NoFlow(), "d/dq(2 - q*(L - 1)/L) < 0").In(Q, AnyDepth.Depth),
        ])
    {
        Corrected = "At fixed depth the exponent is `2 - q (L-1)/L`, and it grows as q falls: steeper descent favours sparsity less.",
    };
}
