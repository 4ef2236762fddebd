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
internal sealed class FlowRun(
    WeightSpaceField<DoubleDouble> weightSpace,
    MirrorSpaceField<DoubleDouble> mirrorSpace,
    FlowInstance instance,
    DoubleDouble[] start)
{
    /// <summary>
    /// The flow at <paramref name="points"/> equally spaced times up to the end, with
    /// <paramref name="steps"/> steps from each to the next.
    /// </summary>
    internal List<FlowPoint> Take(int points, int steps, CancellationToken cancellation)
    {
        var size = DoubleDouble.FromDouble(instance.Time) / DoubleDouble.FromDouble(points * steps);
        var u = DoubleDouble.FromRational(instance.U.Numerator, instance.U.Denominator);
        return [.. States(weightSpace, start, size, points, steps, cancellation)
            .Zip(States(mirrorSpace, [u], size, points, steps, cancellation), (w, m) => new FlowPoint(
                w[..^2], weightSpace.X(w), w[^2], w[^1], mirrorSpace.X(m[0])))];
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
