using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>A simulation at q = 1, from event to event.</summary>
internal static class SignSimulation
{
    /// <exception cref="BadInput">The problem is out of the scope of the sign flow.</exception>
    public static async Task<SimulationResult> RunAsync(DataProblem problem, double end, SimulationFiles files, Terminal terminal, CancellationToken cancellation)
    {
        if (problem.Loss.Kind != MatrixLossKind.LeastSquares || problem.Alpha.Constant is not { } alpha || (alpha > 0 && problem.Decay == WeightDecay.Coupled))
        {
            throw new BadInput("--q 1: expected --loss lsq, a constant alpha and --decay decoupled");
        }

        if (files.Checkpoint is not null)
        {
            throw new BadInput("--q 1: expected no --checkpoint: the flow is followed from event to event");
        }

        await using var progress = new ProgressLine(terminal, () => "following the sign flow from event to event");
        try
        {
            var flow = OptimizerFlow.SignProblem(problem.Loss, problem.Weights, end) with { Alpha = alpha };
            using var trajectory = files.Trajectory is { } path ? new SignTrajectory(path, problem, end, files) : null;
            var result = await Task.Run(() => trajectory?.Run(flow, cancellation) ?? SignFlow.Run(flow, cancellation: cancellation), cancellation);
            var weights = SignTrajectory.Weights(result.State);
            double[] x = [.. result.State.X.Select(DoubleDouble.ToDouble)];
            var gradient = new double[x.Length];
            var loss = problem.Loss.Gradient(x, gradient);
            var time = DoubleDouble.ToDouble(result.State.Time);
            var reached = result.Status is SignFlowStatus.Completed or SignFlowStatus.AtRest or SignFlowStatus.AtLimit;
            var free = result.Branchings.Count > 0 ? FormattableString.Invariant($"; the solution is not unique from t = {DoubleDouble.ToDouble(result.Branchings[0].Time):g6}") : "";
            return new(
                result.Status.Explain(), reached, time, loss, weights, x, [.. result.State.Gradient.Select(DoubleDouble.ToDouble)],
                OptimizerStudy.BalanceDrift(1, problem.Weights, weights, alpha * time),
                FormattableString.Invariant($"{result.Legs} pieces in closed form, {result.Events.Count} events{free}"));
        }
        catch (IOException failure) when (files.Trajectory is not null)
        {
            throw new BadInput($"{files.Trajectory}: cannot be written: {failure.Reason}");
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput("--q 1: " + complaint.Message);
        }
    }
}
