using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The conserved quantity <c>sigma_1 R_1'(x_1) - sigma_b R_b'(x_b)</c> of two blocks in their first weights: a product of
/// powers where both mirror maps are logarithms, a sum of powers with coefficient 1 first where both are powers.
/// </summary>
internal static class BetweenBlocks
{
    internal static ConservedQuantity Of(SignedBlock first, SignedBlock other)
    {
        var value = Quantity(first, other);
        return new ConservedQuantity(other.Index, value, Substitution.Replace(value, new Dictionary<Symbol, Expr>
        {
            [first.FirstWeight] = first.Start,
            [other.FirstWeight] = other.Start,
        }));
    }

    private static Expr Quantity(SignedBlock first, SignedBlock other)
    {
        var sign = first.Sign * other.Sign;
        if (LogarithmFactor(first) is { } a && LogarithmFactor(other) is { } b)
        {
            return first.Flow.Size(0) * Power.Of(other.Flow.Size(0), -sign * b / a);
        }

        var (one, two) = (first.InFirstWeight(first.MirrorMap.Value), other.InFirstWeight(other.MirrorMap.Value));
        return PowerFactor(first) is { } c && PowerFactor(other) is not null
            ? one / c - sign * two / c
            : first.Sign * one - other.Sign * two;
    }

    /// <summary><c>c</c> for <c>R_b' = c log u_b</c>; null otherwise.</summary>
    private static Expr? LogarithmFactor(SignedBlock block) =>
        block.Inverse is { Kind: InverseKind.Exponential } ? block.MirrorMap.Derivative * block.U : null;

    /// <summary><c>c</c> for <c>R_b' = c |w|^e</c> in the first weight <c>w</c>; null otherwise.</summary>
    private static Expr? PowerFactor(SignedBlock block) =>
        block.Inverse is { Kind: InverseKind.Power or InverseKind.Polynomial }
            ? Substitution.Replace(block.InFirstWeight(block.MirrorMap.Value), block.FirstWeight, Expr.One)
            : null;
}
