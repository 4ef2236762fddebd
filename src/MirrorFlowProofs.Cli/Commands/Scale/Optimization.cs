using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>Where a study is kept, and where it stops.</summary>
/// <param name="Checkpoint">The checkpoint, or null.</param>
/// <param name="Resumes">Whether to go on from it.</param>
/// <param name="MostSteps">Steps of this part of the study.</param>
internal sealed record OptimizationFiles(string? Checkpoint, bool Resumes, long MostSteps);

/// <summary>Runs an optimizer with its step sizes, with checkpoints and progress.</summary>
/// <param name="method">The optimizer, as it was named.</param>
/// <param name="problem">The data.</param>
/// <param name="settings">The optimizer.</param>
/// <param name="schedules">One a step size, from large to small.</param>
/// <param name="end">The time they all end at.</param>
/// <param name="files">Where the study is kept.</param>
internal sealed class Optimization(
    string method, DataProblem problem, OptimizerSettings settings, IReadOnlyList<StepSchedule> schedules, double end, OptimizationFiles files)
{
    // How often the clock is looked at.
    private const long Stride = 1024;

    private readonly Checkpoint? _checkpoint = files.Checkpoint is { } path ? new Checkpoint(path, Identity(settings, schedules), problem) : null;
    private OptimizerStudy? _study;

    /// <exception cref="BadInput">Something is out of its domain, or the checkpoint cannot be used.</exception>
    public async Task<OptimizeReport> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        await using var progress = new ProgressLine(terminal, () => _study is { } study
            ? FormattableString.Invariant($"{study.Rows.Count} of {schedules.Count} step sizes, {study.Steps} steps of the next")
            : "following the flow");
        try
        {
            return await Task.Run(() => RunAsync(cancellation), CancellationToken.None);
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput(complaint.Message.Split(" (Parameter")[0]);
        }
    }

    private async Task<OptimizeReport> RunAsync(CancellationToken cancellation)
    {
        var state = files.Resumes ? _checkpoint!.Read().Arrays : null;
        var limit = OptimizerFlow.At(problem.Loss, problem.Weights, settings, end, schedules.Min(schedule => schedule.Eta), cancellation);
        var study = new OptimizerStudy(problem.Loss, problem.Weights, settings, schedules, limit);
        if (state is not null)
        {
            study.Restore(state);
        }

        _study = study;
        var saved = DateTime.UtcNow;
        for (var steps = 0L; !study.IsFinished && steps < files.MostSteps; steps++)
        {
            if (cancellation.IsCancellationRequested)
            {
                await SaveAsync(study);
                cancellation.ThrowIfCancellationRequested();
            }

            study.Step();
            if (steps % Stride == 0 && DateTime.UtcNow - saved > Checkpoint.Pause)
            {
                await SaveAsync(study);
                saved = DateTime.UtcNow;
            }
        }

        await SaveAsync(study);
        return new(method, settings, limit?.Source ?? "no flow: it does not stay finite", limit?.Error ?? 0, [.. study.Rows], study.IsFinished);
    }

    private Task SaveAsync(OptimizerStudy study) => _checkpoint?.WriteAsync(study.Save()) ?? Task.CompletedTask;

    private static string Identity(OptimizerSettings settings, IReadOnlyList<StepSchedule> schedules) => FormattableString.Invariant(
        $"optimize {settings.Method} {settings.Q:R} {settings.Beta:R} {settings.Beta1:R} {settings.Beta2:R} {settings.Epsilon:R} {settings.Batch} {settings.Seed} {settings.Decay}")
        + string.Concat(schedules.Select(schedule => FormattableString.Invariant($" {schedule.Eta:R}*{schedule.Steps} {schedule.Shape} {schedule.WarmUp}")));
}
