namespace MirrorFlowProofs.Verification.Flows;

/// <summary>How far a run is from a law, or why no law applies.</summary>
/// <param name="Value">The deviation, relative to the scale that <paramref name="Note"/> names; null where no law applies.</param>
/// <param name="Note">The scale, or the reason.</param>
public sealed record Deviation(double? Value, string Note);
