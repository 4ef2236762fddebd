using System.Text;

namespace MirrorFlowProofs.Numerics.Tests.Data;

public sealed class DataReaderTests
{
    [Theory]
    [InlineData("<f8", false, 1)]
    [InlineData("<f8", true, 1)]
    [InlineData(">f8", false, 2)]
    [InlineData("<f4", false, 3)]
    [InlineData("<i4", false, 1)]
    [InlineData(">i2", true, 1)]
    [InlineData("|u1", false, 1)]
    public void An_array_is_read_in_any_type_and_order(string type, bool fortran, byte version)
    {
        byte[] file = Npy(type, fortran, "(2, 3)", fortran ? [1, 4, 2, 5, 3, 6] : [1, 2, 3, 4, 5, 6], version);

        DataMatrix matrix = NpyReader.Read(new MemoryStream(file));

        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal([1, 2, 3, 4, 5, 6], matrix.Values);
        Assert.Equal([4, 5, 6], matrix.Row(1).ToArray());
    }

    [Fact]
    public void What_is_written_is_read_back_to_the_bit()
    {
        double[] values = [0.1, -1e-300, 1e300, -0.0, 5e-324];
        using var stream = new MemoryStream();
        NpyWriter.Write(stream, values);
        Assert.Equal(128 + (5 * 8), stream.Length);
        stream.Position = 0;

        Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits), NpyReader.Read(stream).Values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void A_broken_array_is_refused_at_its_byte()
    {
        byte[] good = Npy("<f8", false, "(2,)", [1, 2], 1);
        int data = good.Length - 16;

        Assert.Equal("byte 0: expected the magic string \\x93NUMPY", Complaint([.. "PK\u0003\u0004 is not an array"u8]));
        Assert.Equal("byte 3: expected the magic string \\x93NUMPY and a version, found the end", Complaint(good[..3]));
        Assert.Equal("byte 6: expected format version 1, 2 or 3, found 9", Complaint([.. good[..6], 9, .. good[7..]]));
        Assert.Equal($"byte {good.Length - 3}: expected 16 bytes of data, 2 entries of '<f8', found the end", Complaint(good[..^3]));
        Assert.Equal($"byte {good.Length}: expected the end after 2 entries, found more", Complaint([.. good, 0]));
        Assert.Equal($"byte {data + 8}: expected a finite number, found NaN", Complaint(Npy("<f8", false, "(2,)", [1, double.NaN], 1)));
        Assert.StartsWith("byte 10: expected a shape with 1 to", Complaint(Npy("<f8", false, "(0,)", [], 1)), StringComparison.Ordinal);
        Assert.StartsWith("byte 10: expected a header {'descr': '<f8'", Complaint(Npy("<c8", false, "(2,)", [1, 2], 1)), StringComparison.Ordinal);
        Assert.StartsWith("byte 10: expected a header", Complaint(Npy("<f8", false, "(2, 1, 1)", [1, 2], 1)), StringComparison.Ordinal);

        static string Complaint(byte[] file) => Assert.Throws<DataFormatException>(() => NpyReader.Read(new MemoryStream(file))).Message;
    }

    [Fact]
    public void An_archive_gives_its_arrays_by_name()
    {
        using var stream = new MemoryStream();
        NpzFile.Write(stream, new Dictionary<string, double[]> { ["A"] = [1, 2], ["b"] = [3] });

        Assert.Equal([3], NpzFile.Read(stream, "b").Values);
        Assert.Equal("expected an array 'c', found A, b", Assert.Throws<DataFormatException>(() => NpzFile.Read(stream, "c")).Message);
        Assert.Equal(
            "expected the name of one of the arrays A, b, as in FILE.npz:NAME", Assert.Throws<DataFormatException>(() => NpzFile.Read(stream, null)).Message);
        Assert.Equal(
            "expected a zip archive of .npy arrays", Assert.Throws<DataFormatException>(() => NpzFile.Read(new MemoryStream([1, 2, 3]), null)).Message);
    }

    [Fact]
    public void Rows_of_text_are_read()
    {
        DataMatrix matrix = Csv("\uFEFF1, 2.5e-3 ,-3\r\n\n 4,5,6");

        Assert.Equal((2, 3), (matrix.Rows, matrix.Columns));
        Assert.Equal([1, 2.5e-3, -3, 4, 5, 6], matrix.Values);
    }

    [Theory]
    [InlineData("1,2\n3, x", "line 2, column 4: expected a finite number, found \"x\"")]
    [InlineData("1,\n", "line 1, column 3: expected a finite number, found \"\"")]
    [InlineData("1,2\n\n3", "line 3: expected 2 numbers as in the first row, found 1")]
    [InlineData("nan", "line 1, column 1: expected a finite number, found \"nan\"")]
    [InlineData("1e999", "line 1, column 1: expected a finite number, found \"1e999\"")]
    [InlineData("\n \n", "expected at least one row of numbers, found none")]
    public void Text_that_is_no_matrix_is_refused_at_its_place(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DataFormatException>(() => Csv(text)).Message);

    private static DataMatrix Csv(string text) => CsvMatrixReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static byte[] Npy(string type, bool fortran, string shape, double[] values, byte version)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}\n";
        byte[] size = version == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length);
        IEnumerable<byte> data = values.SelectMany(value =>
        {
            byte[] bytes = type[1..] switch
            {
                "f4" => BitConverter.GetBytes((float)value),
                "i4" => BitConverter.GetBytes((int)value),
                "i2" => BitConverter.GetBytes((short)value),
                "u1" => [(byte)value],
                _ => BitConverter.GetBytes(value),
            };
            return type[0] == '>' ? bytes.Reverse() : bytes;
        });
        return [0x93, .. "NUMPY"u8, version, 0, .. size, .. Encoding.ASCII.GetBytes(header), .. data];
    }
}
