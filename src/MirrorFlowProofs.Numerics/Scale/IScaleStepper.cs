namespace MirrorFlowProofs.Numerics;

/// <summary>How a step of a flow at scale ended.</summary>
public enum ScaleStatus
{
    /// <summary>A step was taken.</summary>
    Advanced,

    /// <summary>The step size fell below what the time resolves: blow-up, or a tolerance that cannot be met.</summary>
    StepTooSmall,

    /// <summary>The state is not finite.</summary>
    NotFinite,
}

/// <summary>An integrator that goes on step by step and whose whole state can be taken out and put back.</summary>
internal interface IScaleStepper
{
    double Time { get; }

    /// <summary>The state at <see cref="Time"/>.</summary>
    ReadOnlySpan<double> State { get; }

    long Steps { get; }

    long Rejections { get; }

    /// <summary>Gradients computed.</summary>
    long Evaluations { get; }

    /// <summary>When all motion that is left came to less than the tolerance, if it did: time passes freely from then on.</summary>
    double? RestTime { get; }

    /// <summary>One step, not beyond <paramref name="end"/>.</summary>
    ScaleStatus Step(double end);

    /// <summary>Everything the next step depends on, by name.</summary>
    void Save(IDictionary<string, double[]> arrays);

    /// <summary>Takes over what <see cref="Save"/> wrote.</summary>
    void Restore(IReadOnlyDictionary<string, double[]> arrays);
}
