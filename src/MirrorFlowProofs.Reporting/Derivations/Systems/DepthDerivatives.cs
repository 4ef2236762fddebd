using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// The derivatives that the derivation for every depth states: the decay of the imbalance; <c>P</c>, <c>R'</c>, <c>R*</c>,
/// <c>M</c> in <c>u</c>; on the balanced manifold <c>u</c>, <c>R'</c>, <c>R</c>, <c>R*</c>, <c>M</c> in <c>x</c>.
/// </summary>
internal static class DepthDerivatives
{
    internal static IEnumerable<DerivativeStatement> Of(Derivation derivation, DepthFlow flow)
    {
        var (depth, a) = (DepthDerivation.Depth, derivation.Geometry.SpeedExponent + 1);
        var law = derivation.Steps.Single(s => s.Id == "decay").Equations.Single().Right;
        var slope = Power.Of(flow.P, 1 / a - 1) / a;
        var conjugate = Power.Of(flow.P, 2 / a - 1) / a;
        yield return Of("decay", 0, Names.AccumulatedDecay, -a * law);
        yield return Of("uniformization", 0, Names.U, flow.InverseMetric);
        yield return Of("mirror-map", 0, Names.U, slope);
        yield return Of("conjugate", 0, Names.U, conjugate);
        if (flow.InX is not { } forms)
        {
            yield return Of("regularizer-decoupled", 0, Names.U, depth * conjugate);
            yield break;
        }

        foreach (var statement in DerivativeStatement.OfForms(derivation, forms, depth))
        {
            yield return statement;
        }

        DerivativeStatement Of(string step, int index, Symbol variable, Expr derivative) =>
            DerivativeStatement.Of(derivation, step, index, variable, derivative);
    }
}
