using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>The dual flow y_i' = -s(G_i), s(g) = sign(g) |g|^(q-1), G = f'(x), x_i = map_i(y_i), from x(0) up to T.</summary>
/// <param name="Q">q in [1, 2].</param>
/// <param name="Loss">f.</param>
/// <param name="Maps">One map a coordinate.</param>
/// <param name="Start">x(0).</param>
/// <param name="EndTime">T &gt;= 0.</param>
public sealed record MirrorFlow<T>(
    Rational Q, ILoss<T> Loss, IReadOnlyList<ICoordinateMap<T>> Maps, IReadOnlyList<T> Start, T EndTime)
    where T : struct, IReal<T>
{
    /// <summary>The tolerance asked of the result; steps are held to 1/1000 of it. 1e-12 unless set.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>The largest number of steps; 100000 unless set.</summary>
    public int MaximumSteps { get; init; } = 100_000;
}

/// <summary>The state of a mirror flow when it ended.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Time">The time of the state.</param>
/// <param name="X">The primal coordinates.</param>
/// <param name="Dual">The dual coordinates.</param>
/// <param name="Events">Zeros of gradients on the way.</param>
/// <param name="Steps">Accepted steps.</param>
public sealed record MirrorFlowResult<T>(
    FlowStatus Status, T Time, IReadOnlyList<T> X, IReadOnlyList<T> Dual, IReadOnlyList<FlowEvent<T>> Events, int Steps)
    where T : struct, IReal<T>;
