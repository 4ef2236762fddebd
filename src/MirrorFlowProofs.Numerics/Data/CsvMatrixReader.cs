using System.Buffers.Text;
using System.Text;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Reads a matrix from text: one row a line, numbers separated by commas, blanks around them allowed, blank lines passed over, a byte
/// order mark allowed; no header, no quotes.
/// </summary>
public static class CsvMatrixReader
{
    /// <summary>Reads to the end.</summary>
    /// <exception cref="DataFormatException">An entry is no finite number, rows differ in length, or there is none.</exception>
    public static DataMatrix Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        ReadOnlySpan<byte> rest = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        rest = rest.StartsWith(Encoding.UTF8.Preamble) ? rest[Encoding.UTF8.Preamble.Length..] : rest;
        List<double> values = [];
        int rows = 0;
        int columns = 0;
        for (int line = 1; !rest.IsEmpty; line++)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (Trim(text, out _).IsEmpty)
            {
                continue;
            }

            int count = ReadRow(text, line, values);
            if (rows > 0 && count != columns)
            {
                throw new DataFormatException(FormattableString.Invariant($"line {line}: expected {columns} numbers as in the first row, found {count}"));
            }

            (rows, columns) = (rows + 1, count);
        }

        return rows > 0 ? new DataMatrix(rows, columns, [.. values]) : throw new DataFormatException("expected at least one row of numbers, found none");
    }

    private static int ReadRow(ReadOnlySpan<byte> text, int line, List<double> values)
    {
        int count = 0;
        for (int at = 0; at <= text.Length; count++)
        {
            int comma = text[at..].IndexOf((byte)',');
            ReadOnlySpan<byte> entry = Trim(comma < 0 ? text[at..] : text.Slice(at, comma), out int blanks);
            if (!Utf8Parser.TryParse(entry, out double value, out int used) || used != entry.Length || !double.IsFinite(value))
            {
                string found = Encoding.UTF8.GetString(entry.Length <= 40 ? entry : entry[..40]);
                throw new DataFormatException(FormattableString.Invariant($"line {line}, column {at + blanks + 1}: expected a finite number, found \"{found}\""));
            }

            values.Add(value);
            at = comma < 0 ? text.Length + 1 : at + comma + 1;
        }

        return count;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text, out int blanks)
    {
        ReadOnlySpan<byte> end = text.TrimStart(" \t\r"u8);
        blanks = text.Length - end.Length;
        return end.TrimEnd(" \t\r"u8);
    }
}
