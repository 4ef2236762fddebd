using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>The x to which an optimizer goes at a fixed time as its step size goes to 0, and how it was computed.</summary>
/// <param name="X">x at the time.</param>
/// <param name="Source">In words.</param>
public sealed record OptimizerLimit(double[] X, string Source);

/// <summary>The flow that an optimizer follows as eta goes to 0 with all else fixed; its time is the sum of the step sizes.</summary>
/// <remarks>
/// Means of gradients forget in a time of order eta, so that momentum goes to gradient flow and Adam to w' = -g/(|g| + eps), for small
/// eps the sign flow.
/// </remarks>
public static class OptimizerFlow
{
    private const double Tolerance = 1e-10;
    private const double MirrorTolerance = 1e-8;

    // Where weights pass 0 the steps of the collocation in the weights are small, and the smaller the dearer.
    private const double CoupledTolerance = 1e-7;

    /// <summary>Integrates it to a time; null where no integrator here follows it well.</summary>
    /// <exception cref="ArgumentException">Something is out of its domain; the message says what.</exception>
    public static OptimizerLimit? At(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Method == OptimizerMethod.NormalizedSteepestDescent && settings.Q > 1)
        {
            return null;
        }

        double q = settings.FlowQ;
        if (q == 1)
        {
            return Sign(loss, weights, settings, time, cancellation);
        }

        bool isCoupled = settings.Decay == WeightDecay.Coupled && !settings.Alpha.IsZero;
        var flow = new ScaleFlow(new ScaleProblem(q, loss, weights, time)
        {
            Alpha = settings.Alpha,
            Decay = settings.Decay,
            Tolerance = q == 2 ? Tolerance : isCoupled ? CoupledTolerance : MirrorTolerance,
        });
        if (q < 2 && !flow.InMirrorSpace && !isCoupled)
        {
            return null;
        }

        if (flow.Advance(time, cancellation) != ScaleStatus.Advanced)
        {
            return null;
        }

        flow.Observe(out ReadOnlySpan<double> x, out _);
        return new(x.ToArray(), FormattableString.Invariant($"the flow at q = {q}, integrated"));
    }

    private static OptimizerLimit? Sign(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, CancellationToken cancellation)
    {
        bool handled = loss.Kind == MatrixLossKind.LeastSquares && settings.Alpha.Constant is not null
            && (settings.Alpha.IsZero || settings.Decay == WeightDecay.Decoupled) && loss.Dimension <= SignFlow.MostCoupled;
        if (!handled)
        {
            return null;
        }

        SignFlowResult result = SignFlow.Run(
            SignProblem(loss, weights, time) with { Alpha = settings.Alpha.Constant!.Value }, cancellation: cancellation);
        return result.Status == SignFlowStatus.Completed
            ? new([.. result.State.X.Select(DoubleDouble.ToDouble)], "the sign flow, exact between events")
            : null;
    }

    /// <summary>The sign flow (q = 1) of a least squares problem, for <see cref="SignFlow"/>.</summary>
    public static FlowProblem<DoubleDouble> SignProblem(MatrixLoss loss, IReadOnlyList<double[]> weights, double time)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(weights);
        double root = Math.Sqrt(loss.Scale);
        DoubleDouble[][] rows = [.. Enumerable.Range(0, loss.A.Rows).Select(r => loss.A.Row(r).ToArray().Select(a => (DoubleDouble)(root * a)).ToArray())];
        return new(
            Rational.One,
            new LeastSquaresLoss<DoubleDouble>(rows, [.. loss.B.Select(b => (DoubleDouble)(root * b))]),
            [.. Enumerable.Range(0, loss.Dimension).Select(i => weights.Select(w => (DoubleDouble)w[i]).ToArray())],
            time);
    }
}
