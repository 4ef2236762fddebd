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
/// <param name="Order">log of the ratio to the next larger step's distance over the log of the ratio of step sizes; null where the flow is not known well enough.</param>
/// <param name="BalanceDrift">max over i, j of the change of |w_ij|^q - |w_i1|^q against the law exp(-q int alpha), q of the flow.</param>
/// <param name="DriftOrder">The order of the drift in eta.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record OptimizerStudyRow(
    double Eta, long Steps, double Loss, double? Distance, double? Order, double BalanceDrift, double? DriftOrder, OptimizerOutcome Outcome);

/// <summary>
/// Runs of one optimizer to one time with several step sizes, from large to small, beside its flow. It can be left at any step and gone
/// on with later.
/// </summary>
public sealed class OptimizerStudy
{
    // An order is measured from distances this many times as large as what the flow may be off by.
    private const double Clear = 10;

    // Eight numbers in halves.
    private const int RowNumbers = 16;

    private readonly MatrixLoss _loss;
    private readonly IReadOnlyList<double[]> _weights;
    private readonly OptimizerSettings _settings;
    private readonly IReadOnlyList<StepSchedule> _schedules;
    private readonly OptimizerLimit? _limit;
    private readonly List<OptimizerStudyRow> _rows = [];
    private readonly double _ceiling;
    private OptimizerRun? _run;
    private double _last = double.PositiveInfinity;
    private long _rises;

    /// <summary>Prepares the study.</summary>
    /// <param name="loss">f.</param>
    /// <param name="weights">L arrays of n entries.</param>
    /// <param name="settings">The optimizer.</param>
    /// <param name="schedules">One schedule a run; they should end at one time.</param>
    /// <param name="limit">The flow at that time, or null.</param>
    /// <exception cref="ArgumentException">Something is out of its domain; the message says what.</exception>
    public OptimizerStudy(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, IReadOnlyList<StepSchedule> schedules, OptimizerLimit? limit)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        (_loss, _weights, _settings, _schedules, _limit) = (loss, weights, settings, schedules, limit);
        Begin();
        _ceiling = _run is null ? 0 : 1e6 * (_run.Observe(out _, out _) + double.Epsilon);
    }

    /// <summary>The runs that are done.</summary>
    public IReadOnlyList<OptimizerStudyRow> Rows => _rows;

    /// <summary>Whether all runs are done.</summary>
    public bool IsFinished => _run is null;

    /// <summary>Steps taken in the run under way; 0 when all are done.</summary>
    public long Steps => _run?.Steps ?? 0;

    /// <summary>Runs a whole study.</summary>
    /// <inheritdoc cref="OptimizerStudy(MatrixLoss, IReadOnlyList{double[]}, OptimizerSettings, IReadOnlyList{StepSchedule}, OptimizerLimit)"/>
    public static IReadOnlyList<OptimizerStudyRow> Run(
        MatrixLoss loss,
        IReadOnlyList<double[]> weights,
        OptimizerSettings settings,
        IReadOnlyList<StepSchedule> schedules,
        OptimizerLimit? limit,
        CancellationToken cancellation = default)
    {
        var study = new OptimizerStudy(loss, weights, settings, schedules, limit);
        while (!study.IsFinished)
        {
            cancellation.ThrowIfCancellationRequested();
            study.Step();
        }

        return study.Rows;
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

    /// <summary>One step of the run under way; after its last one the next run begins.</summary>
    /// <exception cref="InvalidOperationException">All runs are done.</exception>
    public void Step()
    {
        OptimizerRun run = _run ?? throw new InvalidOperationException("All runs are done.");
        StepSchedule schedule = _schedules[_rows.Count];
        run.Step();
        _rises += 2 * run.Steps > schedule.Steps && run.LastLoss > _last ? 1 : 0;
        _last = run.LastLoss;
        bool diverged = !(_last <= _ceiling);
        if (run.IsFinished || diverged)
        {
            _rows.Add(Row(run, schedule, diverged));
            Begin();
        }
    }

    /// <summary>Everything the rest of the study depends on: one that takes it over goes on bit for bit as this one.</summary>
    public Dictionary<string, double[]> Save()
    {
        Dictionary<string, double[]> arrays = _run?.Save() ?? [];
        arrays["study"] = [_rows.Count, _rises, .. Halves(_last)];
        if (_rows.Count > 0)
        {
            arrays["rows"] = [.. _rows.SelectMany(Numbers)];
        }

        return arrays;
    }

    /// <summary>Takes over what <see cref="Save"/> of a study of the same runs gave.</summary>
    /// <exception cref="ArgumentException">It is of another study: arrays are missing or of other sizes.</exception>
    public void Restore(IReadOnlyDictionary<string, double[]> arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        ScaleFlow.RequireSame(new() { ["study"] = new double[4] }, arrays);
        double[] study = arrays["study"];
        _rows.Clear();
        if (study[0] > 0)
        {
            ScaleFlow.RequireSame(new() { ["rows"] = new double[(int)study[0] * RowNumbers] }, arrays);
            _rows.AddRange(arrays["rows"].Chunk(RowNumbers).Select(Row));
        }

        Begin();
        _run?.Restore(arrays);
        (_last, _rises) = (Whole(study.AsSpan(2)), (long)study[1]);
    }

    private void Begin()
    {
        _run = _rows.Count < _schedules.Count ? new OptimizerRun(_loss, _weights, _settings, _schedules[_rows.Count]) : null;
        (_last, _rises) = (double.PositiveInfinity, 0);
    }

    private OptimizerStudyRow Row(OptimizerRun run, StepSchedule schedule, bool diverged)
    {
        OptimizerStudyRow? before = _rows.Count > 0 ? _rows[^1] : null;
        double end = run.Observe(out ReadOnlySpan<double> x, out _);
        diverged |= !(end <= _ceiling);
        double? distance = _limit is null || diverged ? null : Distance(x, _limit.X);
        bool isClear = distance >= Clear * _limit?.Error && before?.Distance >= Clear * _limit?.Error;
        double drift = BalanceDrift(_settings.FlowQ, _weights, run.Weights(), _settings.Alpha.Integral(run.Time));
        return new(
            schedule.Eta,
            run.Steps,
            end,
            distance,
            before is null || !isClear ? null : Order(before.Distance, distance, before.Eta, schedule.Eta),
            drift,
            before is null ? null : Order(before.BalanceDrift, drift, before.Eta, schedule.Eta),
            diverged ? OptimizerOutcome.Diverges : 20 * _rises >= schedule.Steps ? OptimizerOutcome.Oscillates : OptimizerOutcome.Settles);
    }

    // Null is written as not-a-number; neither a distance nor an order is ever that.
    private static IEnumerable<double> Numbers(OptimizerStudyRow row) => new[]
    {
        row.Eta, row.Steps, row.Loss, row.Distance ?? double.NaN, row.Order ?? double.NaN, row.BalanceDrift, row.DriftOrder ?? double.NaN, (int)row.Outcome,
    }.SelectMany(Halves);

    private static OptimizerStudyRow Row(double[] halves)
    {
        double[] numbers = [.. halves.Chunk(2).Select(pair => Whole(pair))];
        return new(
            numbers[0], (long)numbers[1], numbers[2], Known(numbers[3]), Known(numbers[4]), numbers[5], Known(numbers[6]), (OptimizerOutcome)(int)numbers[7]);

        static double? Known(double value) => double.IsNaN(value) ? null : value;
    }

    // Files hold finite numbers: any number as the upper and the lower half of its bits.
    private static double[] Halves(double value) => [BitConverter.DoubleToUInt64Bits(value) >> 32, (uint)BitConverter.DoubleToUInt64Bits(value)];

    private static double Whole(ReadOnlySpan<double> halves) => BitConverter.UInt64BitsToDouble(((ulong)halves[0] << 32) | (ulong)halves[1]);

    /// <summary>max |x - limit|; not a number where a difference is none.</summary>
    internal static double Distance(ReadOnlySpan<double> x, double[] limit)
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
