namespace MirrorFlowProofs.Numerics;

/// <summary>What a validated integration reached.</summary>
/// <param name="Time">The time reached.</param>
/// <param name="State">The enclosure of all solutions at that time.</param>
/// <param name="Steps">The steps it took.</param>
/// <param name="Stopped">Why it stopped before the end; null when it did not.</param>
public sealed record ValidatedResult(double Time, IReadOnlyList<Interval> State, int Steps, string? Stopped);
