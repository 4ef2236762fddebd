using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>The mirror flow, its metric and its potentials.</summary>
internal static class PotentialClaims
{
    private const string Exponent = "q*(L - 1)/L";

    private static readonly AnyDepth Balanced = new(Q, BalanceKind.Equal);

    internal static IReadOnlyList<Claim> All => [MirrorFlow(), Hessian(), Potential(), Legendre()];

    private static Claim MirrorFlow() => new(
        "ns-mirror",
        $"{LiteratureClaims.NeverSaddle}, Theorem 4.6 (sub.)",
        "Steepest flow on balanced weights is `d R'(x) = -sign(f') |f'|^(q-1) dt`, almost everywhere.",
        [
            Step(
                "One weight's share of `dx/dt`: `d_1 w_1' = -s(G) |d_1|^q`, with `r` the product of the others, so every weight of every depth. Summed over the weights, `dx/dt = -s(G)/R''` with `1/R'' = sum |d_i|^q`, which is the claim.",
                Product(Q, Decay.None),
                "d/dw1(x)*d/dt(w1) = -sign(G)*|G|^(q - 1)*|d/dw1(x)|^q"),
            Step(
                "On balanced weights `1/R''` is a function of `x` alone, so `R` exists: `1/R'' = L |x|^m`.",
                Balanced,
                "R''(x) = 1/(L*|x|^m)").With("m", Exponent),
        ])
    {
        Remark = "\"Almost everywhere\" leaves out: at q = 1 the times with f' = 0, where s(0) is any value in [-1, 1] (the flow slides); and x = 0, where all weights are 0 together. For m < 1 it is reached in finite time and the flow may rest there or go on; for m >= 1 it is not reached.",
    };

    private static Claim Hessian() => new(
        "ns-hessian-2",
        LiteratureClaims.NeverSaddle,
        "At L = 2, `R'' = 1/sqrt(4 |x|^q + lambda^2)`.",
        [
            Statement("With `lambda` the difference of `|w_i|^q`.", new DerivedFlow(Q, 2, BalanceKind.First), "R''(x) = 1/sqrt(4*|x|^q + lambda^2)"),
        ]);

    private static Claim Potential() => new(
        "ns-potential",
        $"{LiteratureClaims.NeverSaddle}, Lemma 4.13",
        "The balanced potential is a power for m != 1 and an entropy for m = 1.",
        [
            Statement(
                "The power, differentiated twice, is the metric of the flow, at every depth.",
                Balanced,
                "d/dx(d/dx(|x|^(2 - m)/(L*(1 - m)*(2 - m)))) = R''(x)").With("m", Exponent),
            Statement(
                "The entropy is the case m = 1 of the same metric,",
                Balanced,
                "d/dx(d/dx((|x|*log(|x|) - |x|)/L)) = at(|x|^(-n)/L, n = 1)").In(new Symbol("n")),
            Step("which is `|x|^(-m)/L` for every q and L.", Balanced, "R''(x) = |x|^(-m)/L").With("m", Exponent),
            Step(
                "The entropy is the limit of the power as `m -> 1`, here n, once the linear part `|x|/(L (1-m))` is subtracted.",
                new NoFlow(),
                "(|x|^(2 - n)/(2 - n) - |x|)/(L*(1 - n)) -> (|x|*log(|x|) - |x|)/L as n -> 1-").In(Names.X, AnyDepth.Depth, new Symbol("n")),
            Statement(
                "The constant as derived at L = 3, q left open.",
                new DerivedFlow(Q, 3, BalanceKind.Equal),
                "R(x) = |x|^(2 - m)/(3*(1 - m)*(2 - m))"),
            Statement(
                "The constant as derived at L = 2, q = 2.",
                new DerivedFlow(2, 2, BalanceKind.Equal),
                "R(x) = (|x|*log(|x|) - |x|)/2"),
        ])
    {
        Remark = "R is given up to an affine function: R(0) = 0, and R'(0) = 0 for m < 1, R' without a constant term for m > 1, R'(1) = 0 for m = 1.",
    };

    private static Claim Legendre() => new(
        "ns-legendre",
        $"{LiteratureClaims.NeverSaddle}, Corollary 4.14",
        "At lambda = 0, R is what the corollary calls Bregman, `R'` onto the real line, iff `m = q (L-1)/L <= 1`; gradient flow only at L = 2, sign descent at every L; equivalently `L <= p`.",
        [
            Step("For m != 1 `R'` is, on x > 0, a power up to a constant;", Balanced, "sign(x)*d/dx(|x|^(1 - m)/(L*(1 - m))) = R''(x)").With("m", Exponent),
            Step("for m = 1 it is a logarithm (claim ns-potential). For m < 1, with `n = 1 - m`, it goes to infinity,", new NoFlow(), "x^n/(L*n) -> infinity as x -> infinity").In(Names.X, AnyDepth.Depth, Positive("n")),
            Step("and is 0 at x = 0, so that `R'`, which is odd, is onto from the whole line.", new NoFlow(), "x^n/(L*n) -> 0 as x -> 0+").In(Names.X, AnyDepth.Depth, Positive("n")),
            Step("For m = 1 it is onto from x > 0:", new NoFlow(), "log(x)/L -> infinity as x -> infinity").In(Names.X, AnyDepth.Depth),
            Step("both ends are infinite.", new NoFlow(), "log(x)/L -> -infinity as x -> 0+").In(Names.X, AnyDepth.Depth),
            Step("For m > 1, with `n = m - 1`, it is not: it is bounded towards infinity.", new NoFlow(), "-x^(-n)/(L*n) -> 0 as x -> infinity").In(Names.X, AnyDepth.Depth, Positive("n")),
            Statement("Gradient flow: `1 - m` is 0 at L = 2 and negative from L = 3 on.", new NoFlow(), "at(1 - q*(L - 1)/L, q = 2) = (2 - L)/L").In(Q, AnyDepth.Depth),
            Statement("Sign descent: positive at every L.", new NoFlow(), "at(1 - q*(L - 1)/L, q = 1) > 0").In(Q, AnyDepth.Depth),
            Statement("`m <= 1` iff `1/L >= 1/p = 1 - 1/q`, which is `L <= p`.", new NoFlow(), "1 - q*(L - 1)/L = q*(1/L - (1 - 1/q))").In(Q, AnyDepth.Depth),
            .. new[] { 2, 3, 4, 5 }.Select(depth => new ConditionAssertion(
                Standing.Statement, "As derived at this depth.", new DerivedFlow(Q, depth, BalanceKind.Equal), PotentialCondition.Onto, $"q <= {new Rational(depth, depth - 1)}")),
            new ConditionAssertion(
                Standing.Reading,
                "With Legendre type in the sense of Rockafellar 1970 (on the whole line, or on x > 0) in place of onto, at L = 3.",
                new DerivedFlow(Q, 3, BalanceKind.Equal),
                PotentialCondition.LegendreType,
                "q <= 3/2"),
            new ConditionAssertion(
                Standing.Reading,
                "With a positive offset R is of Legendre type for every q, on the whole line.",
                new DerivedFlow(Q, 3, BalanceKind.First),
                PotentialCondition.LegendreType,
                "always"),
        ])
    {
        Remark = "\"Legendre\" is read as the condition that decides whether the dual flow can leave the range of R' (zone coercive). Under Rockafellar's definition R is of Legendre type at every m: on the whole line for m < 1 or with a positive offset, on x > 0 otherwise.",
    };
}
