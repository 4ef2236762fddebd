using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>Reads a matrix by the ending of its name: <c>.npy</c>, <c>.npz</c> or <c>.npz:NAME</c>, anything else as CSV.</summary>
internal static class DataFile
{
    /// <summary>The matrix; a vector is one column.</summary>
    /// <exception cref="BadInput">The file is missing, not readable, or not as expected; the message says where.</exception>
    public static DataMatrix Read(string name)
    {
        var mark = name.IndexOf(".npz:", StringComparison.Ordinal);
        var path = mark < 0 ? name : name[..(mark + 4)];
        return Open(path, stream => path.EndsWith(".npz", StringComparison.Ordinal)
            ? NpzFile.Read(stream, mark < 0 ? null : name[(mark + 5)..])
            : path.EndsWith(".npy", StringComparison.Ordinal) ? NpyReader.Read(stream) : CsvMatrixReader.Read(stream));
    }

    /// <summary>A vector: one row or one column.</summary>
    /// <exception cref="BadInput">As for a matrix, or it is a matrix.</exception>
    public static double[] ReadVector(string name)
    {
        var matrix = Read(name);
        return matrix.Rows == 1 || matrix.Columns == 1
            ? matrix.Values
            : throw new BadInput(FormattableString.Invariant($"{name}: expected one row or one column, found {matrix.Rows} x {matrix.Columns}"));
    }

    /// <summary>Reads a file, turning what goes wrong into a complaint that starts with its name.</summary>
    /// <exception cref="BadInput">The file is missing, not readable, or not as expected.</exception>
    public static T Open<T>(string path, Func<Stream, T> read)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            return read(stream);
        }
        catch (DataFormatException complaint)
        {
            throw new BadInput($"{path}: {complaint.Message}");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInput($"{path}: expected a file, but it does not exist");
        }
        catch (UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: expected a readable file, but it is a directory or permission is denied");
        }
        catch (IOException failure)
        {
            throw new BadInput($"{path}: expected a readable file, but: {failure.Reason}");
        }
    }
}
