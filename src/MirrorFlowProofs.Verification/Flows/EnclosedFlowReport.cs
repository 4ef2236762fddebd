using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>A deviation from a law in an interval, or why no law applies.</summary>
/// <param name="Value">The enclosure; null where no law applies.</param>
/// <param name="Note">What it is, or the reason.</param>
public sealed record EnclosedDeviation(Interval? Value, string Note);

/// <summary>The end of a flow, enclosed.</summary>
/// <param name="Time">The time of the state: T, unless the run stopped earlier.</param>
/// <param name="Weights">w, one row a coordinate.</param>
/// <param name="X">x_i = prod_j w_ij.</param>
/// <param name="Clock">int s(G_i) dt of each coordinate.</param>
/// <param name="Steps">Steps.</param>
/// <param name="Stopped">Why it stopped before T; null when it did not.</param>
/// <param name="BalanceDrift">|w_j|^q - |w_0|^q less its law; contains 0 where the law holds.</param>
/// <param name="MirrorResidual">R'(x(t)) - R'(x(0)) + int s(G) dt; contains 0 where the identity holds.</param>
/// <param name="Resting">
/// For each coordinate the time since which it rests at its minimum, coupled ones all together; null where that is not proved. For q &gt; 1 its state
/// is taken from the theory then.
/// </param>
public sealed record EnclosedFlowReport(
    Interval Time,
    IReadOnlyList<IReadOnlyList<Interval>> Weights,
    IReadOnlyList<Interval> X,
    IReadOnlyList<Interval> Clock,
    int Steps,
    string? Stopped,
    EnclosedDeviation BalanceDrift,
    EnclosedDeviation MirrorResidual,
    IReadOnlyList<Interval?> Resting);
