using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Conservation;

/// <summary>
/// The directions in which a steepest flow may move the weights of <c>x = rho(w)</c>, whatever the loss: one vector field
/// an output. A quantity is conserved by the flow of every loss exactly when its derivative along each of them is 0.
/// </summary>
/// <remarks>
/// At q = 2, <c>w' = -sum_k G_k grad rho_k</c>, with any numbers G_k: the fields are the gradients. At q &lt; 2 the flow is
/// not linear in the G_k, and the fields <c>psi_i = sign(d_i)|d_i|^(q-1)</c> describe it when every weight stands in one
/// output only.
/// </remarks>
public sealed record SteepestCurves
{
    private SteepestCurves(
        Geometry geometry,
        IReadOnlyList<Reparameterization> outputs,
        IReadOnlyList<Symbol> weights,
        IReadOnlyList<IReadOnlyList<Expr>> fields)
    {
        Geometry = geometry;
        Outputs = outputs;
        Weights = weights;
        Fields = fields;
    }

    /// <summary>The geometry.</summary>
    public Geometry Geometry { get; }

    /// <summary>The outputs <c>rho_k</c>.</summary>
    public IReadOnlyList<Reparameterization> Outputs { get; }

    /// <summary>The weights, in order.</summary>
    public IReadOnlyList<Symbol> Weights { get; }

    /// <summary>The fields, one an output, each with one component a weight.</summary>
    public IReadOnlyList<IReadOnlyList<Expr>> Fields { get; }

    /// <summary>The fields of a reparameterization with one output or several.</summary>
    /// <exception cref="ArgumentException">
    /// No outputs, one with too many terms, or at q &lt; 2 a weight in two outputs; the message names it.
    /// </exception>
    public static SteepestCurves Of(Geometry geometry, params IReadOnlyList<Reparameterization> outputs)
    {
        if (outputs.Count == 0)
        {
            throw new ArgumentException("expected at least one output");
        }

        if (outputs.FirstOrDefault(x => !x.CanBeMultipliedOut) is { } large)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"expected outputs of at most {Reparameterization.MostTerms} terms when multiplied out, found {large.Rho}"));
        }

        var weights = Reparameterization.InOrder(outputs.SelectMany(x => x.Weights));
        var isGradientFlow = geometry.Q is Number { Value: var q } && q == 2;
        if (!isGradientFlow
            && weights.FirstOrDefault(w => outputs.Count(x => x.Weights.Contains(w)) > 1) is { } shared)
        {
            throw new ArgumentException(
                $"expected every weight in one output only where q < 2, found {shared} in several: there the flow is not a combination of one field an output");
        }

        List<IReadOnlyList<Expr>> fields =
        [
            .. outputs.Select(x => (IReadOnlyList<Expr>)[.. weights.Select(w => Calculus.Differentiate(x.Rho, w)).Select(d => isGradientFlow ? d : geometry.SignedPower(d))]),
        ];
        return new SteepestCurves(geometry, outputs, weights, fields);
    }

    /// <summary>The derivative of a quantity along a field.</summary>
    public Expr Along(int field, Expr quantity) =>
        Sum.Of(Weights.Select((w, i) => Calculus.Differentiate(quantity, w) * Fields[field][i]));
}
