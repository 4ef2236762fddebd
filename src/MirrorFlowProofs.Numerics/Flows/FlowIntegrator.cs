namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Integrates a <see cref="FlowProblem{T}"/> in weight space with its events: zeros of gradients and of weights are
/// stepped to exactly, and the steps start anew behind them.
/// </summary>
/// <remarks>
/// At a weight that passes 0 the other weights' velocities have a |w|^(q-1) singularity; steps shrink towards it from
/// both sides geometrically, which keeps the tolerance. With a separable loss every coordinate is integrated by itself.
/// For 1 &lt; q &lt; 2 a gradient reaches 0 like (T* - t)^(1/(2-q)); the last stretch is then run in the clock int s(G) dt,
/// where the weights are smooth, and its duration found by product integration.
/// With a coupled loss or decay, 1 &lt; q &lt; 2, the others or the decay may move a gradient through 0 or hold it near 0, where
/// the flow is stiff without bound: from there on it is followed in y = s(G) (<see cref="StiffRun{T}"/>).
/// </remarks>
public static class FlowIntegrator
{
    /// <summary>Runs the flow to its end time or to the event that stops it.</summary>
    /// <exception cref="ArgumentException">The problem is out of its domain; the message says what.</exception>
    public static FlowResult<T> Integrate<T>(FlowProblem<T> problem)
        where T : struct, IReal<T>
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Check();
        if (problem.Weights.Count == 1 || !problem.Loss.IsSeparable)
        {
            return new FlowRun<T>(problem).Run();
        }

        FlowResult<T>[] parts = [.. Enumerable.Range(0, problem.Weights.Count).Select(i => new FlowRun<T>(problem with
        {
            Loss = problem.Loss.Restrict(i),
            Weights = [problem.Weights[i]],
        }).Run())];
        return Join(problem, parts);
    }

    private static FlowResult<T> Join<T>(FlowProblem<T> problem, FlowResult<T>[] parts)
        where T : struct, IReal<T>
    {
        // A coordinate that stopped early stops all: the others are run again to the same time.
        T earliest = parts.Select(part => part.Time).Min();
        if (earliest < problem.EndTime && parts.Any(part => part.Time > earliest))
        {
            FlowResult<T>[] rerun = [.. parts.Select((part, i) => part.Time == earliest ? part : new FlowRun<T>(problem with
            {
                Loss = problem.Loss.Restrict(i),
                Weights = [problem.Weights[i]],
                EndTime = earliest,
            }).Run())];
            parts = rerun;
        }

        return new(
            parts.MaxBy(part => part.Time == earliest && part.Status != FlowStatus.Completed ? (int)part.Status : 0)!.Status,
            earliest,
            [.. parts.Select(part => part.Weights[0])],
            [.. parts.Select(part => part.X[0])],
            [.. parts.Select(part => part.Gradient[0])],
            [.. parts.Select(part => part.Clock[0])],
            [.. parts.SelectMany((part, i) => part.Events.Select(e => e with { Coordinate = i })).OrderBy(e => e.Time)],
            parts.Sum(part => part.Steps),
            parts.Sum(part => part.Rejections),
            parts.Sum(part => part.Evaluations));
    }
}
