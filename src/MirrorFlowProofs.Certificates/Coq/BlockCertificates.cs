using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// R_b' of a block that is a product of weights, where Coq's library has no function for its closed form: it is the mirror map of
/// that product by itself, of which the development has the derivative.
/// </summary>
internal static class BlockCertificates
{
    /// <summary>The theorem, in the letters of the product by itself; null for a statement about something else or another block.</summary>
    public static Certificate? TryByIntegral(string prefix, BlockFlow flow, DerivativeStatement statement)
    {
        if (statement.Step != "mirror-maps" || flow.Blocks.FirstOrDefault(b => b.U.Equals(statement.Variable)) is not { } block
            || block.Flow.Reparameterization.Weights.Count < 2 || !block.Flow.Reparameterization.Rho.Equals(Product.Of(block.Flow.Reparameterization.Weights)))
        {
            return null;
        }

        var depth = block.Flow.Reparameterization.Weights.Count;
        var derivation = CatalogEntry.DeepDiagonal(block.Flow.Geometry.Q, depth, block.Balance.Kind).Derive();
        if (derivation is not MonomialDerivation { Result: { } alone })
        {
            return null;
        }

        Dictionary<Symbol, Expr> letters = new() { [block.U] = Names.U };
        foreach (var (offset, own) in block.Balance.Offsets.Zip(alone.Balance.Offsets))
        {
            if (offset is Symbol letter)
            {
                letters[letter] = own;
            }
        }

        var same = DerivativeStatement.Of(derivation).Single(s => s.Step == "mirror-map" && s.Variable.Equals(Names.U));
        return Substitution.Replace(statement.Derivative, letters).Equals(same.Derivative)
            ? IntegralCertificates.TryOf(new DeepProduct(prefix, alone, depth), same with { Name = statement.Name })
            : null;
    }
}
