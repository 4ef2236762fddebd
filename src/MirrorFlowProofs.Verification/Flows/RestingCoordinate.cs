using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The state of a coordinate by itself after its arrival at the minimum b, 1 &lt; q &lt; 2: f(x) never grows along the flow, so
/// x stays at b, where the gradient and with it every w_i' is 0.
/// </summary>
/// <remarks>
/// Nothing is integrated: the weights follow from the balance law, |w_i|^q = u + lam_i with prod (u + lam_i) = |b|^q, and the
/// clock from the mirror identity. The weights keep their signs; where x passes 0 on the way, the one smallest changes its.
/// </remarks>
internal static class RestingCoordinate
{
    /// <summary>The state at T of a coordinate that starts at its minimum; null where it does not.</summary>
    internal static EnclosedState? TryAtStart(ExactFlow flow) =>
        flow.Q > 1 && flow.Q < 2 && FlowTimes.Scalar(flow, 0) is { Direction: 0 }
            ? new(Enclose(flow.EndTime), [[.. flow.Weights[0].Select(Enclose)]], [Interval.Zero], 0, null)
            : null;

    /// <summary>The state at a time after the arrival; null where it has no enclosure.</summary>
    internal static EnclosedState? TryEnclose(ExactFlow flow, Interval time)
    {
        if (FlowTimes.Scalar(flow, 0) is not { Gradient.Zero: { } minimum } scalar)
        {
            return null;
        }

        var (u, inverse) = (scalar.UAt(minimum), new RationalPower<Interval>(1 / flow.Q));
        var row = flow.Weights[0];
        var least = row.Select(Rational.Abs).Min();
        var power = new RationalPower<Interval>(flow.Q);
        var crosses = scalar.Start.Sign * minimum.Sign < 0;
        try
        {
            var clock = -EnclosedLaws.MirrorMapChange(flow, 0, scalar.Start, minimum, minimum);
            return new(time, [[.. row.Select(Weight)]], [clock], 0, null);
        }
        catch (NotEnclosedException)
        {
            return null;
        }

        Interval Weight(Rational w)
        {
            var isLeast = Rational.Abs(w) == least;
            var size = inverse.Evaluate(isLeast ? u : u + (power.Evaluate(Enclose(Rational.Abs(w))) - power.Evaluate(Enclose(least))));
            var sign = w.IsZero ? SignOfZero() : isLeast && crosses ? -w.Sign : w.Sign;
            return sign < 0 ? -size : size;
        }

        // The one weight that starts at 0 gives x its sign.
        int SignOfZero() => row.Where(w => !w.IsZero).Aggregate(minimum.Sign, (sign, w) => sign * w.Sign);
    }

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
