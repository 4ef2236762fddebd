using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>The x to which an optimizer goes at a fixed time as its step size goes to 0, and how it was computed.</summary>
/// <param name="X">x at the time.</param>
/// <param name="Source">In words.</param>
/// <param name="Error">How far it may be off, measured, where that bounds what distances to it say; otherwise 0.</param>
public sealed record OptimizerLimit(double[] X, string Source, double Error = 0);

/// <summary>The flow that an optimizer follows as eta goes to 0 with all else fixed; its time is the sum of the step sizes.</summary>
/// <remarks>
/// Means of gradients forget in a time of order eta, so that momentum goes to gradient flow and Adam to w' = -g/(|g| + eps), for small
/// eps the sign flow. Where no integrator here follows the flow well, polygons of far smaller steps stand in for it.
/// </remarks>
public static class OptimizerFlow
{
    private const double Tolerance = 1e-10;
    private const double MirrorTolerance = 1e-8;

    // Where weights pass 0 the steps of the collocation in the weights are small, and the smaller the dearer.
    private const double CoupledTolerance = 1e-7;

    /// <summary>The steps after which polygons take over: in the weights, and at the end of a normalised flow, there may be far too many.</summary>
    internal const int MostSteps = 5000;

    /// <summary>Follows it to a time; null where it does not stay finite.</summary>
    /// <param name="loss">f.</param>
    /// <param name="weights">L arrays of n entries.</param>
    /// <param name="settings">The optimizer.</param>
    /// <param name="time">The time.</param>
    /// <param name="step">The smallest step size that will be held against it: polygons have far smaller ones.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ArgumentException">Something is out of its domain; the message says what.</exception>
    public static OptimizerLimit? At(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, double step, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(settings);
        OptimizerLimit? limit = settings switch
        {
            { FlowQ: 1 } => Sign(loss, weights, settings, time, cancellation),
            { Method: OptimizerMethod.NormalizedSteepestDescent } => Normalized(loss, weights, settings, time, cancellation),
            _ => Steepest(loss, weights, settings, time, cancellation),
        };
        return limit ?? Polygons(loss, weights, settings, time, step, cancellation);
    }

    private static OptimizerLimit? Steepest(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, CancellationToken cancellation)
    {
        double q = settings.FlowQ;
        var flow = new ScaleFlow(new ScaleProblem(q, loss, weights, time)
        {
            Alpha = settings.Alpha,
            Decay = settings.Decay,
            Tolerance = ToleranceOf(settings),
        });
        while (flow.Time < time)
        {
            cancellation.ThrowIfCancellationRequested();
            bool isSlow = q < 2 && !flow.InMirrorSpace && flow.Steps + flow.Rejections > MostSteps;
            if (isSlow || flow.Step(time) != ScaleStatus.Advanced)
            {
                return null;
            }
        }

        flow.Observe(out ReadOnlySpan<double> x, out _);
        return new(x.ToArray(), FormattableString.Invariant($"the flow at q = {q}, integrated"));
    }

    private static OptimizerLimit? Normalized(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, CancellationToken cancellation)
    {
        if (NormalizedFlow.At(loss, weights, settings, time, ToleranceOf(settings), cancellation) is not { } reached)
        {
            return null;
        }

        string end = reached.End is { } when ? FormattableString.Invariant($"; its gradient is 0 from t = {when:g5}, where it ends and rests") : "";
        return new(reached.X, FormattableString.Invariant($"the normalized flow at q = {settings.Q}, integrated{end}"));
    }

    private static OptimizerLimit? Polygons(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, double step, CancellationToken cancellation)
    {
        string kind = settings switch { { FlowQ: 1 } => "sign flow", { Method: OptimizerMethod.NormalizedSteepestDescent } => "normalized flow", _ => "flow" };
        string decay = settings.Alpha.IsZero ? "" : settings.Decay == WeightDecay.Coupled ? " with coupled decay" : " with decoupled decay";
        return PolygonFlow.At(loss, weights, settings, time, step, cancellation) is { } found
            ? new(
                found.X,
                FormattableString.Invariant($"the {kind} at q = {settings.FlowQ}{decay}, by polygons of step {found.Step:g3}, off by about {found.Error:0.0e+00} (measured by halving the step)"),
                found.Error)
            : null;
    }

    private static double ToleranceOf(OptimizerSettings settings) => settings.FlowQ == 2
        ? Tolerance
        : settings.Decay == WeightDecay.Coupled && !settings.Alpha.IsZero ? CoupledTolerance : MirrorTolerance;

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
