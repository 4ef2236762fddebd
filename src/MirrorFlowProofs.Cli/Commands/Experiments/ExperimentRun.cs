using MirrorFlowProofs.Experiments;

namespace MirrorFlowProofs.Cli.Commands.Experiments;

/// <summary>An experiment with its grid, run with a line of progress.</summary>
/// <param name="Experiment">Which.</param>
/// <param name="Grid">The values of every axis.</param>
/// <param name="Workers">Measurements at once.</param>
/// <param name="Resume">The file or folder that keeps outcomes; null for none.</param>
internal sealed record ExperimentRun(
    Experiment Experiment, IReadOnlyList<(Axis Axis, IReadOnlyList<string> Values)> Grid, int Workers, string? Resume)
{
    /// <summary>Measures what is not there yet.</summary>
    /// <exception cref="BadInput">The grid is empty, or the file cannot be used.</exception>
    public async Task<ExperimentReport> RunAsync(Terminal terminal, CancellationToken cancellation)
    {
        var path = Resume is not null && Directory.Exists(Resume) ? Path.Combine(Resume, Experiment.Name + ".jsonl") : Resume;
        try
        {
            var sweep = new Sweep(Experiment, Grid, path is null ? null : new ResultFile(path, Experiment));
            if (sweep.Settings.Count == 0)
            {
                throw new BadInput("--set: no setting of this grid is measured");
            }

            await using var progress = new ProgressLine(
                terminal, () => FormattableString.Invariant($"{sweep.Done} of {sweep.Settings.Count} settings"));
            return new ExperimentReport(Experiment, await Task.Run(() => sweep.RunAsync(Workers, cancellation), CancellationToken.None));
        }
        catch (InvalidDataException damage)
        {
            throw new BadInput(damage.Message);
        }
        catch (Exception failure) when (path is not null && failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: cannot be used: {(failure as IOException)?.Reason ?? "permission denied"}");
        }
    }
}
