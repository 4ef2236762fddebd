using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>The end of a flow, held against its laws.</summary>
/// <param name="Status">How the run ended.</param>
/// <param name="Time">The time of the state: T, unless the run stopped earlier.</param>
/// <param name="Weights">w, one row a coordinate.</param>
/// <param name="X">x_i = prod_j w_ij.</param>
/// <param name="Gradient">G = f'(x).</param>
/// <param name="Clock">int s(G_i) dt of each coordinate.</param>
/// <param name="Events">Zeros met on the way.</param>
/// <param name="Steps">Accepted steps.</param>
/// <param name="RejectedSteps">Rejected steps.</param>
/// <param name="BalanceDrift">The largest change of |w_i|^q - |w_j|^q against its law.</param>
/// <param name="MirrorResidual">The largest |R'(x(t)) - R'(x(0)) + int s(G) dt|.</param>
public sealed record FlowReport(
    FlowStatus Status,
    DoubleDouble Time,
    IReadOnlyList<IReadOnlyList<DoubleDouble>> Weights,
    IReadOnlyList<DoubleDouble> X,
    IReadOnlyList<DoubleDouble> Gradient,
    IReadOnlyList<DoubleDouble> Clock,
    IReadOnlyList<FlowEvent<DoubleDouble>> Events,
    int Steps,
    int RejectedSteps,
    Deviation BalanceDrift,
    Deviation MirrorResidual);
