using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// The derivatives that the derivation of a monomial states: <c>rho</c> and the conserved quantities along the curve for a
/// weight of each multiplicity; <c>P</c>, <c>R'</c>, <c>R*</c>, <c>R</c> in <c>u</c> and in <c>x</c>; the escape time; the
/// regularizer; the decay of the imbalance.
/// </summary>
internal static class MonomialDerivatives
{
    internal static IEnumerable<DerivativeStatement> Of(Derivation derivation, MirrorFlow flow)
    {
        var monomial = flow.Flow;
        var law = derivation.Steps.Single(s => s.Id == "decay").Equations.Single().Right;
        return
        [
            .. OfWeights(monomial),
            Of("decay", 0, Names.AccumulatedDecay, -monomial.InvariantExponent * law),
            Of("uniformization", 0, Names.U, flow.InverseMetric),
            Of("mirror-map", 0, Names.U, flow.MirrorMap.Derivative),
            Of("conjugate", 0, Names.U, flow.Conjugate.Derivative),
            Of("potential", 0, Names.U, flow.MirrorMap.Value * flow.InverseMetric * flow.MirrorMap.Derivative),
            .. flow.InX is { } forms ? OfX(forms) : [Of("regularizer-decoupled", 0, Names.U, monomial.Degree * flow.Conjugate.Derivative)],
        ];

        IEnumerable<DerivativeStatement> OfX(ClosedForms forms)
        {
            foreach (var statement in DerivativeStatement.OfForms(derivation, forms, monomial.Degree))
            {
                yield return statement;
            }

            if (flow.EscapeTime is { } time)
            {
                var end = Substitution.SymbolsOf(time).Single(s => s.Name == "X");
                yield return Of("escape", 0, end, Substitution.Replace(forms.Hessian, Names.X, end));
            }
        }

        DerivativeStatement Of(string step, int index, Symbol variable, Expr derivative) =>
            DerivativeStatement.Of(derivation, step, index, variable, derivative);
    }

    private static IEnumerable<DerivativeStatement> OfWeights(MonomialFlow flow)
    {
        var (rho, weights) = (flow.Reparameterization.Rho, flow.Reparameterization.Weights);
        foreach (var i in flow.Representatives.Select(r => r.Index))
        {
            yield return new("clock", $"x_in_{weights[i].Name}", rho, weights[i], flow.Partials[i]);
            yield return new(
                "balance",
                $"u_{i + 1}_in_{weights[i].Name}",
                flow.Invariant(i),
                weights[i],
                flow.InvariantExponent * flow.Geometry.SignedPower(rho) / flow.Speed(i));
        }
    }
}
