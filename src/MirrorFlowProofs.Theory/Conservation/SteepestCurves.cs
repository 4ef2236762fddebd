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
        Geometry geometry, IReadOnlyList<Expr> outputs, IReadOnlyList<Symbol> weights, IReadOnlyList<IReadOnlyList<Expr>> fields)
    {
        Geometry = geometry;
        Outputs = outputs;
        Weights = weights;
        Fields = fields;
    }

    /// <summary>The geometry.</summary>
    public Geometry Geometry { get; }

    /// <summary>The outputs <c>rho_k</c>.</summary>
    public IReadOnlyList<Expr> Outputs { get; }

    /// <summary>The weights, in order.</summary>
    public IReadOnlyList<Symbol> Weights { get; }

    /// <summary>The fields, one an output, each with one component a weight.</summary>
    public IReadOnlyList<IReadOnlyList<Expr>> Fields { get; }

    /// <summary>The fields of a reparameterization with one output or several.</summary>
    /// <exception cref="ArgumentException">
    /// No weights, or at q &lt; 2 a weight in two outputs, of which the message names one.
    /// </exception>
    public static SteepestCurves Of(Geometry geometry, IReadOnlyList<Expr> outputs)
    {
        List<Symbol> weights =
        [
            .. outputs.SelectMany(Substitution.SymbolsOf).Distinct()
                .OrderBy(w => w.Name.Length).ThenBy(w => w.Name, StringComparer.Ordinal),
        ];
        if (weights.Count == 0)
        {
            throw new ArgumentException("expected a reparameterization with at least one weight such as w1*w2");
        }

        var isGradientFlow = geometry.Q is Number { Value: var q } && q == 2;
        if (!isGradientFlow
            && weights.Find(w => outputs.Count(rho => Substitution.DependsOn(rho, w)) > 1) is { } shared)
        {
            throw new ArgumentException(
                $"expected every weight in one output only where q < 2, found {shared} in several: there the flow is not a combination of one field an output");
        }

        List<IReadOnlyList<Expr>> fields =
        [
            .. outputs.Select(rho => (IReadOnlyList<Expr>)[.. weights.Select(w => Calculus.Differentiate(rho, w)).Select(d => isGradientFlow ? d : geometry.SignedPower(d))]),
        ];
        return new SteepestCurves(geometry, outputs, weights, fields);
    }

    /// <summary>The derivative of a quantity along a field.</summary>
    public Expr Along(int field, Expr quantity) =>
        Sum.Of(Weights.Select((w, i) => Calculus.Differentiate(quantity, w) * Fields[field][i]));
}
