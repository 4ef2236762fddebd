using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>Runs a flow in weight space and holds its end against the balance law and the mirror identity.</summary>
public static class SteepestFlow
{
    /// <summary>
    /// Runs the flow, in double precision or, for tolerances below 1e-13 and starts next to a minimum, in twice that. A run that stops before its end
    /// time is a result like any other: see its status.
    /// </summary>
    /// <exception cref="ArgumentException">The flow is out of its domain; the message says what.</exception>
    public static FlowReport Run(ExactFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return flow.NeedsTwiceDouble || StartsAtMinimum(flow) ? Run<DoubleDouble>(flow, value => value) : Run<Float64>(flow, value => value.Value);
    }

    // Where a gradient is a difference of numbers that agree to 10 digits and more, and s(G) magnifies what is left.
    private static bool StartsAtMinimum(ExactFlow flow)
    {
        if (flow.Q.IsOne || flow.Q == 2 || flow.Loss.AffineGradient is not var (curvature, constant))
        {
            return false;
        }

        Rational[] x = [.. flow.Weights.Select(row => row.Aggregate(Rational.One, (product, w) => product * w))];
        return curvature.Zip(constant).Any(row =>
        {
            Rational[] terms = [row.Second, .. row.First.Zip(x, (h, xi) => h * xi)];
            var gradient = terms.Aggregate(Rational.Zero, (sum, term) => sum + term);
            return !gradient.IsZero && Rational.Abs(gradient) * Rational.Pow(10, 10) < terms.Select(Rational.Abs).Max();
        });
    }

    private static FlowReport Run<T>(ExactFlow flow, Func<T, DoubleDouble> widen)
        where T : struct, IReal<T>
    {
        FlowResult<T> result = FlowIntegrator.Integrate(flow.Rounded<T>());
        DoubleDouble[][] weights = [.. result.Weights.Select(row => row.Select(widen).ToArray())];
        DoubleDouble[] x = [.. result.X.Select(widen)];
        DoubleDouble[] clock = [.. result.Clock.Select(widen)];
        DoubleDouble time = widen(result.Time);
        return new(
            result.Status,
            time,
            weights,
            x,
            [.. result.Gradient.Select(widen)],
            clock,
            [.. result.Events.Select(e => new FlowEvent<DoubleDouble>(widen(e.Time), e.Coordinate, e.Weight, e.Kind))],
            result.Steps,
            result.Rejections,
            BalanceLaw.Drift(flow, weights, time),
            MirrorIdentity.Residual(flow, x, clock));
    }
}
