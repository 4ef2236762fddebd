namespace MirrorFlowProofs.Numerics;

/// <summary>What became of a run.</summary>
public enum OptimizerOutcome
{
    /// <summary>The loss fell, with rises in less than a tenth of the steps of the second half.</summary>
    Settles,

    /// <summary>The loss rose in a tenth or more of the steps of the second half.</summary>
    Oscillates,

    /// <summary>The loss grew a millionfold, or beyond all numbers; the run was ended.</summary>
    Diverges,
}

/// <summary>One run of a study.</summary>
/// <param name="Eta">The step size.</param>
/// <param name="Steps">Steps taken.</param>
/// <param name="Loss">f at the end.</param>
/// <param name="Distance">max |x - x of the flow| at the end; null without a flow, or when it diverged.</param>
/// <param name="Order">log of the ratio to the next larger step's distance over the log of the ratio of step sizes.</param>
/// <param name="BalanceDrift">max over i, j of the change of |w_ij|^q - |w_i1|^q against the law exp(-q int alpha), q of the flow.</param>
/// <param name="DriftOrder">The order of the drift in eta.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record OptimizerStudyRow(
    double Eta, long Steps, double Loss, double? Distance, double? Order, double BalanceDrift, double? DriftOrder, OptimizerOutcome Outcome);

/// <summary>Runs of one optimizer to one time with several step sizes, beside its flow.</summary>
public static class OptimizerStudy
{
    /// <summary>Runs it with each step size, from large to small.</summary>
    /// <param name="loss">f.</param>
    /// <param name="weights">L arrays of n entries.</param>
    /// <param name="settings">The optimizer.</param>
    /// <param name="schedules">One schedule a run; they should end at one time.</param>
    /// <param name="limit">x of the flow at that time, or null.</param>
    /// <param name="cancellation">Ends the study.</param>
    public static IEnumerable<OptimizerStudyRow> Run(
        MatrixLoss loss,
        IReadOnlyList<double[]> weights,
        OptimizerSettings settings,
        IReadOnlyList<StepSchedule> schedules,
        double[]? limit,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        OptimizerStudyRow? before = null;
        foreach (StepSchedule schedule in schedules)
        {
            OptimizerStudyRow row = Run(loss, weights, settings, schedule, limit, before, cancellation);
            yield return row;
            before = row;
        }
    }

    /// <summary>max over i, j of the change of |w_ij|^q - |w_i1|^q against its law, the value at the start times exp(-q a).</summary>
    /// <param name="q">q.</param>
    /// <param name="start">The weights at the start, L arrays of n entries.</param>
    /// <param name="end">The weights at the end.</param>
    /// <param name="decay">a = int alpha dt.</param>
    public static double BalanceDrift(double q, IReadOnlyList<double[]> start, IReadOnlyList<double[]> end, double decay)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        double factor = Math.Exp(-q * decay);
        double largest = 0;
        for (int j = 1; j < start.Count; j++)
        {
            for (int i = 0; i < start[j].Length; i++)
            {
                double drift = Size(end[j][i]) - Size(end[0][i]) - (factor * (Size(start[j][i]) - Size(start[0][i])));
                largest = Math.Max(largest, Math.Abs(drift));
            }
        }

        return largest;

        double Size(double w) => Math.Pow(Math.Abs(w), q);
    }

    private static OptimizerStudyRow Run(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, StepSchedule schedule, double[]? limit, OptimizerStudyRow? before, CancellationToken cancellation)
    {
        var run = new OptimizerRun(loss, weights, settings, schedule);
        double ceiling = 1e6 * (run.Observe(out _, out _) + double.Epsilon);
        double last = double.PositiveInfinity;
        long rises = 0;
        bool diverged = false;
        while (!run.IsFinished && !diverged)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Step();
            rises += 2 * run.Steps > schedule.Steps && run.LastLoss > last ? 1 : 0;
            last = run.LastLoss;
            diverged = !(last <= ceiling);
        }

        double end = run.Observe(out ReadOnlySpan<double> x, out _);
        diverged |= !(end <= ceiling);
        double? distance = limit is null || diverged ? null : Distance(x, limit);
        double drift = BalanceDrift(settings.FlowQ, weights, run.Weights(), settings.Alpha.Integral(run.Time));
        return new(
            schedule.Eta,
            run.Steps,
            end,
            distance,
            before is null ? null : Order(before.Distance, distance, before.Eta, schedule.Eta),
            drift,
            before is null ? null : Order(before.BalanceDrift, drift, before.Eta, schedule.Eta),
            diverged ? OptimizerOutcome.Diverges : 20 * rises >= schedule.Steps ? OptimizerOutcome.Oscillates : OptimizerOutcome.Settles);
    }

    private static double Distance(ReadOnlySpan<double> x, double[] limit)
    {
        double largest = 0;
        for (int i = 0; i < limit.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(x[i] - limit[i]));
        }

        return largest;
    }

    private static double? Order(double? larger, double? smaller, double eta1, double eta2) =>
        larger > 0 && smaller > 0 && double.IsFinite(larger.Value) && double.IsFinite(smaller.Value) && eta1 != eta2
            ? Math.Log(larger.Value / smaller.Value) / Math.Log(eta1 / eta2)
            : null;
}
