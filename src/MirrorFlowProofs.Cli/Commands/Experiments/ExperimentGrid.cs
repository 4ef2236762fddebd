using MirrorFlowProofs.Experiments;

namespace MirrorFlowProofs.Cli.Commands.Experiments;

/// <summary>The grid that a command line asks for.</summary>
internal static class ExperimentGrid
{
    /// <summary>The small or the full grid, with the axes of <c>AXIS=v1,v2</c> in their place.</summary>
    /// <exception cref="BadInput">An axis or a value is none.</exception>
    public static IReadOnlyList<(Axis Axis, IReadOnlyList<string> Values)> Of(Experiment experiment, bool isFull, IReadOnlyList<string> changes)
    {
        var changed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        IReadOnlyList<string> names = [.. experiment.Axes.Select(a => a.Name)];
        foreach (var change in changes)
        {
            var parts = change.Split('=', 2);
            if (parts.Length < 2)
            {
                throw new BadInput($"--set: expected AXIS=VALUE,VALUE,..., found '{change}'");
            }

            var axis = experiment.Axes.Single(a => a.Name == TheoryOptions.OneOf("--set", parts[0], names));
            string[] values = [.. parts[1].Split(',', StringSplitOptions.TrimEntries)
                .Select(text => axis.Read(text) ?? throw new BadInput($"--set {axis.Name}: expected {axis.Expected}, found '{text}'")).Distinct()];
            if (!changed.TryAdd(axis.Name, values))
            {
                throw new BadInput($"--set {axis.Name}: given more than once");
            }
        }

        return [.. experiment.Axes.Select(a => (a, changed.GetValueOrDefault(a.Name) ?? (isFull ? a.Full : a.Small)))];
    }
}
