using System.Runtime.InteropServices;
using MirrorFlowProofs.Numerics;
using Parquet;
using Parquet.Schema;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>
/// A trajectory as Parquet, a column of doubles for each number of a row. Parquet is stored by columns and has its index at the end, so the rows go
/// to FILE.rows beside it first, as the bytes of their doubles; the file is made of them, whole or not at all, when the run ends.
/// With a checkpoint FILE.rows stays, as a part of it.
/// </summary>
internal sealed class ParquetTrajectory : TrajectoryFile
{
    // Numbers held in memory at once, 64 MB.
    private const int GroupSize = 8_000_000;

    private readonly string _path;
    private readonly bool _keepsRows;
    private readonly double[] _row;
    private int _count;

    public ParquetTrajectory(string path, SimulationFiles files, MatrixLoss loss, int depth, long length)
        : base(RowsOf(path), files, loss, depth, length)
    {
        (_path, _keepsRows, _row) = (path, files.Checkpoint is not null, new double[Names.Count]);
    }

    /// <inheritdoc/>
    public override Task CompleteAsync()
    {
        Flush();
        return AtomicFile.WriteAsync(_path, WriteAsync);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        if (!_keepsRows)
        {
            File.Delete(RowsOf(_path));
        }
    }

    /// <inheritdoc/>
    protected override void Begin() => _count = 0;

    /// <inheritdoc/>
    protected override void Add(double value) => _row[_count++] = value;

    /// <inheritdoc/>
    protected override void End() => Rows.Write(MemoryMarshal.AsBytes<double>(_row));

    private static string RowsOf(string path) => path + ".rows";

    private async Task WriteAsync(Stream stream)
    {
        DataField<double>[] fields = [.. Names.Select(name => new DataField<double>(name))];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream);
        var rows = Rows.Length / (sizeof(double) * _row.Length);
        var most = Math.Max(1, GroupSize / _row.Length);
        Rows.Seek(0, SeekOrigin.Begin);
        for (var start = 0L; start < rows; start += most)
        {
            var columns = Read((int)Math.Min(most, rows - start));
            using var group = writer.CreateRowGroup();
            for (var k = 0; k < fields.Length; k++)
            {
                await group.WriteAsync<double>(fields[k], columns[k]);
            }
        }
    }

    private double[][] Read(int rows)
    {
        double[][] columns = [.. _row.Select(_ => new double[rows])];
        for (var r = 0; r < rows; r++)
        {
            Rows.ReadExactly(MemoryMarshal.AsBytes(_row.AsSpan()));
            for (var k = 0; k < columns.Length; k++)
            {
                columns[k][r] = _row[k];
            }
        }

        return columns;
    }
}
