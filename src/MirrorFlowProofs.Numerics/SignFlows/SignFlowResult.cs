namespace MirrorFlowProofs.Numerics;

/// <summary>What to do where several smallest weights of a coordinate are 0 together, and the continuation is not unique.</summary>
public enum SaddleRule
{
    /// <summary>x passes 0 at once, as the mirror flow does; the first of the smallest weights changes its sign.</summary>
    Pass,

    /// <summary>The coordinate rests at 0 from then on.</summary>
    Rest,
}

/// <summary>How a sign flow ended.</summary>
public enum SignFlowStatus
{
    /// <summary>The end time was reached.</summary>
    Completed,

    /// <summary>Every weight rests.</summary>
    AtRest,

    /// <summary>No event is left; the state is the limit up to exp(-alpha t) below 1e-24.</summary>
    AtLimit,

    /// <summary>No event is left and the weights grow without bound.</summary>
    Unbounded,

    /// <summary>The allowed number of events is used up.</summary>
    TooManyEvents,

    /// <summary>Which coordinates slide could not be decided in twice double precision.</summary>
    Unresolved,
}

/// <summary>Words for a status.</summary>
public static class SignFlowStatusText
{
    /// <summary>One sentence that says what happened and, where the flow stopped early, what to change.</summary>
    public static string Explain(this SignFlowStatus status) => status switch
    {
        SignFlowStatus.Completed => "The end time was reached.",
        SignFlowStatus.AtRest => "Every weight rests.",
        SignFlowStatus.AtLimit => "No event is left; the state is the limit, with exp(-alpha t) below 1e-24.",
        SignFlowStatus.Unbounded => "No event is left and the weights grow without bound: give an end time.",
        SignFlowStatus.TooManyEvents => "The allowed number of events is used up: end earlier.",
        SignFlowStatus.Unresolved =>
            "Which coordinates slide could not be decided in twice double precision: start from slightly different weights.",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };
}

/// <summary>What happened at an event of a sign flow.</summary>
public enum SignEventKind
{
    /// <summary>The gradient of a coordinate changed its sign.</summary>
    GradientCrossed,

    /// <summary>The gradient of a coordinate reached 0 and stays there.</summary>
    SlidingBegan,

    /// <summary>The control of a coordinate reached -1 or 1, and the gradient leaves 0.</summary>
    SlidingEnded,

    /// <summary>The smallest weight of a coordinate passed 0.</summary>
    WeightPassed,

    /// <summary>Several smallest weights of a coordinate are 0 together: the continuation is not unique.</summary>
    Saddle,

    /// <summary>Controls that keep gradients at 0 are not unique: coordinates may drift along the minima of the loss.</summary>
    ControlsFree,

    /// <summary>x of a coordinate stays 0 with its gradient 0: how its weights that are not 0 move is not unique.</summary>
    WeightsFree,

    /// <summary>Every weight rests from then on.</summary>
    Rest,
}

/// <summary>An event of a sign flow.</summary>
/// <param name="Time">When.</param>
/// <param name="Coordinate">The coordinate, zero-based; -1 where none is meant.</param>
/// <param name="Weights">The weights that are 0, zero-based; empty where none is meant.</param>
/// <param name="Kind">What.</param>
public sealed record SignFlowEvent(DoubleDouble Time, int Coordinate, IReadOnlyList<int> Weights, SignEventKind Kind);

/// <summary>A time from which the solution is not unique.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind"><see cref="SignEventKind.Saddle"/>, <see cref="SignEventKind.ControlsFree"/> or <see cref="SignEventKind.WeightsFree"/>.</param>
/// <param name="Coordinates">The coordinates that have a choice.</param>
/// <param name="Chosen">The continuation that was followed.</param>
/// <param name="Others">The continuations that were not.</param>
public sealed record SignFlowBranching(
    DoubleDouble Time, SignEventKind Kind, IReadOnlyList<int> Coordinates, string Chosen, IReadOnlyList<string> Others);

/// <summary>The end of a sign flow.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="State">The state at the end time, or where the flow stopped.</param>
/// <param name="Clock">-int c_i dt; null with decay, where it has no closed form while a coordinate slides.</param>
/// <param name="RestTime">Since when every weight rests; null when some weight moves.</param>
/// <param name="Events">The events in the order of time.</param>
/// <param name="Branchings">Where the solution is not unique; empty when it is.</param>
/// <param name="Legs">Closed-form pieces between events.</param>
public sealed record SignFlowResult(
    SignFlowStatus Status,
    SignFlowState State,
    IReadOnlyList<DoubleDouble>? Clock,
    DoubleDouble? RestTime,
    IReadOnlyList<SignFlowEvent> Events,
    IReadOnlyList<SignFlowBranching> Branchings,
    int Legs);
