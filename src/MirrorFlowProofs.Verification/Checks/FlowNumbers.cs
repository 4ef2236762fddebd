using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>Puts the numbers of an instance into derived expressions.</summary>
internal static class FlowNumbers
{
    /// <summary>The expression with q, and where a balance is given its offsets, replaced by numbers.</summary>
    internal static Expr At(Expr e, FlowInstance instance, Balance? balance = null)
    {
        var numbers = new Dictionary<Symbol, Expr> { [Geometry.SymbolicQ] = instance.Q };
        for (var i = 0; i < (balance?.Offsets.Count ?? 0); i++)
        {
            if (balance!.Offsets[i] is Symbol offset)
            {
                numbers[offset] = instance.Offsets[i];
            }
        }

        return Substitution.Replace(e, numbers);
    }
}
