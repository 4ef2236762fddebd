using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments;

/// <summary>A flow or an optimizer, followed until the loss has fallen to a share of what it was.</summary>
/// <param name="X">x at the end.</param>
/// <param name="Times">Times, the sum of the step sizes for an optimizer.</param>
/// <param name="Losses">The loss at each.</param>
/// <param name="Reached">Whether the share was reached.</param>
internal sealed record Descent(double[] X, IReadOnlyList<double> Times, IReadOnlyList<double> Losses, bool Reached)
{
    private const int CurvePoints = 40;

    /// <summary>A flow, 1 &lt; q &lt;= 2.</summary>
    public static Descent OfFlow(ScaleProblem problem, double share, CancellationToken cancellation)
    {
        var flow = new ScaleFlow(problem);
        List<double> times = [], losses = [];
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var loss = flow.Observe(out var x, out _);
            times.Add(flow.Time);
            losses.Add(loss);
            if (loss <= share * losses[0] || flow.Time >= problem.EndTime || flow.Step(problem.EndTime) != ScaleStatus.Advanced)
            {
                return new(x.ToArray(), times, losses, loss <= share * losses[0]);
            }
        }
    }

    /// <summary>An optimizer.</summary>
    public static Descent OfOptimizer(OptimizerRun run, double share, CancellationToken cancellation)
    {
        List<double> times = [], losses = [];
        while (!run.IsFinished && (losses.Count == 0 || losses[^1] > share * losses[0]))
        {
            cancellation.ThrowIfCancellationRequested();
            times.Add(run.Time);
            run.Step();
            losses.Add(run.LastLoss);
        }

        run.Observe(out var x, out _);
        return new(x.ToArray(), times, losses, losses[^1] <= share * losses[0]);
    }

    /// <summary>An optimizer to its last step; x there.</summary>
    public static double[] Finish(OptimizerRun run, CancellationToken cancellation)
    {
        while (!run.IsFinished)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Step();
        }

        run.Observe(out var x, out _);
        return x.ToArray();
    }

    /// <summary>The first time at which the loss is a share of what it was, between two times by a straight line; NaN where it never is.</summary>
    public double TimeOf(double share)
    {
        for (var k = 1; k < Losses.Count; k++)
        {
            if (Losses[k] <= share * Losses[0])
            {
                return Times[k - 1] + ((Times[k] - Times[k - 1]) * (Losses[k - 1] - (share * Losses[0])) / (Losses[k - 1] - Losses[k]));
            }
        }

        return double.NaN;
    }

    /// <summary>Times, evenly from 0 to the end, and the losses there.</summary>
    public (double[] Times, double[] Losses) Curve()
    {
        double[] times = [.. Enumerable.Range(0, CurvePoints).Select(k => Times[^1] * k / (CurvePoints - 1))];
        var losses = new double[CurvePoints];
        var after = 1;
        for (var k = 0; k < CurvePoints; k++)
        {
            while (after < Times.Count - 1 && Times[after] < times[k])
            {
                after++;
            }

            losses[k] = Losses[after - 1] + ((Losses[after] - Losses[after - 1]) * (times[k] - Times[after - 1]) / (Times[after] - Times[after - 1]));
        }

        return (times, losses);
    }
}
