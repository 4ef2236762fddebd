using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Statements of earlier papers.</summary>
internal static class EarlierClaims
{
    internal static IReadOnlyList<Claim> All => [DepthTwo(), DepthD(), Hypentropy(), Egu(), TimeDependent(), Gating(), Laws()];

    private static Claim DepthTwo()
    {
        WeightFlow flow = new(2, Power.Of(Positive("w1"), 2) - Power.Of(Positive("w2"), 2), [Positive("w1"), Positive("w2")]);
        return new Claim(
            "wo-depth-2",
            "Woodworth et al. 2020, Theorem 1",
            "`x = w_+^2 - w_-^2` under gradient flow from `w_+ = w_- = alpha`: `w_+ w_-` is constant, and the potential is `Q = alpha^2 q(x/alpha^2)` with `q(z) = 2 - sqrt(4 + z^2) + z arcsinh(z/2)`.",
            [
                Statement("`w1`, `w2` for `w_+`, `w_-`.", flow, "d/dt(w1*w2) = 0"),
                Step("`Q'` in x; `a` for alpha.", new NoFlow(), $"d/dx({Quadratic}) = arcsinh(x/(2*a^2))").In(Names.X, Positive("a")),
                Statement("`Q'` moves by `-4 G dt`: a mirror flow for Q, whose clock runs four times as fast as that of R; `a^2 = w1*w2`.", flow, "d/dt(arcsinh(x/(2*(w1*w2)))) = -4*G"),
                Statement("So `Q'' = 4 R''`.", flow, "1/sqrt(x^2 + 4*(w1*w2)^2) = 4*R''(x)"),
            ])
        {
            Remark = "The dual variable Q' moves at -4 G: with R'' = 1/(dx/dtau) the potential of the unit clock is R = Q/4.",
        };
    }

    private const string Quadratic = "a^2*(2 - sqrt(4 + (x/a^2)^2) + (x/a^2)*arcsinh(x/a^2/2))";

    private static Claim DepthD()
    {
        var depth = new Symbol("D", new Domain(3, false, null, true, IsInteger: true));
        var (plus, minus) = (Positive("w1"), Positive("w2"));
        WeightFlow flow = new(2, Power.Of(plus, depth) - Power.Of(minus, depth), [plus, minus]) { Constants = [depth] };
        var z = new Symbol("z", new Domain(-1, true, 1, true));
        return new Claim(
            "wo-depth-D",
            "Woodworth et al. 2020, Theorem 3",
            "`x = w_+^D - w_-^D`, D >= 3, under gradient flow: `w_+^(2-D) + w_-^(2-D)` is constant; the potential is `q_D = int h_D^(-1)` with `h_D(z) = (1-z)^(-D/(D-2)) - (1+z)^(-D/(D-2))`, and `z = q_D'(x/alpha^D)` is the dual variable.",
            [
                Statement("`w1`, `w2` for `w_+`, `w_-`; every D at once.", flow, "d/dt(w1^(2 - D) + w2^(2 - D)) = 0"),
                Statement(
                    "From `w_+ = w_- = a`: with `w_+ = a (1-z)^(-1/(D-2))` and `w_- = a (1+z)^(-1/(D-2))`, which keep the sum at `2 a^(2-D)`, x is `a^D h_D(z)`, so `z = h_D^(-1)(x/a^D)`.",
                    new NoFlow(),
                    "(a*(1 - z)^(-1/(D - 2)))^D - (a*(1 + z)^(-1/(D - 2)))^D = a^D*((1 - z)^(-D/(D - 2)) - (1 + z)^(-D/(D - 2)))").In(z, depth, Positive("a")),
                Step("`h_D` grows", new NoFlow(), "d/dz((1 - z)^(-D/(D - 2)) - (1 + z)^(-D/(D - 2))) > 0").In(z, depth),
                Step("to infinity,", new NoFlow(), "(1 - z)^(-D/(D - 2)) - (1 + z)^(-D/(D - 2)) -> infinity as z -> 1-").In(z, depth),
                Step("and is odd: its inverse is defined on the whole line.", new NoFlow(), "at((1 - z)^(-D/(D - 2)) - (1 + z)^(-D/(D - 2)), z = -y) = -((1 - y)^(-D/(D - 2)) - (1 + y)^(-D/(D - 2)))").In(z, depth, new Symbol("y", z.Domain)),
                Step("The sum there.", new NoFlow(), "(a*(1 - z)^(-1/(D - 2)))^(2 - D) + (a*(1 + z)^(-1/(D - 2)))^(2 - D) = 2*a^(2 - D)").In(z, depth, Positive("a")),
                Statement("The rate of the dual variable `z = 1 - (w_+/a)^(2-D)`.", flow, "d/dt(1 - (w1/a)^(2 - D)) = -D*(D - 2)*a^(D - 2)*G").In(Positive("a")),
            ])
        {
            Remark = "The rate is part of the statement: the dual variable moves by -D (D-2) alpha^(D-2) G dt.",
        };
    }

    private static Claim Hypentropy() => new(
        "gh-hypentropy",
        "Ghai et al. 2020",
        "The hypentropy `x arcsinh(x/b) - sqrt(x^2 + b^2)`, with Hessian `1/sqrt(x^2 + b^2)`, is the potential of gradient flow at depth 2 up to factor and scale.",
        [
            Statement("The Hessian.", new NoFlow(), "d/dx(d/dx(x*arcsinh(x/b) - sqrt(x^2 + b^2))) = 1/sqrt(x^2 + b^2)").In(Names.X, Positive("b")),
            Statement("Scale `b = lambda/2`, factor 1/2, and the constant that makes R(0) = 0.", new DerivedFlow(2, 2, BalanceKind.First), "R(x) = (x*arcsinh(x/b) - sqrt(x^2 + b^2) + b)/2").With("b", "lambda/2"),
        ]);

    private static Claim Egu() => new(
        "aw-egu",
        "Amid, Warmuth 2020",
        "`x = u^2` under gradient flow at rate 1/4 is exponentiated gradient, unnormalised: `d log x = -grad f dt`.",
        [
            Statement("`w1` for u.", new WeightFlow(2, Power.Of(Positive("w1"), 2), [Positive("w1")]) { Speed = new Rational(1, 4) }, "d/dt(log(x)) = -G"),
        ]);

    private static Claim TimeDependent() => new(
        "mm-decay",
        "Jacobs et al. 2025 (arXiv 2504.12883)",
        "`x = m w` under gradient flow with weight decay: `R_a'' = 1/sqrt(4 x^2 + lambda^2 exp(4 a))` with `a = -int alpha`.",
        [
            Statement("The difference of squares is `lambda exp(2 a)`; `w1`, `w2` for m, w and `a = -A`.", Pair(Decay.Decoupled), "d/dt((w2^2 - w1^2)*exp(2*A)) = 0"),
            Step("At q = 2 coupled decay does the same.", Pair(Decay.Coupled), "d/dt((w2^2 - w1^2)*exp(2*A)) = 0"),
            Statement(
                "The metric at the present weights, in x and the present difference of squares.",
                Pair(Decay.Decoupled),
                "R''(x) = 1/sqrt(4*x^2 + lambda^2*exp(4*a))").With("a", "-A").With("lambda", "(w2^2 - w1^2)*exp(2*A)"),
        ]);

    private static WeightFlow Pair(Decay decay) => new(2, W1 * W2, [W1, W2], decay);

    private static Claim Gating() => new(
        "ko-gating",
        "Kolb et al. 2025; Ziyin, Wang 2022",
        "x a product of D factors with an L2 penalty on all: the penalty on x is `|x|^(2/D)`, and the imbalance decays exponentially.",
        [
            Statement("The imbalance of any two factors, `r` the product of the others.", Product(2, Decay.Coupled), "d/dt((w1^2 - w2^2)*exp(2*A)) = 0"),
            Statement("Factors of equal size, for every D = L: `W` is half the sum of squares, and `(2/D) W` the penalty.", new AnyDepth(2, BalanceKind.Equal), "(2/L)*W(x) = |x|^(2/L)"),
            Step("No other factors have less: with `w_i^2 = |x|^(2/D) z_i` and `prod z_i = 1`, `sum z_i >= sum (1 + log z_i) = D`.", new NoFlow(), "z >= 1 + log(z)").In(Positive("z")),
        ])
    {
        Remark = "The penalty is that of (1/D) sum w_i^2; sum w_i^2 itself gives D |x|^(2/D).",
    };

    private static Claim Laws() => new(
        "ma-laws",
        "Marcotte et al. 2023",
        "A product of L weights under gradient flow has exactly L - 1 independent conservation laws.",
        [
            .. Enumerable.Range(2, 4).Select(depth => new LawCountAssertion(
                Standing.Instance, "Laws found, proved and counted at this depth.", 2, [Reparameterization.DeepDiagonal(depth)], depth - 1)),
            .. LawCountStatement.Steps(2),
        ]);
}
