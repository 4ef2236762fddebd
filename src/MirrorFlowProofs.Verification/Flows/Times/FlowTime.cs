using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>What a coordinate does at a time.</summary>
public enum FlowTimeKind
{
    /// <summary>The gradient reaches 0; the coordinate stays.</summary>
    ArrivesAtMinimum,

    /// <summary>x = 0 with one smallest weight: the flow goes on.</summary>
    PassesZero,

    /// <summary>x = 0 with several smallest weights: what follows is not determined (Filippov) where the time is finite.</summary>
    ArrivesAtSaddle,

    /// <summary>x is infinite.</summary>
    BlowsUp,

    /// <summary>x has a given value.</summary>
    Reaches,
}

/// <summary>A time of one coordinate without decay, enclosed.</summary>
/// <param name="Coordinate">Which, from 0.</param>
/// <param name="Kind">What happens.</param>
/// <param name="X">x then; null for infinity.</param>
/// <param name="Time">The time; null where it is never, with the reason, or has no enclosure.</param>
/// <param name="Note">What it rests on, or why there is none.</param>
public sealed record FlowTime(int Coordinate, FlowTimeKind Kind, Rational? X, Interval? Time, string Note)
{
    /// <summary>
    /// For the arrival at the minimum: the bound <c>(2 Lambda (f(x_0) - f*))^(1 - q/2) / ((2 - q) Lambda mu)</c> that the
    /// Polyak-Lojasiewicz inequality gives, mu the product of the offsets; null where mu is 0.
    /// </summary>
    public Interval? Bound { get; init; }
}

/// <summary>Words of what a coordinate does.</summary>
public static class FlowTimeKinds
{
    /// <summary><c>arrives at its minimum</c>, as the rest of a sentence about x.</summary>
    public static string Words(this FlowTimeKind kind) => kind switch
    {
        FlowTimeKind.ArrivesAtMinimum => "arrives at its minimum",
        FlowTimeKind.PassesZero => "passes 0",
        FlowTimeKind.ArrivesAtSaddle => "arrives at the saddle 0",
        FlowTimeKind.BlowsUp => "blows up",
        FlowTimeKind.Reaches => "reaches its target",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };
}
