namespace MirrorFlowProofs.Numerics;

/// <summary>How an integration, or one step of it, ended.</summary>
public enum IntegrationStatus
{
    /// <summary>The step was accepted; the end is not reached.</summary>
    Advanced,

    /// <summary>The end of the interval is reached.</summary>
    Finished,

    /// <summary>The step size fell to the spacing of the time variable.</summary>
    StepTooSmall,

    /// <summary>The allowed number of steps is used up.</summary>
    TooManySteps,

    /// <summary>The right-hand side is infinite or NaN at the current state.</summary>
    NotFinite,
}

/// <summary>Words for a status.</summary>
public static class IntegrationStatusText
{
    /// <summary>One sentence that says what happened and, for a failure, what to change.</summary>
    public static string Explain(this IntegrationStatus status) => status switch
    {
        IntegrationStatus.Advanced => "The step was accepted.",
        IntegrationStatus.Finished => "The end of the interval was reached.",
        IntegrationStatus.StepTooSmall =>
            "The step size fell to the spacing of the numbers: the solution is not smooth here or blows up; "
            + "end earlier, loosen the tolerance, or locate the non-smooth point as an event.",
        IntegrationStatus.TooManySteps =>
            "The allowed number of steps is used up; allow more steps, loosen the tolerance, or end earlier.",
        IntegrationStatus.NotFinite =>
            "The vector field is not finite at the current state; check the initial state and the parameters.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };
}
