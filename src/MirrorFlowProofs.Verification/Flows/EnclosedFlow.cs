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
/// integrated each by itself. At q &lt; 2 weights may start at 0, and weights and gradients may pass 0; it stops, saying where,
/// before a gradient that stays at 0 and before two weights of a coordinate reach 0 together; but a coordinate by itself that
/// has arrived at its minimum rests there (<see cref="RestingCoordinate"/>). At q = 1 with an affine gradient nothing is
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
            return Report(flow, [new Part(
                ExactSignFlow.Handles(flow)
                    ? EnclosedIntegration.RunSign(flow, cancellation).State
                    : EnclosedIntegration.Run(flow, flow.EndTime, cancellation))]);
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

    private static Part OfCoordinate(ExactFlow flow, int coordinate, CancellationToken cancellation)
    {
        var alone = flow.OfCoordinate(coordinate)!;
        if (RestingCoordinate.TryAtStart(alone) is { } still)
        {
            return new(still) { Resting = Interval.Zero, IsKnown = true };
        }

        Interval? held = null;
        EnclosedState state;
        if (ExactSignFlow.Handles(alone))
        {
            (state, var since) = EnclosedIntegration.RunSign(alone, cancellation);
            held = flow.Alpha.IsZero ? since[0] : null;
        }
        else
        {
            state = EnclosedIntegration.Run(alone, flow.EndTime, cancellation);
        }

        if (state.Stopped is null)
        {
            return new(state) { Resting = held };
        }

        var end = Interval.FromRational(flow.EndTime.Numerator, flow.EndTime.Denominator);
        var events = FlowTimes.Of(alone, 0, cancellation).Where(e => e.Time is { } at && at <= end).ToList();
        if (events.LastOrDefault() is { Kind: FlowTimeKind.ArrivesAtMinimum } arrival && flow.Q > 1
            && RestingCoordinate.TryEnclose(alone, end) is { } rest)
        {
            return new(rest with { Steps = state.Steps }) { Resting = arrival.Time, IsKnown = true };
        }

        var what = events.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"; x[{coordinate}] {events[0].Kind.Words()} at t in {events[0].Time}")
            : "";
        return new(state with { Stopped = state.Stopped + what });
    }

    /// <summary>What is integrated by itself: a coordinate, or all together.</summary>
    private sealed record Part(EnclosedState State)
    {
        /// <summary>Since when it rests.</summary>
        internal Interval? Resting { get; init; }

        /// <summary>Whether its state is taken from the laws, which it then says nothing of.</summary>
        internal bool IsKnown { get; init; }
    }
}
