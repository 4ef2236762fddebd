using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification;

/// <summary>A flow integrated in both spaces with a fixed step, at one time.</summary>
/// <param name="Weights">The weights.</param>
/// <param name="X">x of these weights.</param>
/// <param name="Clock">int s(G) dt.</param>
/// <param name="Work">int x s(G) dt.</param>
/// <param name="MirrorX">x in mirror space.</param>
internal sealed record FlowPoint(
    DoubleDouble[] Weights, DoubleDouble X, DoubleDouble Clock, DoubleDouble Work, DoubleDouble MirrorX);

/// <summary>Integrates an instance in both spaces with fixed steps.</summary>
/// <param name="weightSpace">The flow in weight space.</param>
/// <param name="start">Its start.</param>
/// <param name="mirrorSpace">The flow in mirror space.</param>
/// <param name="mirrorStart">Its start.</param>
/// <param name="mirrorX">x of a state in mirror space.</param>
/// <param name="time">The end.</param>
internal sealed class FlowRun(
    WeightSpaceField<DoubleDouble> weightSpace,
    DoubleDouble[] start,
    IVectorField<DoubleDouble> mirrorSpace,
    DoubleDouble[] mirrorStart,
    Func<DoubleDouble[], DoubleDouble> mirrorX,
    double time)
{
    /// <summary>
    /// The flow at <paramref name="points"/> equally spaced times up to the end, with
    /// <paramref name="steps"/> steps from each to the next.
    /// </summary>
    internal List<FlowPoint> Take(int points, int steps, CancellationToken cancellation)
    {
        var size = DoubleDouble.FromDouble(time) / DoubleDouble.FromDouble(points * steps);
        return [.. States(weightSpace, start, size, points, steps, cancellation)
            .Zip(States(mirrorSpace, mirrorStart, size, points, steps, cancellation), (w, m) => new FlowPoint(
                w[..^2], weightSpace.X(w), w[^2], w[^1], mirrorX(m)))];
    }

    private static IEnumerable<DoubleDouble[]> States<TField>(
        TField field, DoubleDouble[] start, DoubleDouble size, int points, int steps, CancellationToken cancellation)
        where TField : IVectorField<DoubleDouble>
    {
        var integrator = new RungeKutta<DoubleDouble, TField>(field);
        integrator.Start(DoubleDouble.Zero, start);
        for (var step = 1; step <= points * steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            integrator.Step(size);
            if (step % steps == 0)
            {
                yield return integrator.State.ToArray();
            }
        }
    }
}
