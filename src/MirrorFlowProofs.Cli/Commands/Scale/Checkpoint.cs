using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>
/// The state of a run in an .npz file, with a hash of the problem, so that it is not taken for another one, and a hash of its own numbers.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="identity">The options of the run, in words of its own.</param>
/// <param name="problem">Its data.</param>
internal sealed class Checkpoint(string path, string identity, DataProblem problem)
{
    /// <summary>Time between two of them while a run goes on.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private const string ProblemName = "problem";
    private const string OutputName = "output";
    private const string CheckName = "check";

    private readonly double[] _problem = ProblemHash(identity, problem);

    /// <summary>Writes the state, whole or not at all, with the next row of an output and the length of its file.</summary>
    public Task WriteAsync(Dictionary<string, double[]> arrays, long nextRow = 0, long length = 0)
    {
        arrays[ProblemName] = _problem;
        arrays[OutputName] = [nextRow, length];
        arrays[CheckName] = Hash(arrays);
        return AtomicFile.WriteAsync(path, stream =>
        {
            NpzFile.Write(stream, arrays);
            return Task.CompletedTask;
        });
    }

    /// <summary>The state that was written, the next row of the output and the length of its file.</summary>
    /// <exception cref="BadInput">It is missing, damaged, or of another problem.</exception>
    public (Dictionary<string, double[]> Arrays, long NextRow, long Length) Read()
    {
        var arrays = DataFile.Open(path, NpzFile.ReadAll);
        if (!arrays.Remove(CheckName, out var check) || !check.AsSpan().SequenceEqual(Hash(arrays)))
        {
            throw new BadInput($"{path}: expected a checkpoint of this command, but it is none or damaged");
        }

        if (!arrays[ProblemName].AsSpan().SequenceEqual(_problem))
        {
            throw new BadInput($"{path}: expected the checkpoint of this run, but data or options differ");
        }

        return (arrays, (long)arrays[OutputName][0], (long)arrays[OutputName][1]);
    }

    private static double[] Hash(Dictionary<string, double[]> arrays)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, values) in arrays.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            Append(hash, values);
        }

        return Numbers(hash);
    }

    private static double[] ProblemHash(string identity, DataProblem problem)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{identity} {problem.Loss.Kind} {problem.Loss.Scale:R} {problem.Loss.A.Rows} {problem.Decay} {problem.Weights.Length}")));
        Append(hash, problem.Loss.A.Values);
        Append(hash, problem.Loss.B);
        foreach (var weights in problem.Weights)
        {
            Append(hash, weights);
        }

        foreach (var (time, alpha) in problem.Alpha.Points)
        {
            Append(hash, [time, alpha]);
        }

        return Numbers(hash);
    }

    private static void Append(IncrementalHash hash, double[] values) => hash.AppendData(MemoryMarshal.AsBytes<double>(values));

    // Whole numbers below 2^32, which doubles hold.
    private static double[] Numbers(IncrementalHash hash)
    {
        var bytes = hash.GetHashAndReset();
        return [.. Enumerable.Range(0, 8).Select(k => (double)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4 * k)))];
    }
}
