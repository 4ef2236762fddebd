namespace MirrorFlowProofs.Numerics;

/// <summary>How weight decay enters a steepest flow.</summary>
public enum WeightDecay
{
    /// <summary>-alpha w added to the velocity (AdamW-like).</summary>
    Decoupled,

    /// <summary>alpha w added to the gradient, inside the signed power (Adam + L2).</summary>
    Coupled,
}
