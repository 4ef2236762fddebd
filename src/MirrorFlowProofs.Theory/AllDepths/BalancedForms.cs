using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>The forms in <c>x</c> on the balanced manifold: a power, and the entropy where <c>m = 1</c> (Lemma 4.13).</summary>
internal static class BalancedForms
{
    internal static ClosedForms Of(DepthCurve curve)
    {
        var (L, m) = (DepthCurve.L, curve.MetricExponent);
        return new ClosedForms(
            Power.Of(Names.AbsX, curve.A / L),
            Power.Of(Names.AbsX, -m) / L,
            Names.SignX * Power.Of(Names.AbsX, 1 - m) / (L * (1 - m)),
            Power.Of(Names.AbsX, 2 - m) / (L * (1 - m) * (2 - m)),
            Power.Of(Names.AbsX, 2 - m) / (L * (2 - m)));
    }

    internal static IEnumerable<Step> Steps(DepthCurve curve, ClosedForms forms)
    {
        var (x, m) = (Names.X, curve.MetricExponent);
        yield return new Step(
            "hessian-in-x",
            "Hessian in x",
            [new Equation(new Notation("u(x)", "u(x)"), forms.U), new Equation(Names.Hessian, forms.Hessian)],
            "`P(u) = u^L = |x|^q` solved for `u > 0` and put into `1/R'' = P'(u)`; for `x != 0`.",
            [
                new Identity("`P(u(x)) = |x|^q`", Substitution.Replace(curve.P, Names.U, forms.U), Power.Of(Names.AbsX, curve.A)),
                new Identity("`R''(x) P'(u(x)) = 1`", forms.Hessian * Substitution.Replace(curve.InverseMetric, Names.U, forms.U), Expr.One),
            ]);
        yield return new Step(
            "potential-in-x",
            "Mirror map, potential and conjugate in x",
            [
                new Equation(Names.MirrorMap, forms.MirrorMap, curve.Condition),
                new Equation(Names.Potential, forms.Potential, curve.Condition),
                new Equation(new Notation("R*(R'(x))", "R^{*}(R'(x))"), forms.Conjugate),
            ],
            "The Hessian `|x|^(-m)/L` integrated twice, for `x != 0` and `m != 1`; the conjugate is `x R'(x) - R(x)`.",
            [
                new Identity("`dR'(x)/dx = R''(x)`", Calculus.Differentiate(forms.MirrorMap, x), forms.Hessian),
                new Identity("`dR(x)/dx = R'(x)`", Calculus.Differentiate(forms.Potential, x), forms.MirrorMap),
                new Identity("`R*(R'(x)) = x R'(x) - R(x)`", forms.Conjugate, x * forms.MirrorMap - forms.Potential),
                new Identity("`2 - m = (L (2 - q) + q)/L`", 2 - m, (DepthCurve.L * (2 - curve.A) + curve.A) / DepthCurve.L),
            ]);
        if (curve.Condition is not null)
        {
            yield return Entropy(curve);
        }
    }

    private static Step Entropy(DepthCurve curve)
    {
        var (L, x) = (DepthCurve.L, Names.X);
        var log = Apply.Of(Function.Log, Names.AbsX);
        var map = Names.SignX * log / L;
        var potential = (Names.AbsX * log - Names.AbsX) / L;
        const string Condition = "m = 1: q = L/(L - 1)";
        return new(
            "entropy",
            "Mirror map and potential in x where m = 1",
            [new Equation(Names.MirrorMap, map, Condition), new Equation(Names.Potential, potential, Condition)],
            "`m = 1` exactly when `q = L/(L - 1)`; then `R'' = 1/(L |x|)`, integrated twice, for `x != 0`: the entropy.",
            [
                new Identity("`m - 1 = (L - 1) (q - L/(L - 1))/L`", curve.MetricExponent - 1, (L - 1) * (curve.A - L / (L - 1)) / L),
                new Identity("`dR'(x)/dx = 1/(L |x|)`", Calculus.Differentiate(map, x), 1 / (L * Names.AbsX)),
                new Identity("`dR(x)/dx = R'(x)`", Calculus.Differentiate(potential, x), map),
            ]);
    }
}
