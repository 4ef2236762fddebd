using System.Globalization;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// A steepest flow with rigorous enclosures: the weights at T, the drift from the balance law and the residual of the mirror
/// identity, each in an interval that certainly contains it.
/// </summary>
/// <remarks>
/// The weights and the clocks int s(G_i) dt are the states of a validated integration (<see cref="ValidatedIntegrator"/>) of
/// the flow as defined; the laws are evaluated on its result only. Coordinates that do not enter each other's gradients are
/// integrated each by itself. At q &lt; 2 weights may start at 0, and weights and gradients may pass 0, and of coupled ones, without coupled decay, gradients may be held near 0
/// (<see cref="HeldGradients"/>); it stops, saying where, where that is not enclosed and before two weights of a coordinate reach 0 together; but a coordinate by itself that
/// has arrived at its minimum rests there (<see cref="RestingCoordinate"/>), and so do coupled ones that all have
/// (<see cref="RestingTogether"/>). At q = 1 with an affine gradient nothing is
/// stepped (<see cref="EnclosedSignRun"/>): it goes on through sliding, up to where the solution is not unique.
/// </remarks>
public static class EnclosedFlow
{
    /// <summary>The most weights of all coordinates together: every step works with their matrix of derivatives.</summary>
    public const int MostWeights = 24;

    /// <summary>The most weights of a sign flow with an affine gradient: every event works with the matrix of its coordinates.</summary>
    public const int MostSignWeights = 400;

    /// <summary>Integrates.</summary>
    /// <exception cref="ArgumentException">The flow has too many weights, or is out of its domain.</exception>
    public static EnclosedFlowReport Run(ExactFlow flow, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var most = ExactSignFlow.Handles(flow) ? MostSignWeights : MostWeights;
        if (flow.Weights.Sum(row => row.Count) is var count && count > most)
        {
            throw new ArgumentException(FormattableString.Invariant($"expected at most {most} weights for an enclosure, found {count}"));
        }

        if (flow.OfCoordinate(0) is null)
        {
            return Report(flow, Together(flow, cancellation));
        }

        List<Part> parts = All(flow.EndTime);
        while (parts.FindAll(p => p.State.Stopped is not null).MinBy(p => p.State.Time.Upper) is { State: var first }
            && parts.Exists(p => p.State.Time != first.Time))
        {
            // The others at the time of the one that stopped first; a step may end a little earlier then.
            var all = All(Rounding.ToRational(first.Time.Lower));
            parts = [.. parts.Zip(all, (before, now) => before.State == first ? before : now)];
        }

        return Report(flow, parts);

        List<Part> All(Symbolic.Rational until) =>
            [.. flow.Weights.Select((_, i) => OfCoordinate(flow with { EndTime = until }, i, cancellation))];
    }

    private static EnclosedFlowReport Report(ExactFlow flow, List<Part> parts)
    {
        Interval[][] weights = [.. parts.SelectMany(p => p.State.Weights)];
        Interval[] clock = [.. parts.SelectMany(p => p.State.Clock)];
        Interval[] x = [.. weights.Select(row => row.Aggregate(Interval.One, (a, b) => a * b))];
        var stopped = parts.Find(p => p.State.Stopped is not null);
        var time = (stopped ?? parts[0]).State.Time;
        Interval?[] resting = [.. flow.Weights.Select((_, i) => i < parts.Count ? parts[i].Resting : null)];
        bool[] known = [.. flow.Weights.Select((_, i) => i < parts.Count && parts[i].IsKnown)];
        return new(
            time,
            weights,
            x,
            clock,
            parts.Sum(p => p.State.Steps),
            stopped?.State.Stopped,
            EnclosedLaws.Drift(flow, weights, time, known),
            EnclosedLaws.Residual(flow, x, clock, known),
            resting);
    }

    private static List<Part> Together(ExactFlow flow, CancellationToken cancellation)
    {
        if (ExactSignFlow.Handles(flow))
        {
            return [new(EnclosedIntegration.RunSign(flow, cancellation).State)];
        }

        var state = EnclosedIntegration.Run(flow, flow.EndTime, cancellation);
        return state.Stopped is not null && RestingTogether.TryEnclose(flow, state, Enclose(flow.EndTime)) is var (rest, since)
            ? [.. rest.Weights.Select((row, i) => new Part(rest with { Weights = [row], Clock = [rest.Clock[i]], Steps = i == 0 ? state.Steps : 0 })
            {
                Resting = since,
                IsKnown = true,
            })]
            : [new(state)];
    }

    private static Part OfCoordinate(ExactFlow flow, int coordinate, CancellationToken cancellation)
    {
        var alone = flow.OfCoordinate(coordinate)!;
        if (RestingCoordinate.TryAtStart(alone) is { } still)
        {
            return new(still) { Resting = Interval.Zero, IsKnown = true };
        }

        if (ExactSignFlow.Handles(alone))
        {
            var (slid, since) = EnclosedIntegration.RunSign(alone, cancellation);
            return slid.Stopped is null
                ? new(slid) { Resting = flow.Alpha.IsZero ? since[0] : null }
                : new(slid with { Stopped = slid.Stopped + WhatHappens(Events(alone, cancellation), coordinate) });
        }

        // The floating-point flow is a guess that saves the way up to the arrival; what is said rests on the enclosed time of it.
        if (IsLikelyToRest(alone) && AtRest(alone, Events(alone, cancellation)) is { } early)
        {
            return early;
        }

        var state = EnclosedIntegration.Run(alone, flow.EndTime, cancellation);
        if (state.Stopped is null)
        {
            return new(state);
        }

        var events = Events(alone, cancellation);
        return AtRest(alone, events) is { } rest
            ? rest with { State = rest.State with { Steps = state.Steps } }
            : new(state with { Stopped = state.Stopped + WhatHappens(events, coordinate) });
    }

    private static bool IsLikelyToRest(ExactFlow alone) =>
        alone.Q > 1 && alone.Q < 2 && alone.Alpha.IsZero && alone.Loss.AffineGradient is not null
        && FlowIntegrator.Integrate(alone.Rounded<Float64>()).Status == FlowStatus.ReachedZeroGradient;

    /// <summary>The times of the events of a coordinate by itself that certainly come before the end.</summary>
    private static List<FlowTime> Events(ExactFlow alone, CancellationToken cancellation)
    {
        var end = Enclose(alone.EndTime);
        return [.. FlowTimes.Of(alone, 0, cancellation).Where(e => e.Time is { } at && at <= end)];
    }

    private static Part? AtRest(ExactFlow alone, List<FlowTime> events) =>
        events.LastOrDefault() is { Kind: FlowTimeKind.ArrivesAtMinimum } arrival && alone.Q > 1
            && RestingCoordinate.TryEnclose(alone, Enclose(alone.EndTime)) is { } rest
            ? new(rest) { Resting = arrival.Time, IsKnown = true }
            : null;

    private static string WhatHappens(List<FlowTime> events, int coordinate) => events.Count > 0
        ? string.Create(CultureInfo.InvariantCulture, $"; x[{coordinate}] {events[0].Kind.Words()} at t in {events[0].Time}")
        : "";

    private static Interval Enclose(Symbolic.Rational value) => Interval.FromRational(value.Numerator, value.Denominator);

    /// <summary>What is integrated by itself: a coordinate, or all together.</summary>
    private sealed record Part(EnclosedState State)
    {
        /// <summary>Since when it rests.</summary>
        internal Interval? Resting { get; init; }

        /// <summary>Whether its state is taken from the laws, which it then says nothing of.</summary>
        internal bool IsKnown { get; init; }
    }
}
