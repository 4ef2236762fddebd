using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Where flow and decoupled decay hold each other: <c>s(G) = -alpha M'(x)</c> (theory section 9). On the balanced manifold,
/// to which constant decay leads.
/// </summary>
internal static class StationarySteps
{
    private static readonly Symbol Decay = new("alpha", Domain.Positive);
    private static readonly Symbol Size = new("X", Domain.Positive);

    internal static Step Balanced(MonomialFlow flow, ClosedForms forms)
    {
        var speed = flow.Geometry.SpeedExponent;
        var slope = flow.Degree * Size * Substitution.Replace(forms.Hessian, Names.X, Size);
        return speed.IsZero ? Box(flow, slope) : Gradient(flow, forms, slope);
    }

    private static Step Gradient(MonomialFlow flow, ClosedForms forms, Expr slope)
    {
        var speed = flow.Geometry.SpeedExponent;
        var equations = new List<Equation>
        {
            new(new Notation("s(G) at a stationary x = X > 0", @"s(G)\big|_{\text{stationary},\ x=X>0}"), -Decay * slope),
        };
        var obligations = new List<Obligation>
        {
            new Identity(
                "`M'(X) = K X R''(X)` for `M = K R*`",
                Calculus.Differentiate(Substitution.Replace(flow.Degree * forms.Conjugate, Names.X, Size), Size),
                slope),
        };
        if (speed is Number)
        {
            var gradient = -Power.Of(Decay * slope, 1 / speed);
            equations.Add(new Equation(new Notation("G at a stationary x = X > 0", @"G\big|_{\text{stationary},\ x=X>0}"), gradient));
            obligations.Add(new Identity("`s(G) = -alpha M'(X)`", flow.Geometry.SignedPower(gradient), -Decay * slope));
        }

        return new(
            "stationary",
            "Stationary points under decoupled weight decay",
            equations,
            "`dR'(x) = 0` iff `s(G) = -alpha M'(x)` with `M'(x) = K x R''(x)`; odd in `x`. Without decay this is `G = 0`.",
            obligations);
    }

    private static Step Box(MonomialFlow flow, Expr slope)
    {
        var exponent = 1 - LegendreSteps.MetricExponent(flow);
        var face = Power.Of(Decay * Substitution.Replace(slope, Size, Expr.One), -1 / exponent);
        return new(
            "stationary",
            "Stationary points under decoupled weight decay",
            [new Equation(new Notation("half-width of the box", @"\text{half-width of the box}"), face)],
            "`dR'(x) = 0` iff `0` lies in `sign(G) + alpha M'(x)`, where `sign(0)` is the whole interval from -1 to 1. Inside the box `alpha |M'(x)| < 1`, so `G = 0`; on a face `sign(G) = -sign(x)`, or `G = 0`; outside nothing is stationary. For `x != 0` these are the conditions of Karush, Kuhn and Tucker for the loss on the box.",
            [
                new Identity("`alpha M'(X) = 1` on the face", Decay * Substitution.Replace(slope, Size, face), Expr.One),
                new Positivity("`M'` grows, so `alpha M' < 1` inside only", Calculus.Differentiate(slope, Size)),
            ]);
    }
}
