namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The limit of an optimizer by polygons: the optimizer without memory that has the same limit, with steps far smaller than the ones it is held against. They converge
/// to the flow, at q = 1 to a solution of the inclusion w' in -Sgn(g), with first order, and at points where a gradient is held at 0 they jitter by the step size.
/// </summary>
/// <remarks>A. F. Filippov, Differential Equations with Discontinuous Righthand Sides, 1988, section 7.</remarks>
internal static class PolygonFlow
{
    // Steps of the reference within the smallest step of the study.
    private const double Finer = 256;
    private const double MostSteps = 1 << 22;

    // Products of all its steps, about ten seconds; with fewer steps it is off by more, which it says.
    private const double MostWork = 1e10;

    /// <summary>
    /// x at a time by steps of a size and of half of it: the latter, the step and the largest difference; null when it is not finite.
    /// </summary>
    public static (double[] X, double Step, double Error)? At(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, double step, CancellationToken cancellation)
    {
        OptimizerSettings plain = settings with
        {
            Batch = 0,
            Method = settings.Method switch
            {
                OptimizerMethod.Adam => OptimizerMethod.SignDescent,
                OptimizerMethod.Momentum => OptimizerMethod.GradientDescent,
                _ => settings.Method,
            },
        };
        double work = (2.0 * loss.A.Rows * loss.Dimension) + (10.0 * weights.Count * loss.Dimension);
        long count = (long)Math.Clamp(Math.Min(Math.Ceiling(Finer * time / step), MostWork / (3 * work)), 1, MostSteps);
        double[] coarse = Run(loss, weights, plain, time, count, cancellation);
        double[] fine = Run(loss, weights, plain, time, 2 * count, cancellation);
        double error = OptimizerStudy.Distance(fine, coarse);
        return double.IsFinite(error) ? (fine, time / (2 * count), error) : null;
    }

    private static double[] Run(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, long count, CancellationToken cancellation)
    {
        var run = new OptimizerRun(loss, weights, settings, new(time / count, count));
        while (!run.IsFinished)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Step();
        }

        run.Observe(out ReadOnlySpan<double> x, out _);
        return x.ToArray();
    }
}
