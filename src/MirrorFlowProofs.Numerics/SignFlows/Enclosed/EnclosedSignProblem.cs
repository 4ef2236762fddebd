using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>A sign flow (q = 1) with exact numbers: G = G(0) + H x, decoupled decay.</summary>
/// <param name="Curvature">H, symmetric and positive semidefinite.</param>
/// <param name="Constant">G at x = 0.</param>
/// <param name="Weights">w at time 0, one row a coordinate.</param>
/// <param name="Alpha">The decay, at least 0.</param>
/// <param name="EndTime">T, at least 0.</param>
public sealed record EnclosedSignProblem(
    IReadOnlyList<IReadOnlyList<Rational>> Curvature,
    IReadOnlyList<Rational> Constant,
    IReadOnlyList<IReadOnlyList<Rational>> Weights,
    Rational Alpha,
    Rational EndTime);

/// <summary>What an enclosed sign flow reached.</summary>
/// <param name="Time">The time.</param>
/// <param name="Weights">w, one row a coordinate.</param>
/// <param name="Clock">int s(G_i) dt of each coordinate; with decay wide once it slides: there only its sign law |s| &lt;= 1 is used.</param>
/// <param name="HeldSince">Since when the gradient of a coordinate is held at 0; null where it is not.</param>
/// <param name="Events">Events on the way.</param>
/// <param name="Stopped">Why it stopped before T; null when it did not.</param>
public sealed record EnclosedSignResult(
    Interval Time,
    IReadOnlyList<Interval[]> Weights,
    IReadOnlyList<Interval> Clock,
    IReadOnlyList<Interval?> HeldSince,
    int Events,
    string? Stopped);
