using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory;

/// <summary>
/// What the derivation for a sum of blocks arrives at. The dual variable <c>y = R'(x)</c> is 0 at the start and advances
/// as the clock <c>tau = -int s(G) dt</c>.
/// </summary>
/// <remarks>
/// Where every block is inverted in closed form everything is a function of <c>y</c>; otherwise the parameters <c>u_b</c>
/// of the other blocks occur too, each tied to <c>y</c> by <c>R_b'(x_b(u_b)) - R_b'(at the start) = sigma_b y</c>.
/// Stated as long as every <c>x_b &gt; 0</c> (weights of either sign: a block with negative <c>x_b</c> is one with the
/// other sign <c>sigma_b</c>).
/// </remarks>
public sealed record BlockFlow
{
    /// <summary>The blocks, in the order of their first weights.</summary>
    public required IReadOnlyList<SignedBlock> Blocks { get; init; }

    /// <summary><c>1/R'' = sum_b P_b'(u_b)</c>.</summary>
    public required Expr InverseMetric { get; init; }

    /// <summary>One conserved quantity for each block but the first, in the first weights of the two blocks.</summary>
    public required IReadOnlyList<ConservedQuantity> Conserved { get; init; }

    /// <summary><c>x = (R*)'(y) = sum_b sigma_b x_b</c>.</summary>
    public required Expr X { get; init; }

    /// <summary><c>R*(y) = sum_b R_b*</c>.</summary>
    public required Expr Conjugate { get; init; }

    /// <summary>The forms in <c>x</c>; null where <c>(R*)'</c> is not inverted in closed form.</summary>
    public InvertedSum? InX { get; init; }

    /// <summary>The ends of the dual variable that have a closed form.</summary>
    public required IReadOnlyList<DualEnd> Ends { get; init; }

    /// <summary>The Legendre conditions.</summary>
    public required LegendreReport Legendre { get; init; }

    /// <summary>For which <c>q</c> the forms are meant, when not for all.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }
}

/// <summary>A quantity that the flow conserves.</summary>
/// <param name="Block">The block that is related to the first one, counted from 1.</param>
/// <param name="Value">In the weights.</param>
/// <param name="AtStart">Its value in the starts.</param>
public sealed record ConservedQuantity(int Block, Expr Value, Expr AtStart);

/// <summary>Where one block ends at a finite value of the dual variable.</summary>
/// <param name="Block">The block, counted from 1.</param>
/// <param name="Y">The value of <c>y</c>.</param>
/// <param name="IsUpper">Whether it bounds <c>y</c> from above.</param>
/// <param name="Grows">Whether <c>x_b</c> is infinite there; otherwise it is 0.</param>
public sealed record DualEnd(int Block, Expr Y, bool IsUpper, bool Grows);

/// <summary>Forms in <c>x</c> for a sum of blocks; <c>R'</c> is 0 at the start.</summary>
/// <param name="Kind">Which equation was inverted: linear, quadratic or exponential.</param>
/// <param name="Hessian"><c>R''(x)</c>.</param>
/// <param name="MirrorMap"><c>R'(x)</c>.</param>
/// <param name="Potential"><c>R(x)</c>.</param>
public sealed record InvertedSum(string Kind, Expr Hessian, Expr MirrorMap, Expr Potential);
