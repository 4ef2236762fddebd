using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>
/// The state of a run in an .npz file, with a hash of the problem, so that it is not taken for another one, and a hash of its own numbers.
/// </summary>
internal sealed class Checkpoint(string path, ScaleProblem problem, SimulationFiles files)
{
    private const string ProblemName = "problem";
    private const string OutputName = "output";
    private const string CheckName = "check";

    private readonly double[] _problem = ProblemHash(problem, files);

    /// <summary>Writes it, whole or not at all.</summary>
    public Task WriteAsync(ScaleFlow flow, long nextRow, long length)
    {
        var arrays = flow.Save();
        arrays[ProblemName] = _problem;
        arrays[OutputName] = [nextRow, length];
        arrays[CheckName] = Hash(arrays);
        return AtomicFile.WriteAsync(path, stream =>
        {
            NpzFile.Write(stream, arrays);
            return Task.CompletedTask;
        });
    }

    /// <summary>Puts the state into the run; returns the next row of the trajectory and the length of its file.</summary>
    /// <exception cref="BadInput">It is missing, damaged, or of another problem.</exception>
    public (long NextRow, long Length) Read(ScaleFlow flow)
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

        flow.Restore(arrays);
        return ((long)arrays[OutputName][0], (long)arrays[OutputName][1]);
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

    private static double[] ProblemHash(ScaleProblem problem, SimulationFiles files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"{problem.Q:R} {problem.Loss.Kind} {problem.Loss.Scale:R} {problem.Loss.A.Rows} {problem.EndTime:R} {problem.Tolerance:R} {problem.Decay} {problem.InWeightSpace} {files.Trajectory is null} {files.Every:R} {files.Columns} {problem.Weights.Count}")));
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
