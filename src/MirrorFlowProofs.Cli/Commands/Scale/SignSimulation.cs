using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>A simulation at q = 1, from event to event, with its trajectory, checkpoints and progress.</summary>
internal sealed class SignSimulation : IDisposable
{
    private const string StateName = "run";

    private readonly DataProblem _problem;
    private readonly SimulationFiles _files;
    private readonly SignFlowRun _run;
    private readonly SignTrajectory? _trajectory;
    private readonly Checkpoint? _checkpoint;

    private SignSimulation(DataProblem problem, double end, SimulationFiles files)
    {
        (_problem, _files) = (problem, files);
        var flow = OptimizerFlow.SignProblem(problem.Loss, problem.Weights, end) with { Alpha = problem.Alpha.Constant!.Value };
        _run = new SignFlowRun(flow, follow: leg => _trajectory?.Follow(leg));
        var identity = FormattableString.Invariant($"simulate 1 {end:R} {files.Trajectory is null} {files.Every:R} {files.Columns}");
        _checkpoint = files.Checkpoint is { } path ? new Checkpoint(path, identity, problem) : null;
        var (nextRow, length) = (0L, 0L);
        if (files.Resumes)
        {
            (var state, nextRow, length) = _checkpoint!.Read();
            _run.Restore(state[StateName]);
        }

        _trajectory = TrajectoryFile.Open(files, problem.Loss, problem.Weights.Length, length) is { } file
            ? new SignTrajectory(file, problem, flow, files.Every, nextRow)
            : null;
    }

    /// <exception cref="BadInput">The problem is out of the scope of the sign flow, or a file cannot be read or written.</exception>
    public static async Task<SimulationResult> RunAsync(DataProblem problem, double end, SimulationFiles files, Terminal terminal, CancellationToken cancellation)
    {
        if (problem.Loss.Kind != MatrixLossKind.LeastSquares || problem.Alpha.Constant is not { } alpha || (alpha > 0 && problem.Decay == WeightDecay.Coupled))
        {
            throw new BadInput("--q 1: expected --loss lsq, a constant alpha and --decay decoupled");
        }

        try
        {
            using var simulation = new SignSimulation(problem, end, files);
            await using var progress = new ProgressLine(
                terminal, () => FormattableString.Invariant($"t = {simulation._run.Time:g4} of {end:g4}, {simulation._run.Legs} pieces in closed form"));
            return await Task.Run(() => simulation.RunAsync(cancellation), CancellationToken.None);
        }
        catch (IOException failure) when (files.Trajectory is not null)
        {
            throw new BadInput($"{files.Trajectory}: cannot be written: {failure.Reason}");
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput("--q 1: " + complaint.Message.Split(" (Parameter")[0]);
        }
    }

    public void Dispose() => _trajectory?.Dispose();

    private async Task<SimulationResult> RunAsync(CancellationToken cancellation)
    {
        var saved = DateTime.UtcNow;
        var goesOn = true;
        while (goesOn && _run.Legs < _files.MostSteps)
        {
            if (cancellation.IsCancellationRequested)
            {
                await SaveAsync();
                cancellation.ThrowIfCancellationRequested();
            }

            goesOn = _run.Step();
            if (_checkpoint is not null && DateTime.UtcNow - saved > Checkpoint.Pause)
            {
                await SaveAsync();
                saved = DateTime.UtcNow;
            }
        }

        var result = goesOn ? null : _run.Result();
        if (result is not null && _run.RunsApart)
        {
            _trajectory?.WriteApart(DoubleDouble.ToDouble(result.State.Time), cancellation);
        }

        await SaveAsync();
        await (_trajectory?.CompleteAsync() ?? Task.CompletedTask);
        return Report(_run.State(), result);
    }

    private Task SaveAsync() => _checkpoint is null
        ? Task.CompletedTask
        : _checkpoint.WriteAsync(new() { [StateName] = _run.Save() }, _trajectory?.NextRow ?? 0, _trajectory?.Flush() ?? 0);

    private SimulationResult Report(SignFlowState state, SignFlowResult? result)
    {
        var weights = SignTrajectory.Weights(state);
        double[] x = [.. state.X.Select(DoubleDouble.ToDouble)];
        var loss = _problem.Loss.Gradient(x, new double[x.Length]);
        var time = DoubleDouble.ToDouble(state.Time);
        var reached = result?.Status is SignFlowStatus.Completed or SignFlowStatus.AtRest or SignFlowStatus.AtLimit;
        var free = result?.Branchings.Count > 0 ? FormattableString.Invariant($"; the solution is not unique from t = {DoubleDouble.ToDouble(result.Branchings[0].Time):g6}") : "";
        var events = result is null ? "" : FormattableString.Invariant($", {result.Events.Count} events");
        return new(
            result?.Status.Explain() ?? Simulation.Interrupted, reached, time, loss, weights, x, [.. state.Gradient.Select(DoubleDouble.ToDouble)],
            OptimizerStudy.BalanceDrift(1, _problem.Weights, weights, _problem.Alpha.Integral(time)),
            FormattableString.Invariant($"{_run.Legs} pieces in closed form{events}{free}"));
    }
}
