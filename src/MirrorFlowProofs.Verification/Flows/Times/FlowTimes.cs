using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The times at which a coordinate arrives at its minimum, at or through 0, at infinity, or at a given x, in intervals that
/// certainly contain them.
/// </summary>
/// <remarks>
/// For coordinates whose gradient no other coordinate enters, without decay: then the clock is an integral
/// (<see cref="ScalarFlow"/>). Finite arrival for q &lt; 2, blow-up for m &gt; 1.
/// </remarks>
public static class FlowTimes
{
    /// <summary>Why there are no times of coupled coordinates or with decay.</summary>
    internal const string NotAlone = "times are enclosed for a coordinate by itself, without decay, and for q with a denominator up to 32";

    private const int LargestDenominator = 32;

    /// <summary>The times of the events of all coordinates on the way, each in the order they come; none where they are not by themselves.</summary>
    public static IReadOnlyList<FlowTime> Of(ExactFlow flow, CancellationToken cancellation = default) =>
        [.. Enumerable.Range(0, flow.Weights.Count).SelectMany(i => Of(flow, i, cancellation))];

    /// <summary>The time at which a coordinate first has the value x; null stands for infinity in the direction it moves.</summary>
    public static FlowTime To(ExactFlow flow, int coordinate, Rational? x, CancellationToken cancellation = default) =>
        Scalar(flow, coordinate) is { } scalar
            ? To(scalar, coordinate, FlowTimeKind.Reaches, x, cancellation)
            : new(coordinate, FlowTimeKind.Reaches, x, null, NotAlone);

    /// <summary>The coordinate by itself; null where others or decay enter its flow.</summary>
    internal static ScalarFlow? Scalar(ExactFlow flow, int coordinate) =>
        flow.Alpha.IsZero && flow.Q.Denominator <= LargestDenominator && flow.OfCoordinate(coordinate) is { } alone ? new(alone) : null;

    internal static IEnumerable<FlowTime> Of(ExactFlow flow, int coordinate, CancellationToken cancellation)
    {
        if (Scalar(flow, coordinate) is not { Direction: not 0 } scalar || (scalar.Start.IsZero && scalar.Smallest > 1))
        {
            yield break;
        }

        var gradient = scalar.Gradient;
        if (gradient.Zero is { } end ? end.Sign * scalar.Start.Sign < 0 : scalar.Direction * scalar.Start.Sign < 0)
        {
            var kind = scalar.Smallest == 1 ? FlowTimeKind.PassesZero : FlowTimeKind.ArrivesAtSaddle;
            yield return To(scalar, coordinate, kind, Rational.Zero, cancellation);
            if (scalar.Smallest > 1)
            {
                yield break;
            }
        }

        if (gradient.Zero is { } minimum)
        {
            var arrival = To(scalar, coordinate, FlowTimeKind.ArrivesAtMinimum, minimum, cancellation);
            yield return arrival.Time is null ? arrival : arrival with { Bound = scalar.Bound() };
        }
        else if (scalar.BlowsUp && gradient.IsConstant)
        {
            yield return To(scalar, coordinate, FlowTimeKind.BlowsUp, null, cancellation);
        }
    }

    private static FlowTime To(ScalarFlow scalar, int coordinate, FlowTimeKind kind, Rational? x, CancellationToken cancellation)
    {
        FlowTime Never(string why) => new(coordinate, kind, x, null, why);
        if (WhyNever(scalar, x) is { } reason)
        {
            return Never(reason);
        }

        try
        {
            var time = x is null ? scalar.TimeToInfinity(cancellation)
                : x == scalar.Start ? Interval.Zero
                : scalar.TimeTo(x.Value, cancellation);
            return new(coordinate, kind, x, time, "the integral of R''(x) / |G(x)|^(q-1) on the way, by validated integration");
        }
        catch (NotEnclosedException none)
        {
            return Never(none.Message);
        }
    }

    private static string? WhyNever(ScalarFlow scalar, Rational? x)
    {
        var (start, direction, gradient) = (scalar.Start, scalar.Direction, scalar.Gradient);
        if (x == start)
        {
            return null;
        }

        if (direction == 0)
        {
            return "never: the gradient is 0 at the start";
        }

        if (start.IsZero && scalar.Smallest > 1)
        {
            return "not determined: the start is a saddle, and the flow may rest there";
        }

        if (x is { } target)
        {
            if ((target - start).Sign != direction)
            {
                return "never: x moves the other way";
            }

            if (gradient.Zero is { } minimum && (target - minimum).Sign == direction)
            {
                return string.Create(CultureInfo.InvariantCulture, $"never: x comes to rest at {minimum} before");
            }
        }

        var crosses = start.Sign * direction < 0 && (x is not { } end || end.Sign != start.Sign);
        if (crosses && scalar.Smallest > 1 && !(x is { IsZero: true } && gradient.Zero is { IsZero: true }))
        {
            if (!scalar.ReachesZero)
            {
                return "never: x tends to 0 as t grows without bound";
            }

            if (x is not { IsZero: true })
            {
                return "not determined: x arrives at the saddle 0 before, and may rest there";
            }
        }

        return x is null ? (gradient.Zero is { } rest ? string.Create(CultureInfo.InvariantCulture, $"never: x does not pass {rest}")
                : !gradient.IsConstant ? "never: the gradient falls as x grows"
                : !scalar.BlowsUp ? "never: R' is not bounded, m <= 1, and x grows without bound as t does"
                : null)
            : x == gradient.Zero && !scalar.ReachesMinimum ? "never: x tends to the minimum as t grows without bound"
            : null;
    }
}
