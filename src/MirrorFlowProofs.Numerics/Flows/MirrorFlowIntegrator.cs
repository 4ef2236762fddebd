namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Integrates a <see cref="MirrorFlow{T}"/>. Zeros of gradients (q &lt; 2) and of coordinates, where the maps are not
/// smooth, are stepped to exactly. With a separable loss every coordinate runs by itself and rests where its gradient
/// vanished; for 1 &lt; q &lt; 2 the arrival is found in the dual coordinate, which is its own clock. With a coupled loss
/// the state at such a zero is accurate, its time only as far as |G| resolves it.
/// </summary>
public static class MirrorFlowIntegrator
{
    /// <summary>Runs the flow to its end time or to the event that stops it.</summary>
    /// <exception cref="ArgumentException">Numbers of coordinates differ.</exception>
    public static MirrorFlowResult<T> Integrate<T>(MirrorFlow<T> flow)
        where T : struct, IReal<T>
    {
        ArgumentNullException.ThrowIfNull(flow);
        int count = flow.Loss.Dimension;
        if (flow.Maps.Count != count || flow.Start.Count != count)
        {
            throw new ArgumentException(
                $"The loss has {count} coordinates but there are {flow.Maps.Count} maps and {flow.Start.Count} starting values.");
        }

        if (count == 1 || !flow.Loss.IsSeparable)
        {
            return new MirrorRun<T>(flow).Run();
        }

        // A coordinate that stopped early stops all: the others are run again to the same time.
        MirrorFlowResult<T>[] parts = [.. Enumerable.Range(0, count).Select(i => Part(flow, i, flow.EndTime))];
        T earliest = parts.Min(part => part.Time);
        parts = [.. parts.Select((part, i) => part.Time == earliest ? part : Part(flow, i, earliest))];
        MirrorFlowResult<T> worst = parts.MaxBy(part => (int)part.Status)!;
        return new(
            worst.Status,
            earliest,
            [.. parts.Select(part => part.X[0])],
            [.. parts.Select(part => part.Dual[0])],
            [.. parts.SelectMany((part, i) => part.Events.Select(e => e with { Coordinate = i })).OrderBy(e => e.Time)],
            parts.Sum(part => part.Steps));
    }

    private static MirrorFlowResult<T> Part<T>(MirrorFlow<T> flow, int i, T end)
        where T : struct, IReal<T> => new MirrorRun<T>(flow with
        {
            Loss = flow.Loss.Restrict(i),
            Maps = [flow.Maps[i]],
            Start = [flow.Start[i]],
            EndTime = end,
        }).Run();
}
