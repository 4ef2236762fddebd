using System.Buffers.Text;
using System.Text;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>A trajectory as CSV, which can be read while the run goes on.</summary>
internal sealed class CsvTrajectory(string path, SimulationFiles files, MatrixLoss loss, int depth, long length)
    : TrajectoryFile(path, files, loss, depth, length)
{
    private readonly byte[] _buffer = new byte[32];
    private bool _isFirst;

    /// <inheritdoc/>
    public override Task CompleteAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    protected override void Begin()
    {
        if (Rows.Position == 0)
        {
            Rows.Write(Encoding.ASCII.GetBytes(string.Join(',', Names) + "\n"));
        }

        _isFirst = true;
    }

    /// <summary>The shortest digits that are read back to the same number.</summary>
    protected override void Add(double value)
    {
        if (!_isFirst)
        {
            Rows.WriteByte((byte)',');
        }

        _isFirst = false;
        Utf8Formatter.TryFormat(value, _buffer, out var count);
        Rows.Write(_buffer.AsSpan(0, count));
    }

    /// <inheritdoc/>
    protected override void End() => Rows.WriteByte((byte)'\n');
}
