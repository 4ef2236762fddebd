using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>The time to escape a saddle.</summary>
internal static class EscapeClaims
{
    /// <summary><c>R'' dx/dw</c> in the size <c>w = x^(1/L)</c> of a weight.</summary>
    private const string Integrand = "w^(-(L - 1)*(q - 1))";

    /// <summary>An antiderivative of <c>log(w)</c>.</summary>
    private const string G = "w*(log(w) - 1)";

    private static readonly Symbol BelowOne = new("w", new Domain(0, true, 1, true));
    private static readonly Symbol AboveOne = new("w", new Domain(1, true, null, true));
    private static readonly Symbol Deep = new("L", new Domain(3, false, null, true, IsInteger: true));

    internal static IReadOnlyList<Claim> All => [Escape()];

    private static Claim Escape() => new(
        "ns-escape",
        $"{LiteratureClaims.NeverSaddle}, escape from balanced weights near 0 under the gradient -1",
        "Smaller q escapes faster: from `x_0 = eps^L` the time `T = R'(X) - R'(x_0)` grows with q.",
        [.. Counterexample(), .. AsIntegral(), .. Region(), .. Slower(), .. FromNearTheSaddle()])
    {
        Corrected = "With `W = X^(1/L)` and `g(w) = w (log w - 1)`, at every L >= 2: T grows with q on all of [1, 2] iff `g(W) <= g(eps)`. That is so for X <= 1; for eps < 1 < X up to one W in (1, e), which goes to e as eps -> 0; and never for eps >= 1, where T falls with q. T falls with q on all of [1, 2] iff `h(W) >= h(eps)` for the antiderivative h of `w^(1-L) log w`, which at L = 2 and eps < 1 is `eps W >= 1`. From eps near 0, q = 1 is faster than q = 2 whatever X and L.",
    };

    private static IEnumerable<Assertion> Counterexample() =>
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
    ];

    private static IEnumerable<Assertion> AsIntegral() =>
    [
        Correction(
            "In the size `w = x^(1/L)` of a weight T is the integral of `R'' dx/dw` from eps to W.",
            new AnyDepth(Q, BalanceKind.Equal),
            $"at(R''(x), x = w^L)*d/dw(w^L) = {Integrand}").In(Positive("w")),
        Correction("It is convex in q, so T is, strictly: T grows on [1, 2] iff `dT/dq >= 0` at q = 1, and falls there iff `dT/dq <= 0` at q = 2.", new NoFlow(), $"d/dq(d/dq({Integrand})) >= 0").In(Q, AnyDepth.Depth, Positive("w")),
    ];

    private static IEnumerable<Assertion> Region() =>
    [
        Correction("At q = 1 `dT/dq` is the integral of this,", new NoFlow(), $"at(d/dq({Integrand}), q = 1) = -(L - 1)*log(w)").In(Q, AnyDepth.Depth, Positive("w")),
        Correction("that is `(L-1) (g(eps) - g(W))`.", new NoFlow(), $"d/dw({G}) = log(w)").In(Positive("w")),
        Correction("g falls below 1: so for `X <= 1` smaller q escapes faster, at every depth and from every eps < W.", new NoFlow(), $"d/dw({G}) < 0").In(BelowOne),
        Correction("It grows above 1: so from eps >= 1 it does not.", new NoFlow(), $"d/dw({G}) > 0").In(AboveOne),
        Correction("Between: g is negative below 1", new NoFlow(), $"{G} < 0").In(BelowOne),
        Correction("and above -1,", new NoFlow(), $"{G} > -1").In(BelowOne),
        Correction("its value at 1;", new NoFlow(), $"at({G}, w = 1) = -1").In(Positive("w")),
        Correction("it is 0 at e, so for eps < 1 one W in (1, e) has `g(W) = g(eps)`,", new NoFlow(), $"at({G}, w = exp(1)) = 0").In(Positive("w")),
        Correction("and this W goes to e as eps -> 0.", new NoFlow(), $"{G} -> 0 as w -> 0+").In(Positive("w")),
    ];

    private static IEnumerable<Assertion> Slower() =>
    [
        Correction("From eps >= 1 smaller q is slower throughout: the integrand falls with q.", new NoFlow(), $"d/dq({Integrand}) < 0").In(Q, AnyDepth.Depth, AboveOne),
        Correction("At q = 2 `dT/dq` is the integral of this,", new NoFlow(), $"at(d/dq({Integrand}), q = 2) = -(L - 1)*w^(1 - L)*log(w)").In(Q, AnyDepth.Depth, Positive("w")),
        Correction("that is `h(eps) - h(W)` times L - 1, at L = 2 with `h = log(w)^2/2`,", new NoFlow(), "d/dw(log(w)^2/2) = log(w)/w").In(Positive("w")),
        Correction("and from L = 3 on with this h.", new NoFlow(), "d/dw(-w^(2 - L)*((L - 2)*log(w) + 1)/(L - 2)^2) = w^(1 - L)*log(w)").In(Deep, Positive("w")),
    ];

    private static IEnumerable<Assertion> FromNearTheSaddle() =>
    [
        Correction("As eps -> 0 the time at q = 1, `W - eps`, stays bounded,", new NoFlow(), "W - eps -> W as eps -> 0+").In(Positive("W"), Positive("eps")),
        Correction("while at q = 2 it does not: at L = 2", new NoFlow(), "log(W) - log(eps) -> infinity as eps -> 0+").In(Positive("W"), Positive("eps")),
        Correction("or from L = 3 on,", new NoFlow(), "(eps^(2 - L) - W^(2 - L))/(L - 2) -> infinity as eps -> 0+").In(Deep, Positive("W"), Positive("eps")),
        Correction("these being antiderivatives of the integrand.", new NoFlow(), "d/dw(-w^(2 - L)/(L - 2)) = w^(1 - L)").In(Deep, Positive("w")),
    ];
}
