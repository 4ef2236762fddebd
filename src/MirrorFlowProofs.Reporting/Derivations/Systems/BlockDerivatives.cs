using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// The derivatives that the derivation of a sum of blocks states: <c>P_b</c> and <c>R_b'</c> of each block in its parameter;
/// where every block is inverted, <c>x</c>, <c>R*</c> and <c>R</c> in the dual variable; the forms in <c>x</c>.
/// </summary>
internal static class BlockDerivatives
{
    internal static IEnumerable<DerivativeStatement> Of(Derivation derivation, BlockFlow flow)
    {
        for (var i = 0; i < flow.Blocks.Count; i++)
        {
            var block = flow.Blocks[i];
            yield return Of("uniformization", i, block.U, block.InverseMetric);
            yield return Of("mirror-maps", i, block.U, block.MirrorMap.Derivative);
        }

        if (flow.Blocks.All(b => b.Inverse is not null))
        {
            // dx/dy = 1/R'' = sum_b P_b'(u_b) at u_b(y).
            var slope = Sum.Of(flow.Blocks.Select(b => Substitution.Replace(b.InverseMetric, b.U, b.Inverse!.U)));
            yield return Of("dual-map", 0, Names.Y, slope);
            yield return Of("conjugate", 0, Names.Y, flow.X);
            yield return Of("potential", 0, Names.Y, Names.Y * slope);
        }

        if (flow.InX is { } forms)
        {
            yield return Of("potential-in-x", 1, Names.X, forms.Hessian);
            yield return Of("potential-in-x", 2, Names.X, forms.MirrorMap);
        }

        DerivativeStatement Of(string step, int index, Symbol variable, Expr derivative) =>
            DerivativeStatement.Of(derivation, step, index, variable, derivative);
    }
}
