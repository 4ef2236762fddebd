using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// Holds derived theory against an integrated flow. Every quantity looked at is 0 for the exact flow if the theory is
/// right; it is computed with two step sizes in double-double arithmetic, so that its size is the error of the integrator
/// alone and must shrink with the integrator's order. A wrong theory leaves a rest that does not shrink.
/// </summary>
public static class FlowCheck
{
    // The largest residual over several times stands for the error: at one time it may be small by accident.
    private const int Points = 4;
    private const int CoarseSteps = 1;

    /// <summary>Integrates the instance and compares.</summary>
    /// <param name="theory">What was derived.</param>
    /// <param name="x">The reparameterization that is integrated.</param>
    /// <param name="instance">The numbers.</param>
    /// <param name="cancellation">Stops the integration.</param>
    /// <returns>Consistent, or Undecided with what was measured; numbers alone never refute.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Verdict Run(
        MirrorFlow theory, Reparameterization x, FlowInstance instance, CancellationToken cancellation = default)
    {
        var weightSpace = instance.WeightSpace<DoubleDouble>(x);
        var start = instance.StartState<DoubleDouble>(theory.Flow);
        var x0 = weightSpace.X(start);
        var mirrorSpace = new MirrorSpaceField<DoubleDouble>(theory, instance, x0 < DoubleDouble.Zero ? -1 : 1);
        var derived = new DerivedQuantities(theory, x, instance, start, x0);
        var u = DoubleDouble.FromRational(instance.U.Numerator, instance.U.Denominator);
        var run = new FlowRun(weightSpace, start, mirrorSpace, [u], state => mirrorSpace.X(state[0]), instance.Time);
        return Decide(run, derived.Residuals, cancellation);
    }

    /// <summary>
    /// Measures the largest residual of each name over the points with a step and a quarter of it; one that does not shrink
    /// once more with half of both: the terms of an error may cancel at one step by accident. What is wrong never shrinks.
    /// </summary>
    internal static Verdict Decide(
        FlowRun run, Func<FlowPoint, IEnumerable<(string Name, double Size)>> residuals, CancellationToken cancellation)
    {
        var measurements = Measure(CoarseSteps);
        if (measurements.Exists(m => !m.Shrinks))
        {
            measurements = [.. measurements.Zip(Measure(2 * CoarseSteps), (first, second) => first.Shrinks ? first : second)];
        }

        return measurements.Find(m => !m.Shrinks) is { } stays
            ? Verdict.Undecided($"the residual of the {stays} does not shrink as the integrator's order {Measurement.Order} says", measurements)
            : Verdict.Consistent("all residuals shrink as the integrator's order says", measurements);

        List<Measurement> Measure(int steps) =>
            [.. Largest(steps).Zip(Largest(steps * Measurement.Refinement), (c, f) => new Measurement(c.Name, c.Size, f.Size))];

        // Math.Max keeps what is not a number.
        IEnumerable<(string Name, double Size)> Largest(int steps) => run.Take(Points, steps, cancellation)
            .SelectMany(residuals).GroupBy(r => r.Name, (name, all) => (name, all.Aggregate(0.0, (most, r) => Math.Max(most, r.Size))));
    }
}
