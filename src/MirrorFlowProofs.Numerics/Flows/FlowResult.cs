namespace MirrorFlowProofs.Numerics;

/// <summary>How a flow ended.</summary>
public enum FlowStatus
{
    /// <summary>The end time was reached.</summary>
    Completed,

    /// <summary>
    /// Gradients reached 0 with q &lt; 2 and stay: all rest from then on, and the state is that at the end time; but at q = 1
    /// with coupled coordinates or decay the flow stopped at the event.
    /// </summary>
    ReachedZeroGradient,

    /// <summary>Two weights of a coordinate are 0 together with q &lt; 2: the continuation is not unique.</summary>
    ReachedSaddle,

    /// <summary>The step size fell to the spacing of the time variable.</summary>
    StepTooSmall,

    /// <summary>The allowed number of steps is used up.</summary>
    TooManySteps,

    /// <summary>The vector field is not finite.</summary>
    NotFinite,
}

/// <summary>Words for a status.</summary>
public static class FlowStatusText
{
    /// <summary>One sentence that says what happened and, where the flow stopped early, what to change.</summary>
    public static string Explain(this FlowStatus status) => status switch
    {
        FlowStatus.Completed => "The end time was reached.",
        FlowStatus.ReachedZeroGradient =>
            "Gradients, or with coupled decay the gradient with decay of a weight, reached 0 with q < 2 and stay there: the events "
            + "name them. A flow that ended before T slides from then on, which is followed "
            + "for q > 1, and at q = 1 for a loss quad, linear or lsq with decay decoupled; choose one of these, or q = 33/32.",
        FlowStatus.ReachedSaddle =>
            "Two weights of one coordinate are 0 together with q < 2: the continuation is not unique; "
            + "end earlier or start off the saddle.",
        FlowStatus.StepTooSmall => IntegrationStatus.StepTooSmall.Explain(),
        FlowStatus.TooManySteps => IntegrationStatus.TooManySteps.Explain(),
        FlowStatus.NotFinite => IntegrationStatus.NotFinite.Explain(),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };
}

/// <summary>The state of a flow when it ended.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Time">The time of the state: the end time, unless the flow stopped earlier.</param>
/// <param name="Weights">The weights, one row a coordinate.</param>
/// <param name="X">x_i = prod_j w_ij.</param>
/// <param name="Gradient">G = f'(x).</param>
/// <param name="Clock">int s(G_i) dt of each coordinate.</param>
/// <param name="Events">The events in the order of time.</param>
/// <param name="Steps">Accepted steps.</param>
/// <param name="Rejections">Rejected steps.</param>
/// <param name="Evaluations">Evaluations of the vector field.</param>
public sealed record FlowResult<T>(
    FlowStatus Status,
    T Time,
    IReadOnlyList<T[]> Weights,
    IReadOnlyList<T> X,
    IReadOnlyList<T> Gradient,
    IReadOnlyList<T> Clock,
    IReadOnlyList<FlowEvent<T>> Events,
    int Steps,
    int Rejections,
    long Evaluations)
    where T : struct, IReal<T>;
