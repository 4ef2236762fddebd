namespace MirrorFlowProofs.Numerics;

/// <summary>The state of a sign flow at one time.</summary>
/// <param name="Time">When.</param>
/// <param name="Weights">One row a coordinate.</param>
/// <param name="X">x_i = prod_j w_ij.</param>
/// <param name="Gradient">G = f'(x); exactly 0 where it is held at 0.</param>
/// <param name="Control">c in [-1, 1], -sign(G_i) where G_i is not 0: u_i' = c_i - alpha u_i.</param>
/// <param name="Motion">How each coordinate moves.</param>
public sealed record SignFlowState(
    DoubleDouble Time,
    IReadOnlyList<DoubleDouble[]> Weights,
    IReadOnlyList<DoubleDouble> X,
    IReadOnlyList<DoubleDouble> Gradient,
    IReadOnlyList<DoubleDouble> Control,
    IReadOnlyList<SignMotion> Motion);
