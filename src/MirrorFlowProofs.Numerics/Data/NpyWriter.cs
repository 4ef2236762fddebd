using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace MirrorFlowProofs.Numerics;

/// <summary>Writes vectors of doubles in NumPy's .npy format, version 1.</summary>
public static class NpyWriter
{
    /// <summary>Writes one vector.</summary>
    public static void Write(Stream stream, double[] values)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(values);
        string header = FormattableString.Invariant($"{{'descr': '<f8', 'fortran_order': False, 'shape': ({values.Length},), }}");

        // The data starts at a multiple of 64, after a line feed.
        int length = header.Length + 1 + 10;
        header = header.PadRight(header.Length + ((64 - (length % 64)) % 64)) + "\n";
        byte[] start = [0x93, .. "NUMPY"u8, 1, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(start.AsSpan(8), (ushort)header.Length);
        stream.Write(start);
        stream.Write(Encoding.ASCII.GetBytes(header));
        stream.Write(MemoryMarshal.AsBytes<double>(values));
    }
}
