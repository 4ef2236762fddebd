using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>What a derivation says of a derivative, so that another system can differentiate and compare.</summary>
/// <param name="Step">The name of the step that says it.</param>
/// <param name="Name">The name of the function among the printed forms (<see cref="NamedForm.Id"/>), or a name of its own.</param>
/// <param name="Function">What is differentiated.</param>
/// <param name="Variable">In which symbol.</param>
/// <param name="Derivative">The derivative, away from 0 where there is a sign.</param>
public sealed record DerivativeStatement(string Step, string Name, Expr Function, Symbol Variable, Expr Derivative)
{
    /// <summary>
    /// The statements of a derivation, in the order of its steps: <c>rho</c> and the conserved quantities along the curve
    /// for a weight of each multiplicity; <c>P</c>, <c>R'</c>, <c>R*</c>, <c>R</c> in <c>u</c> and in <c>x</c>; the
    /// regularizer; the decay of the imbalance. None for a derivation that is not of a monomial, or that stopped.
    /// </summary>
    public static IReadOnlyList<DerivativeStatement> Of(Derivation derivation) =>
        derivation is MonomialDerivation { Result: { } flow } monomial
            ? [.. OfWeights(flow), .. OfCurve(flow), .. OfX(flow), .. OfDecay(monomial, flow)]
            : [];

    private static IEnumerable<DerivativeStatement> OfWeights(MirrorFlow flow)
    {
        var monomial = flow.Flow;
        var (rho, weights) = (monomial.Reparameterization.Rho, monomial.Reparameterization.Weights);
        foreach (var i in monomial.Representatives.Select(r => r.Index))
        {
            yield return new("clock", $"x_in_{weights[i].Name}", rho, weights[i], monomial.Partials[i]);
            yield return new(
                "balance",
                $"u_{i + 1}_in_{weights[i].Name}",
                monomial.Invariant(i),
                weights[i],
                monomial.InvariantExponent * monomial.Geometry.SignedPower(rho) / monomial.Speed(i));
        }
    }

    private static IEnumerable<DerivativeStatement> OfCurve(MirrorFlow flow)
    {
        var (map, conjugate) = (flow.MirrorMap, flow.Conjugate);
        yield return new("uniformization", "uniformization_1", flow.P, Names.U, flow.InverseMetric);
        yield return new("mirror-map", "mirror_map", map.Value, Names.U, map.Derivative);
        yield return new("conjugate", "conjugate", conjugate.Value, Names.U, conjugate.Derivative);
        yield return new("potential", "potential", flow.Potential, Names.U, map.Value * flow.InverseMetric * map.Derivative);
    }

    private static IEnumerable<DerivativeStatement> OfX(MirrorFlow flow)
    {
        if (flow.InX is { } forms)
        {
            // P(u(x)) = |x|^q, and P'(u(x)) = 1/R''(x).
            var ofU = flow.Flow.InvariantExponent * flow.Flow.Geometry.SignedPower(Names.X) * forms.Hessian;
            yield return new("hessian-in-x", "hessian_in_x_1", forms.U, Names.X, ofU);
            yield return new("potential-in-x", "potential_in_x_1", forms.MirrorMap, Names.X, forms.Hessian);
            yield return new("potential-in-x", "potential_in_x_2", forms.Potential, Names.X, forms.MirrorMap);
            yield return new("potential-in-x", "potential_in_x_3", forms.Conjugate, Names.X, Names.X * forms.Hessian);
        }
    }

    private static IEnumerable<DerivativeStatement> OfDecay(MonomialDerivation derivation, MirrorFlow flow)
    {
        var law = ValueOf(derivation, "decay");
        yield return new("decay", "decay", law, Names.AccumulatedDecay, -flow.Flow.InvariantExponent * law);
        var (variable, slope) = flow.InX is { } forms
            ? (Names.X, Names.X * forms.Hessian)
            : (Names.U, flow.Conjugate.Derivative);
        yield return new(
            "regularizer-decoupled",
            "regularizer_decoupled",
            ValueOf(derivation, "regularizer-decoupled"),
            variable,
            flow.Flow.Degree * slope);
    }

    private static Expr ValueOf(Derivation derivation, string step) =>
        derivation.Steps.Single(s => s.Id == step).Equations.Single().Right;
}
