using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// The formulas for every depth at one depth, so that a flow of that depth is held against them. Flow and balance are of
/// that depth; every formula that a check looks at is the one in L with the number put in.
/// </summary>
internal static class OneDepth
{
    internal static MirrorFlow Of(DepthDerivation every, Reparameterization network)
    {
        var depth = network.Weights.Count;
        var (result, one) = (every.Result, MirrorFlowTheory.Derive(every.Geometry, network, Balance.Of(every.Kind, depth)).Result!);
        var (p, map, conjugate) = (At(result.P), At(result.MirrorMap), At(result.Conjugate));
        return one with
        {
            P = p,
            InverseMetric = At(result.InverseMetric),
            MirrorMap = one.MirrorMap with { Value = map, Derivative = Calculus.Differentiate(map, Names.U) },
            Conjugate = one.Conjugate with { Value = conjugate, Derivative = Calculus.Differentiate(conjugate, Names.U) },
            Potential = Power.Of(p, 1 / one.Flow.InvariantExponent) * map - conjugate,
            MetricExponent = At(result.MetricExponent),
            Coercivity = At(result.Coercivity),
            InX = result.InX is { } forms
                ? new ClosedForms(At(forms.U), At(forms.Hessian), At(forms.MirrorMap), At(forms.Potential), At(forms.Conjugate))
                : null,
        };

        Expr At(Expr e) => Substitution.Replace(e, DepthDerivation.Depth, (Expr)depth);
    }
}
