using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>
/// What holds for any one weight of a product: <c>x = w r</c> with <c>r</c>, of either sign, the product of the others.
/// Nothing here depends on how many there are.
/// </summary>
internal sealed class GenericWeightSteps(Geometry geometry)
{
    private static readonly Symbol W = new("w");
    private static readonly Symbol Others = new("r");

    private readonly Expr _a = geometry.SpeedExponent + 1;
    private readonly Expr _x = W * Others;
    private readonly Expr _partial = Calculus.Differentiate(W * Others, W);

    private Expr Speed => geometry.SignedPower(_partial);

    private Expr Invariant => Size(W);

    internal Step Clock() => new(
        "clock",
        "One clock",
        [new Equation(new Notation("dw/dtau", @"\frac{\mathrm{d}w}{\mathrm{d}\tau}"), Speed, "w any one weight, r the product of the others")],
        "Any one weight `w = w_i` has `x = w r`, `r` the product of the `L - 1` others, so `d_i = r`. The signed power is multiplicative, so `dw_i/dt = -s(G) s(d_i)`: the loss only sets the speed `dtau = -s(G) dt` of one clock.",
        [
            new Identity(
                "`s(G d_i) = s(G) s(d_i)`, for every `i`",
                geometry.SignedPower(Names.Gradient * _partial),
                geometry.SignedPower(Names.Gradient) * Speed),
        ]);

    internal Step Balance() => new(
        "balance",
        "Balance equation",
        [new Equation(new Notation("d(|w|^q)/dtau", @"\frac{\mathrm{d}|w|^{q}}{\mathrm{d}\tau}"), _a * geometry.SignedPower(Names.X))],
        "Every `u_i = |w_i|^q` advances at the same rate `q |x|^(q-1) sign(x)`, in which `i` does not occur: the differences `u_i - u_j`, `L - 1` of them independent, are conserved. The derivative is taken where `w_i != 0`.",
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
        [new Equation(new Notation("|d_i|^q", "|d_i|^{q}"), Size(Names.X) / Size(W))],
        "`dx/dtau = sum_i d_i s(d_i) = sum_i |d_i|^q`, which is `|x|^q sum_i 1/u_i`; with `R''` its reciprocal along the curve, `dR'(x) = dtau = -s(G) dt`: a steepest mirror flow.",
        [
            new Identity("`d_i s(d_i) = |d_i|^q`, for every `i`", _partial * Speed, Size(_partial)),
            new Identity("`|d_i|^q = |x|^q/u_i`, for every `i`", Size(_partial), Size(_x) / Invariant),
        ]);

    private Expr Size(Expr e) => Power.Of(Apply.Of(Function.Abs, e), _a);
}
