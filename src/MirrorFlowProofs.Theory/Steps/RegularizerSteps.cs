using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>Weight decay as a regularizer (theory section 9; Theorem 4.14, Example 4.17).</summary>
internal static class RegularizerSteps
{
    /// <summary>
    /// Decoupled decay: <c>dR' = -s(G) dt - alpha M' dt</c> with <c>M' = K x R''</c>, whence <c>M = K R*</c> along a fixed
    /// curve.
    /// </summary>
    internal static Step Decoupled(MonomialFlow flow, UniformizationSteps curve, ClosedForms? forms)
    {
        var rho = flow.Reparameterization.Rho;
        var decay = Sum.Of(flow.Partials.Select((d, i) => Product.Of(-1, d, Names.Decay, flow.Reparameterization.Weights[i])));
        var slope = flow.Degree * curve.SizeOfX / curve.InverseMetric;
        var obligations = new List<Obligation>
        {
            new Identity("decay moves `x` at the rate `-K alpha x`", decay, -flow.Degree * Names.Decay * rho),
            new Identity(
                "so it moves `R'` towards 0 at the rate `alpha M'`, with `M' = K |x|/P'(u)`",
                curve.OnCurve(Apply.Of(Function.Abs, decay)) / curve.InverseMetric,
                Names.Decay * slope),
            new Identity(
                "`M = K R*` has `dM/du = K x dR'/du`",
                Calculus.Differentiate(flow.Degree * curve.Conjugate.Value, Names.U),
                flow.Degree * curve.SizeOfX * curve.MirrorMap.Derivative),
            new Identity(
                "which is `M' dx/du`",
                flow.Degree * curve.SizeOfX * curve.MirrorMap.Derivative,
                slope * Calculus.Differentiate(curve.SizeOfX, Names.U)),
        };
        List<Equation> equations =
        [
            new(new Notation("M(x(u))", "M(x(u))"), flow.Degree * curve.Conjugate.Value),
            new(new Notation("M'(x(u)) = K x/P'(u)", @"M'(x(u))=\frac{K x}{P'(u)}"), slope),
        ];
        if (forms is not null)
        {
            var value = Tidy(flow.Degree * forms.Conjugate);
            var inX = flow.Degree * Names.X * forms.Hessian;
            equations = [new(new Notation("M(x)", "M(x)"), value), new(new Notation("M'(x)", "M'(x)"), inX)];
            obligations.Add(new Identity("`M'(x) = K x R''(x)`", Calculus.Differentiate(value, Names.X), inX));
        }

        return new(
            "regularizer-decoupled",
            "Regularizer of decoupled weight decay",
            equations,
            "Decay adds `-K alpha x` to `dx/dt`, so `dR'(x) = -s(G) dt - alpha M'(x) dt` with `M'(x) = K x R''(x) = K x/P'(u)`; since `dR* = x dR'`, `M = K R*` up to a constant. On the balanced manifold that is the whole story. Off it the offsets shrink with time: `M'` is then the rate at the present offsets, and `R` itself changes with them.",
            obligations);
    }

    /// <summary>Coupled decay on the balanced manifold: <c>sum w_i^2/2</c> in <c>x</c>.</summary>
    internal static Step Coupled(MonomialFlow flow, UniformizationSteps curve, ClosedForms forms)
    {
        var weights = Sum.Of(flow.Reparameterization.Weights.Select(w => Power.Of(w, 2))) / 2;
        var inU = curve.OnCurve(weights);
        var inX = Expansion.Expand(Substitution.Replace(inU, Names.U, forms.U));
        return new(
            "regularizer-coupled",
            "Regularizer of coupled weight decay on the balanced manifold",
            [new Equation(new Notation("sum_i w_i^2/2", @"\frac{1}{2}\sum_{i} w_{i}^{2}"), inX)],
            "Coupled decay adds `(alpha/2) sum_i w_i^2` to the loss; on the balanced manifold every `|w_i|` is a function of `|x|`. Weights that are balanced stay so under this decay when all `k_i` are equal, and for every `k_i` when `q = 2`.",
            [
                new Identity("`sum_i w_i^2/2` on the curve", inU, Substitution.Replace(inX, Names.X, curve.SizeOfX)),
                .. flow.Geometry.SpeedExponent.IsOne ? CoupledDecaySteps.AsDecoupled(flow)
                    : flow.Representatives.Count == 1 ? CoupledDecaySteps.EqualSizes(flow)
                    : [],
            ]);
    }

    private static Expr Tidy(Expr e) => e is Sum ? Expansion.Expand(e) : e;
}
