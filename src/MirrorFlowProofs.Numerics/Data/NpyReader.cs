using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Reads arrays in NumPy's .npy format, versions 1 to 3: one or two dimensions, C or Fortran order, of float64, float32 or
/// integers of 1 to 8 bytes, in either byte order.
/// </summary>
/// <remarks>Format: NumPy documentation, numpy.lib.format. Pickled objects are not read.</remarks>
public static partial class NpyReader
{
    private const int MostEntries = 1 << 30;

    /// <summary>Reads one array; a vector becomes a matrix of one column.</summary>
    /// <exception cref="DataFormatException">The bytes are not such an array, or an entry is not finite.</exception>
    public static DataMatrix Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] magic = Take(stream, 8, 0, "the magic string \\x93NUMPY and a version");
        if (magic[0] != 0x93 || !magic.AsSpan(1, 5).SequenceEqual("NUMPY"u8))
        {
            throw new DataFormatException("byte 0: expected the magic string \\x93NUMPY");
        }

        if (magic[6] is < 1 or > 3)
        {
            throw new DataFormatException(Invariant($"byte 6: expected format version 1, 2 or 3, found {magic[6]}"));
        }

        int wide = magic[6] == 1 ? 2 : 4;
        byte[] size = Take(stream, wide, 8, "the length of the header");
        long length = wide == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > 1 << 16)
        {
            throw new DataFormatException(Invariant($"byte 8: expected a header of at most 65536 bytes, found {length}"));
        }

        string header = Encoding.UTF8.GetString(Take(stream, (int)length, 8 + wide, "the header"));
        Match match = Header().Match(header);
        if (!match.Success)
        {
            throw new DataFormatException(Invariant(
                $"byte {8 + wide}: expected a header {{'descr': '<f8', 'fortran_order': False, 'shape': (rows, columns), }} for numbers in one or two dimensions, found {header.Trim()}"));
        }

        int start = 8 + wide + (int)length;
        (int rows, int columns) = Shape(match, 8 + wide);
        double[] values = Values(stream, start, match.Groups["type"].Value, (long)rows * columns);
        bool fortran = match.Groups["order"].Value == "True";
        return new DataMatrix(rows, columns, fortran && columns > 1 && rows > 1 ? Transposed(values, rows, columns) : values);
    }

    private static (int Rows, int Columns) Shape(Match match, int at)
    {
        string second = match.Groups["columns"].Value;
        if (!int.TryParse(match.Groups["rows"].Value, CultureInfo.InvariantCulture, out int rows)
            || !int.TryParse(second.Length > 0 ? second : "1", CultureInfo.InvariantCulture, out int columns)
            || rows == 0 || columns == 0 || (long)rows * columns > MostEntries)
        {
            throw new DataFormatException(Invariant($"byte {at}: expected a shape with 1 to {MostEntries} entries, found ({match.Groups["rows"].Value}, {second})"));
        }

        return (rows, columns);
    }

    private static double[] Values(Stream stream, long start, string type, long count)
    {
        int width = type[2] - '0';
        if (type[1] == 'f' && width is not (4 or 8))
        {
            throw new DataFormatException($"the header: expected float32, float64 or integers, found '{type}'");
        }

        var values = new double[count];
        var buffer = new byte[1 << 16];
        int chunk = buffer.Length / width;
        for (long done = 0; done < count; done += chunk)
        {
            int now = (int)Math.Min(chunk, count - done);
            Span<byte> bytes = buffer.AsSpan(0, now * width);
            int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (got < bytes.Length)
            {
                throw new DataFormatException(Invariant(
                    $"byte {start + (done * width) + got}: expected {count * width} bytes of data, {count} entries of '{type}', found the end"));
            }

            if (type[0] == '>')
            {
                Reverse(bytes, width);
            }

            for (int i = 0; i < now; i++)
            {
                double value = Value(bytes.Slice(i * width, width), type[1]);
                values[done + i] = double.IsFinite(value)
                    ? value
                    : throw new DataFormatException(Invariant($"byte {start + ((done + i) * width)}: expected a finite number, found {value}"));
            }
        }

        return stream.ReadByte() < 0
            ? values
            : throw new DataFormatException(Invariant($"byte {start + (count * width)}: expected the end after {count} entries, found more"));
    }

    private static double Value(ReadOnlySpan<byte> bytes, char kind) => (kind, bytes.Length) switch
    {
        ('f', 8) => MemoryMarshal.Read<double>(bytes),
        ('f', _) => MemoryMarshal.Read<float>(bytes),
        ('i', 1) => (sbyte)bytes[0],
        ('i', 2) => MemoryMarshal.Read<short>(bytes),
        ('i', 4) => MemoryMarshal.Read<int>(bytes),
        ('i', _) => MemoryMarshal.Read<long>(bytes),
        (_, 1) => bytes[0],
        (_, 2) => MemoryMarshal.Read<ushort>(bytes),
        (_, 4) => MemoryMarshal.Read<uint>(bytes),
        _ => MemoryMarshal.Read<ulong>(bytes),
    };

    private static void Reverse(Span<byte> bytes, int width)
    {
        for (int i = 0; i < bytes.Length; i += width)
        {
            bytes.Slice(i, width).Reverse();
        }
    }

    private static double[] Transposed(double[] values, int rows, int columns)
    {
        var result = new double[values.Length];
        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < rows; r++)
            {
                result[(r * columns) + c] = values[(c * rows) + r];
            }
        }

        return result;
    }

    private static byte[] Take(Stream stream, int count, long at, string what)
    {
        var bytes = new byte[count];
        int got = stream.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return got == count ? bytes : throw new DataFormatException(Invariant($"byte {at + got}: expected {what}, found the end"));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"^\{'descr': '(?<type>[<>|][fiu][1248])', 'fortran_order': (?<order>True|False), 'shape': \((?<rows>\d+),(?: (?<columns>\d+))?\), \}\s*\n?$")]
    private static partial Regex Header();
}
