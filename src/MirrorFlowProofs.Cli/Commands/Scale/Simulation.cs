using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>Runs a flow with its trajectory, checkpoints and progress.</summary>
internal sealed class Simulation
{
    /// <summary>What to do after --max-steps.</summary>
    public const string Interrupted = "The allowed number of steps was taken: go on with --resume.";

    private readonly ScaleProblem _problem;
    private readonly SimulationFiles _files;
    private readonly ScaleFlow _flow;
    private readonly TrajectoryFile? _trajectory;
    private readonly Checkpoint? _checkpoint;
    private long _nextRow;

    private Simulation(ScaleProblem problem, SimulationFiles files)
    {
        (_problem, _files, _flow) = (problem, files, new ScaleFlow(problem));
        _checkpoint = files.Checkpoint is { } path ? new Checkpoint(path, Identity, new(problem.Loss, [.. problem.Weights], problem.Alpha, problem.Decay)) : null;
        var length = 0L;
        if (files.Resumes)
        {
            (var state, _nextRow, length) = _checkpoint!.Read();
            _flow.Restore(state);
        }

        _trajectory = TrajectoryFile.Open(files, problem.Loss, problem.Weights.Count, length);
    }

    /// <exception cref="BadInput">A file cannot be read or written, or the problem is out of its domain.</exception>
    public static async Task<SimulationResult> RunAsync(ScaleProblem problem, SimulationFiles files, Terminal terminal, CancellationToken cancellation)
    {
        Simulation simulation;
        try
        {
            simulation = new Simulation(problem, files);
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput(complaint.Message.Split(" (Parameter")[0]);
        }

        var flow = simulation._flow;
        await using var progress = new ProgressLine(
            terminal, () => FormattableString.Invariant($"t = {flow.Time:g4} of {problem.EndTime:g4}, {flow.Steps} steps, {flow.Evaluations} gradients"));
        return await Task.Run(() => simulation.RunAsync(cancellation), CancellationToken.None);
    }

    private async Task<SimulationResult> RunAsync(CancellationToken cancellation)
    {
        var status = ScaleStatus.Advanced;
        var saved = DateTime.UtcNow;
        try
        {
            WriteDueRows();
            while (status == ScaleStatus.Advanced && _flow.Time < _problem.EndTime && _flow.Steps < _files.MostSteps)
            {
                if (cancellation.IsCancellationRequested)
                {
                    await SaveAsync();
                    cancellation.ThrowIfCancellationRequested();
                }

                status = _flow.Step(_trajectory is null ? _problem.EndTime : RowTime(_nextRow));
                if (status == ScaleStatus.Advanced)
                {
                    WriteDueRows();
                }

                if (_checkpoint is not null && DateTime.UtcNow - saved > Checkpoint.Pause)
                {
                    await SaveAsync();
                    saved = DateTime.UtcNow;
                }
            }

            if (status == ScaleStatus.Advanced)
            {
                await SaveAsync();
            }

            await (_trajectory?.CompleteAsync() ?? Task.CompletedTask);
            return Result(status);
        }
        catch (IOException failure) when (_trajectory is not null)
        {
            throw new BadInput($"{_files.Trajectory}: cannot be written: {failure.Reason}");
        }
        finally
        {
            _trajectory?.Dispose();
        }
    }

    private string Identity => FormattableString.Invariant(
        $"simulate {_problem.Q:R} {_problem.EndTime:R} {_problem.Tolerance:R} {_problem.InWeightSpace} {_files.Trajectory is null} {_files.Every:R} {_files.Columns}");

    private double RowTime(long row) => Math.Min(_problem.EndTime, row * _files.Every);

    // The last row is at T, also where T is no multiple of the time between rows.
    private void WriteDueRows()
    {
        if (_trajectory is null || _flow.Time < RowTime(_nextRow) || (_nextRow > 0 && RowTime(_nextRow - 1) >= _problem.EndTime))
        {
            return;
        }

        var loss = _flow.Observe(out var x, out _);
        _trajectory.Write(_flow.Time, loss, x, _trajectory.HoldsWeights ? _flow.Weights() : []);
        _nextRow++;
    }

    private Task SaveAsync() => _checkpoint is null ? Task.CompletedTask : _checkpoint.WriteAsync(_flow.Save(), _nextRow, _trajectory?.Flush() ?? 0);

    private SimulationResult Result(ScaleStatus status)
    {
        var loss = _flow.Observe(out var x, out var gradient);
        var reached = _flow.Time >= _problem.EndTime;
        var words = status switch
        {
            ScaleStatus.StepTooSmall => "The steps became too small: the flow blows up, or the tolerance is below roundoff.",
            ScaleStatus.NotFinite => "The state is no longer finite: the flow blows up.",
            _ when reached && _flow.RestTime is { } rest => FormattableString.Invariant(
                $"The end time was reached, at rest up to the tolerance from t = {rest:g6} on."),
            _ => reached ? "The end time was reached." : Interrupted,
        };
        var weights = _flow.Weights();
        double? drift = _problem.KeepsBalance
            ? OptimizerStudy.BalanceDrift(_problem.Q, _problem.Weights, weights, _problem.Alpha.Integral(_flow.Time))
            : null;
        var space = _flow.InMirrorSpace ? "mirror space" : "weight space";
        return new(words, reached && status == ScaleStatus.Advanced, _flow.Time, loss, weights, x.ToArray(), gradient.ToArray(), drift, FormattableString.Invariant(
            $"{_flow.Steps} steps in {space}, {_flow.Rejections} rejected, {_flow.Evaluations} gradients"));
    }
}
