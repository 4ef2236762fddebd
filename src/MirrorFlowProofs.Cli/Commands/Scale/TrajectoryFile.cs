using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>
/// A trajectory, written row by row to a file that a run can go on with: CSV (<see cref="CsvTrajectory"/>), or, where the name ends in
/// .parquet, Parquet (<see cref="ParquetTrajectory"/>).
/// </summary>
internal abstract class TrajectoryFile : IDisposable
{
    private readonly string _what;

    /// <summary>Starts a file anew, or goes on behind the first <paramref name="length"/> bytes of it.</summary>
    /// <exception cref="BadInput">It cannot be written, or is shorter.</exception>
    protected TrajectoryFile(string path, SimulationFiles files, MatrixLoss loss, int depth, long length)
    {
        _what = files.Columns;
        Names = [.. Columns(_what, loss.Dimension, depth)];
        try
        {
            Rows = new FileStream(path, length > 0 ? FileMode.Open : FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: cannot be written: {(failure as IOException)?.Reason ?? "permission denied"}");
        }

        if (Rows.Length < length)
        {
            Rows.Dispose();
            throw new BadInput(FormattableString.Invariant($"{path}: expected at least the {length} bytes that were written before the checkpoint, found {Rows.Length}"));
        }

        Rows.SetLength(length);
        Rows.Seek(0, SeekOrigin.End);
    }

    /// <summary>The names of the columns: t, loss, and x or the weights where these are asked for.</summary>
    protected IReadOnlyList<string> Names { get; }

    /// <summary>Where rows are added.</summary>
    protected FileStream Rows { get; }

    /// <summary>The file that <paramref name="files"/> asks for; null for none.</summary>
    /// <param name="files">The request.</param>
    /// <param name="loss">Of the coordinates.</param>
    /// <param name="depth">Their weights.</param>
    /// <param name="length">What was kept at the checkpoint that the run goes on from, in bytes; 0 to begin anew.</param>
    /// <exception cref="BadInput">It cannot be written, or is shorter.</exception>
    public static TrajectoryFile? Open(SimulationFiles files, MatrixLoss loss, int depth, long length) => files.Trajectory switch
    {
        null => null,
        { } path when path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) => new ParquetTrajectory(path, files, loss, depth, length),
        { } path => new CsvTrajectory(path, files, loss, depth, length),
    };

    /// <summary>Adds a row; the weights are L arrays of n entries.</summary>
    public void Write(double time, double loss, ReadOnlySpan<double> x, double[][] weights)
    {
        Begin();
        Add(time);
        Add(loss);
        for (var i = 0; i < x.Length && _what != "loss"; i++)
        {
            if (_what == "x")
            {
                Add(x[i]);
            }

            foreach (var weight in _what == "weights" ? weights : [])
            {
                Add(weight[i]);
            }
        }

        End();
    }

    /// <summary>Whether rows hold weights.</summary>
    public bool HoldsWeights => _what == "weights";

    /// <summary>Brings everything to the disk; returns the length to go on behind.</summary>
    public long Flush()
    {
        Rows.Flush(flushToDisk: true);
        return Rows.Position;
    }

    /// <summary>Called when the run has ended: makes the file whole.</summary>
    public abstract Task CompleteAsync();

    /// <inheritdoc/>
    public virtual void Dispose() => Rows.Dispose();

    /// <summary>Before a row.</summary>
    protected abstract void Begin();

    /// <summary>A number of a row.</summary>
    protected abstract void Add(double value);

    /// <summary>After a row.</summary>
    protected abstract void End();

    private static IEnumerable<string> Columns(string what, int coordinates, int depth) => what switch
    {
        "x" => Enumerable.Range(0, coordinates).Select(i => FormattableString.Invariant($"x[{i}]")),
        "weights" => Enumerable.Range(0, coordinates).SelectMany(i => Enumerable.Range(0, depth).Select(j => FormattableString.Invariant($"w[{i}][{j}]"))),
        _ => [],
    } is var rest ? rest.Prepend("loss").Prepend("t") : [];
}
