using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Inverse coercivity and convergence.</summary>
internal static class CoercivityClaims
{
    private static readonly AnyDepth First = new(Q, BalanceKind.First);

    internal static IReadOnlyList<Claim> All => [TwoLambdas(), Mu(), Monotone(), Convergence(), LinearRate()];

    private static Claim TwoLambdas() => new(
        "ns-lambda",
        $"{LiteratureClaims.NeverSaddle}, \"balanced\" and Corollary 4.10",
        "lambda of \"balanced\" is a difference of `|w|^q`; lambda of Corollary 4.10 is a weight: `lambda_bal = lambda_init^q`.",
        [
            Statement(
                "At `w_1 = 0, w_2 = v`, v the lambda of the corollary, the difference is `v^q`.",
                new WeightFlow(Q, W1 * W2 * new Symbol("r"), [W1, W2]),
                "at(at(|w2|^q - |w1|^q, w1 = 0), w2 = v) = v^q").In(Positive("v")),
            Statement("mu in the difference,", First, "at(P'(u), u = 0) = lambda^(L - 1)"),
            Statement("and in the weight.", First, "at(at(P'(u), u = 0), lambda = v^q) = v^(q*(L - 1))").In(Positive("v")),
            Reading("Mixed: the formula of the corollary with the lambda of \"balanced\".", First, "at(P'(u), u = 0) = lambda^(q*(L - 1))"),
        ])
    {
        Remark = "In this program lambda is always the difference of |w|^q.",
    };

    private static Claim Mu() => new(
        "ns-mu",
        $"{LiteratureClaims.NeverSaddle}, Corollary 4.10",
        "`mu = lambda^(q (L-1))` at `w_1 = 0, w_i = lambda`.",
        [
            Statement(
                "`1/R''` at the start, `u = |w_1|^q = 0`; `lambda` is a weight, so the offset is `lambda^q`.",
                First,
                "at(at(P'(u), u = 0), lambda = v^q) = v^(q*(L - 1))").In(Positive("v")),
            Statement("It is the minimum over the curve, on which `1/R'' = P'(u)`.", First, "P'(u) >= at(P'(u), u = 0)"),
        ])
    {
        Remark = "v stands for the lambda of the corollary, a weight; lambda for the difference of |w|^q.",
    };

    private static Claim Monotone() => new(
        "ns-mu-monotone",
        $"{LiteratureClaims.NeverSaddle}, after Corollary 4.10",
        "The smaller q, the larger mu.",
        [
            Instance("At lambda = 2, L = 3, from q = 3/2 to q = 1.", new DerivedFlow(Q, 3, BalanceKind.First), "at(mu, q = 1) > at(mu, q = 3/2)").With("mu", "at(at(P'(u), u = 0), lambda = 2^q)"),
            Instance("At lambda = 2, L = 3, from q = 2 to q = 3/2.", new DerivedFlow(Q, 3, BalanceKind.First), "at(mu, q = 3/2) > at(mu, q = 2)").With("mu", "at(at(P'(u), u = 0), lambda = 2^q)"),
            Correction("For lambda < 1, a weight, mu falls as q grows, at every depth.", First, "d/dq(at(at(P'(u), u = 0), lambda = v^q)) < 0").In(new Symbol("v", new Domain(0, true, 1, true))),
            Correction("For lambda > 1 it grows.", First, "d/dq(at(at(P'(u), u = 0), lambda = v^q)) > 0").In(new Symbol("v", new Domain(1, true, null, true))),
        ])
    {
        Corrected = "The smaller q, the larger mu, for lambda < 1; for lambda > 1 the smaller q, the smaller mu.",
    };

    private static Claim Convergence()
    {
        var interval = new Symbol("x", new Domain(0, true, 1, false));
        var quadratic = new MirrorPath(1, Positive("A") * interval, 1) { X = interval };
        return new Claim(
            "ns-convergence",
            $"{LiteratureClaims.NeverSaddle}, Theorem 4.2, as quoted by a secondary source",
            "`int |grad f|^2 dt <= (f(x_0) - f(x_inf))/(mu B^(2-q))` when the gradients are bounded by B.",
            [
                Instance(
                    "q = 1, f = A x^2/2, R = x^2/2 (mu = 1), x_0 = 1, A = 10: x falls at unit speed to 0 and rests there, so the integral over t is one over x; B = A.",
                    new NoFlow(),
                    "integral((10*x)^2, x, 0, 1) <= (10/2 - 0)/(1*10^(2 - 1))"),
                Instance(
                    "At depth 2: q = 1, lambda = 1 = mu, x = u (u + 1) with u falling at unit speed to 0, f = 10 x^2/2, from u = 1, where x = 2 and B = 20.",
                    new NoFlow(),
                    "integral((10*u*(u + 1))^2, u >= 0, 0, 1) <= (10*2^2/2 - 0)/(1*20^(2 - 1))"),
                Correction("The speed in the example,", quadratic, "d/dt(x) = -1"),
                Correction("and an antiderivative: the integral is 100/3.", new NoFlow(), "d/dx((100/3)*x^3) = (10*x)^2").In(Names.X),
                ConvergenceStatement.LossRate(Q) with { Standing = Standing.Correction },
                ConvergenceStatement.GradientPower(Q) with
                {
                    Standing = Standing.Correction,
                    What = "A gradient `g = B s` with `0 < s <= 1` has `g^2 <= B^(2-q) g^q`. Integrating `df/dt`: `int |G|^2 dt <= B^(2-q) (f(x_0) - f(x_inf))/mu`.",
                },
                Correction("The example agrees.", new NoFlow(), "integral((10*x)^2, x, 0, 1) <= 10^(2 - 1)*(10/2 - 0)/1"),
            ])
        {
            Corrected = "`int |grad f|^2 dt <= B^(2-q) (f(x_0) - f(x_inf))/mu`.",
        };
    }

    private static Claim LinearRate() => new(
        "ns-linear-rate",
        $"{LiteratureClaims.NeverSaddle}, Theorem 4.2",
        "Under `|grad f|^2 >= 2 Lambda (f - f*)`, with gradients bounded by B: `f - f* <= (f_0 - f*) exp(-2 Lambda mu B^(q-2) t)`.",
        [ConvergenceStatement.LossRate(Q), ConvergenceStatement.GradientPower(Q), ConvergenceStatement.Gronwall(Q)])
    {
        Remark = "The exponent of B is q - 2 in the rate: bounded gradients slow the guarantee for q < 2, since B^(q-2) falls as B grows.",
    };
}
