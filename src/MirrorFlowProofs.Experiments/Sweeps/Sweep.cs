namespace MirrorFlowProofs.Experiments;

/// <summary>
/// Measures an experiment at every setting of a grid, several at once. Each measurement depends on its setting alone, so neither order nor number
/// of workers enters the results.
/// </summary>
public sealed class Sweep
{
    private readonly Experiment _experiment;
    private readonly ResultFile? _file;
    private readonly Lock _lock = new();
    private int _done;

    /// <summary>Prepares a sweep.</summary>
    /// <param name="experiment">What is measured.</param>
    /// <param name="grid">The values of every axis; axes in their order.</param>
    /// <param name="file">Where outcomes are kept, and those that are there already are not measured again; null for nowhere.</param>
    public Sweep(Experiment experiment, IReadOnlyList<(Axis Axis, IReadOnlyList<string> Values)> grid, ResultFile? file = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(grid);
        (_experiment, _file) = (experiment, file);
        IEnumerable<Setting> settings = [new Setting([])];
        foreach (var (axis, values) in grid)
        {
            settings = settings.SelectMany(s => values.Select(v => new Setting([.. s.Values, KeyValuePair.Create(axis.Name, v)])));
        }

        Settings = [.. settings.Where(experiment.Measures)];
    }

    /// <summary>The settings, in the order of the results.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>How many have their outcome.</summary>
    public int Done => Volatile.Read(ref _done);

    /// <summary>Measures.</summary>
    /// <param name="workers">How many at once.</param>
    /// <param name="cancellation">Stops; what was measured is kept in the file.</param>
    public async Task<IReadOnlyList<Outcome>> RunAsync(int workers, CancellationToken cancellation = default)
    {
        var outcomes = new Outcome[Settings.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, Settings.Count), options, (k, token) =>
        {
            outcomes[k] = _file?.Find(Settings[k]) ?? Measured(Settings[k], token);
            Interlocked.Increment(ref _done);
            return ValueTask.CompletedTask;
        });
        _file?.Sort(Settings);
        return outcomes;
    }

    private Outcome Measured(Setting setting, CancellationToken cancellation)
    {
        var outcome = _experiment.Measure(setting, cancellation);
        lock (_lock)
        {
            _file?.Add(outcome);
        }

        return outcome;
    }
}
