using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>
/// What holds for any one weight of a monomial: <c>x = w^k r</c>, with <c>k</c> its multiplicity and <c>r</c>, of either
/// sign, the product of the others. Nothing here depends on how many there are, or on their multiplicities. Stated for
/// <c>w &gt; 0</c>: with <c>w = -v</c> and <c>r = (-1)^k s</c> the monomial is <c>v^k s</c>, and <c>v</c> obeys the same law,
/// because the signed power is odd.
/// </summary>
internal sealed class GenericWeightSteps(Geometry geometry)
{
    private static readonly Symbol W = new("w", Domain.Positive);
    private static readonly Symbol Others = new("r");
    private static readonly Symbol K = LogarithmicDerivative.Multiplicity;

    private readonly Expr _a = geometry.SpeedExponent + 1;
    private readonly Expr _x = Power.Of(W, K) * Others;
    private readonly Expr _partial = Calculus.Differentiate(Power.Of(W, K) * Others, W);

    private Expr Speed => geometry.SignedPower(_partial);

    /// <summary><c>u = |w|^q k^(1 - q)</c>.</summary>
    private Expr Invariant => Size(W) * Power.Of(K, 1 - _a);

    internal Step Clock() => new(
        "clock",
        "One clock",
        [new Equation(new Notation("dw/dtau", @"\frac{\mathrm{d}w}{\mathrm{d}\tau}"), Speed)],
        "Any one weight `w = w_i` of a monomial has `x = w^k r`, `r` the product of the others, so `d_i = k w^(k-1) r`; `k` is its multiplicity. The signed power is multiplicative, so `dw_i/dt = -s(G) s(d_i)`: the loss only sets the speed `dtau = -s(G) dt` of one clock. Written for `w > 0`; for `w < 0`, `|w|` obeys the same law, with `(-1)^k r` for `r`.",
        [
            new Identity(
                "`s(G d_i) = s(G) s(d_i)`, for every `i`",
                geometry.SignedPower(Names.Gradient * _partial),
                geometry.SignedPower(Names.Gradient) * Speed),
            new Identity("`s(-d_i) = -s(d_i)`: the sign of `w` does not matter", geometry.SignedPower(-_partial), -Speed),
        ]);

    internal Step Balance() => new(
        "balance",
        "Balance equation",
        [
            new Equation(new Notation("u_i", "u_{i}"), Invariant),
            new Equation(new Notation("du_i/dtau", @"\frac{\mathrm{d}u_{i}}{\mathrm{d}\tau}"), _a * geometry.SignedPower(Names.X)),
        ],
        "Every `u_i` advances at the same rate `q |x|^(q-1) sign(x)`, in which neither `i` nor `k` occurs: the differences `u_i - u_j`, one fewer independent ones than weights, are conserved. The derivative is taken where `w_i != 0`.",
        [
            new Identity(
                "`du_i/dtau = q |x|^(q-1) sign(x)`, for every `i`",
                Calculus.Differentiate(Invariant, W) * Speed,
                _a * geometry.SignedPower(_x)),
        ]);

    internal Step Decay()
    {
        var law = Apply.Of(Function.Exp, -_a * Names.AccumulatedDecay);
        return new(
            "decay",
            "Imbalance under decoupled weight decay",
            [new Equation(new Notation("(u_i - u_j)/(u_i - u_j at the start)", @"\frac{u_i-u_j}{(u_i-u_j)_{t=0}}"), law, "A = int alpha dt")],
            "The decay term `-alpha w_i` moves `u_i` at the rate `-q alpha u_i`, and the loss moves all `u_i` alike, so a difference `D = u_i - u_j` obeys `dD/dt = -q alpha D`.",
            [
                new Identity(
                    "decay moves `u_i` at the rate `-q alpha u_i`, for every `i`",
                    Calculus.Differentiate(Invariant, W) * -Names.Decay * W,
                    -_a * Names.Decay * Invariant),
                new Identity("`D = exp(-q A)` solves `dD/dA = -q D`", Calculus.Differentiate(law, Names.AccumulatedDecay), -_a * law),
            ]);
    }

    internal Step Metric() => new(
        "metric",
        "Inverse metric",
        [new Equation(new Notation("|d_i|^q", "|d_i|^{q}"), K * Size(Names.X) / new Symbol("u_i", Domain.Positive))],
        "`dx/dtau = sum_i d_i s(d_i) = sum_i |d_i|^q`, which is `|x|^q sum_i k_i/u_i`; with `R''` its reciprocal along the curve, `dR'(x) = dtau = -s(G) dt`: a steepest mirror flow.",
        [
            new Identity("`d_i s(d_i) = |d_i|^q`, for every `i`", _partial * Speed, Size(_partial)),
            new Identity("`|d_i|^q = k_i |x|^q/u_i`, for every `i`", Size(_partial), K * Size(_x) / Invariant),
        ]);

    private Expr Size(Expr e) => Power.Of(Apply.Of(Function.Abs, e), _a);
}
