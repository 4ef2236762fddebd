using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>A flow at a time, enclosed.</summary>
/// <param name="Time">The time.</param>
/// <param name="Weights">w, one row a coordinate.</param>
/// <param name="Clock">int s(G_i) dt of each coordinate.</param>
/// <param name="Steps">Steps.</param>
/// <param name="Stopped">Why it stopped before the time asked for; null when it did not.</param>
internal sealed record EnclosedState(Interval Time, IReadOnlyList<Interval[]> Weights, IReadOnlyList<Interval> Clock, int Steps, string? Stopped);

/// <summary>
/// The enclosure of a flow as defined, its weights and its clocks: by validated integration (<see cref="ValidatedIntegrator"/>),
/// at q = 1 from event to event where gradients are affine (<see cref="EnclosedSignRun"/>).
/// </summary>
internal static class EnclosedIntegration
{
    // Below it rounding outweighs the remainders; above it the sets grow too wide for the steps that follow.
    private const double LeastTolerance = 1e-16;
    private const double MostTolerance = 1e-10;

    /// <summary>The sign flow to its end, and for each coordinate since when its gradient is held at 0.</summary>
    internal static (EnclosedState State, IReadOnlyList<Interval?> HeldSince) RunSign(ExactFlow flow, CancellationToken cancellation)
    {
        var (curvature, constant) = flow.Loss.AffineGradient!.Value;
        var result = EnclosedSignRun.Run(new(curvature, constant, flow.Weights, flow.Alpha, flow.EndTime), cancellation);
        return (new(result.Time, result.Weights, result.Clock, result.Events, result.Stopped), result.HeldSince);
    }

    /// <summary>Integrates to a time from 0 on, a hundredth of the tolerance of the flow for each step.</summary>
    internal static EnclosedState Run(ExactFlow flow, Rational until, CancellationToken cancellation)
    {
        var equations = new FlowEquations(flow);
        Interval[] start = [.. flow.Weights.SelectMany(row => row).Select(Enclose), .. flow.Weights.Select(_ => Interval.Zero)];
        var end = Enclose(until);
        var tolerance = Math.Clamp(Rounding.Nearest(flow.Tolerance.Numerator, flow.Tolerance.Denominator) / 100, LeastTolerance, MostTolerance);

        // The work of a step grows with the square of the order p, its length as tolerance^(1/p): the least work is at -log(tolerance)/2.
        var order = (int)Math.Round(-Math.Log(tolerance) / 2);
        var hull = new FieldHull(flow, equations.Arguments, equations.State, equations.AllWeights.Count);
        var factors = new FlowFactors(equations);
        var crossing = FactorCrossing.Handles(flow) ? new FactorCrossing(flow, equations, factors, hull, order, tolerance) : null;
        var held = HeldGradients.Handles(flow) ? new HeldGradients(flow, equations, hull) : null;
        var (factor, isDue) = ((int?)null, false);
        var integrator = new ValidatedIntegrator(equations.Field, order)
        {
            Tolerance = tolerance,
            Hull = flow.Q < 2 ? hull : null,
            EndsEarly = crossing is null ? null : (time, now) =>
                (isDue = held?.IsDue(now, time, end.Lower) == true) || (factor = crossing.Next(now, end.Lower - time)) is not null,
        };
        var (box, reached, steps) = (start, 0.0, 0);
        ValidatedResult result;
        do
        {
            (factor, isDue) = (null, false);
            result = integrator.Integrate(box, reached, end.Lower, cancellation);
            (box, reached, steps) = ([.. result.State], result.Time, steps + result.Steps);
            if (factor is { } zero && crossing!.Across(box, reached, end.Lower, zero, cancellation) is var (behind, time, more))
            {
                (box, reached, steps) = (behind, time, steps + more);
            }
            else if (isDue && held!.Along(box, reached, end.Lower, cancellation) is var (after, upTo, pieces))
            {
                (box, reached, steps) = (after, upTo, steps + pieces);
            }
        }
        while (result.Stopped is null && reached < end.Lower);

        if (result.Stopped is null && !end.IsPoint)
        {
            // T lies between two doubles: over the rest of the time, less than a unit, the states move by their speed times it.
            box = hull.Elapse(box, end.Width) is var (moved, _) ? moved : [.. box.Select(_ => Interval.Undefined)];
        }

        var at = 0;
        return new(
            result.Stopped is null ? end : Interval.FromDouble(reached),
            [.. flow.Weights.Select(row => row.Select(_ => box[at++]).ToArray())],
            box[at..],
            steps,
            result.Stopped is null || flow.Q == 2 ? result.Stopped : Explained(result.Stopped, factors.Nearest(box, hull)));
    }

    private static string Explained(string stopped, string? nearest) => nearest is null ? stopped : $"{stopped}; {nearest}";

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
