using System.IO.Compression;

namespace MirrorFlowProofs.Numerics;

/// <summary>Reads and writes NumPy's .npz: a zip archive of .npy arrays, each under its name.</summary>
public static class NpzFile
{
    /// <summary>Reads one array, or the only one where no name is given.</summary>
    /// <exception cref="DataFormatException">It is no such archive, has no such array, or the array is not as expected.</exception>
    public static DataMatrix Read(Stream stream, string? name)
    {
        using ZipArchive archive = Open(stream);
        string all = string.Join(", ", archive.Entries.Select(entry => NameOf(entry)));
        ZipArchiveEntry found = name is null
            ? archive.Entries.Count == 1 ? archive.Entries[0] : throw new DataFormatException($"expected the name of one of the arrays {all}, as in FILE.npz:NAME")
            : archive.Entries.FirstOrDefault(entry => NameOf(entry) == name) ?? throw new DataFormatException($"expected an array '{name}', found {all}");
        return Read(found);
    }

    /// <summary>Reads all arrays, each as one row of numbers.</summary>
    /// <exception cref="DataFormatException">It is no such archive, or an array is not as expected.</exception>
    public static Dictionary<string, double[]> ReadAll(Stream stream)
    {
        using ZipArchive archive = Open(stream);
        return archive.Entries.ToDictionary(NameOf, entry => Read(entry).Values);
    }

    /// <summary>Writes vectors, in the order of their names, with the same bytes for the same numbers.</summary>
    public static void Write(Stream stream, IReadOnlyDictionary<string, double[]> arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, double[] values) in arrays.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            ZipArchiveEntry entry = archive.CreateEntry(name + ".npy", CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using Stream target = entry.Open();
            NpyWriter.Write(target, values);
        }
    }

    private static string NameOf(ZipArchiveEntry entry) => Path.GetFileNameWithoutExtension(entry.FullName);

    private static ZipArchive Open(Stream stream)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException)
        {
            throw new DataFormatException("expected a zip archive of .npy arrays");
        }
    }

    private static DataMatrix Read(ZipArchiveEntry entry)
    {
        try
        {
            using Stream array = entry.Open();
            return NpyReader.Read(array);
        }
        catch (DataFormatException complaint)
        {
            throw new DataFormatException($"array '{NameOf(entry)}': {complaint.Message}");
        }
        catch (InvalidDataException)
        {
            throw new DataFormatException($"array '{NameOf(entry)}': expected readable data, but the archive is damaged");
        }
    }
}
