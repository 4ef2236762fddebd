using System.Buffers.Text;
using System.Text;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>A CSV of a trajectory, written row by row, so that it can be read while the run goes on.</summary>
internal sealed class TrajectoryFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _columns;
    private readonly byte[] _buffer = new byte[32];

    /// <summary>Starts a file anew, or goes on behind the first <paramref name="length"/> bytes of it.</summary>
    /// <exception cref="BadInput">It cannot be written, or is shorter.</exception>
    public TrajectoryFile(string path, string columns, long length)
    {
        _columns = columns;
        try
        {
            _stream = new FileStream(path, length > 0 ? FileMode.Open : FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: cannot be written: {(failure as IOException)?.Reason ?? "permission denied"}");
        }

        if (_stream.Length < length)
        {
            _stream.Dispose();
            throw new BadInput(FormattableString.Invariant($"{path}: expected at least the {length} bytes that were written before the checkpoint, found {_stream.Length}"));
        }

        _stream.SetLength(length);
        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Adds the row of the time reached.</summary>
    public void Write(ScaleFlow flow)
    {
        var loss = flow.Observe(out var x, out _);
        Write(flow.Time, loss, x, _columns == "weights" ? flow.Weights() : []);
    }

    /// <summary>Adds a row, behind a header where there is none yet; the weights, L arrays of n entries, where they are asked for.</summary>
    public void Write(double time, double loss, ReadOnlySpan<double> x, double[][] weights)
    {
        if (_stream.Position == 0)
        {
            _stream.Write(Encoding.ASCII.GetBytes("t,loss" + Header(x.Length, weights.Length) + "\n"));
        }

        Write(time);
        Add(loss);
        for (var i = 0; i < x.Length && _columns != "loss"; i++)
        {
            if (_columns == "x")
            {
                Add(x[i]);
            }

            foreach (var weight in _columns == "weights" ? weights : [])
            {
                Add(weight[i]);
            }
        }

        _stream.WriteByte((byte)'\n');
    }

    /// <summary>Brings everything to the disk; returns the length.</summary>
    public long Flush()
    {
        _stream.Flush(flushToDisk: true);
        return _stream.Position;
    }

    public void Dispose() => _stream.Dispose();

    private string Header(int coordinates, int depth) => string.Concat(Enumerable.Range(0, coordinates).Select(i => _columns switch
    {
        "x" => FormattableString.Invariant($",x[{i}]"),
        "weights" => string.Concat(Enumerable.Range(0, depth).Select(j => FormattableString.Invariant($",w[{i}][{j}]"))),
        _ => "",
    }));

    private void Add(double value)
    {
        _stream.WriteByte((byte)',');
        Write(value);
    }

    // The shortest digits that are read back to the same number.
    private void Write(double value)
    {
        Utf8Formatter.TryFormat(value, _buffer, out var count);
        _stream.Write(_buffer.AsSpan(0, count));
    }
}
