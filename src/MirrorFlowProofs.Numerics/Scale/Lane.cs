using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>Four doubles of a span at a time; a short last group is filled up with zeros.</summary>
internal static class Lane
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ReadOnlySpan<double> values, int i) =>
        i + 4 <= values.Length ? Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i) : LoadRest(values, i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> lanes, Span<double> values, int i)
    {
        if (i + 4 <= values.Length)
        {
            lanes.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
        }
        else
        {
            StoreRest(lanes, values, i);
        }
    }

    private static Vector256<double> LoadRest(ReadOnlySpan<double> values, int i)
    {
        Span<double> four = stackalloc double[4];
        four.Clear();
        values[i..].CopyTo(four);
        return Vector256.Create<double>(four);
    }

    private static void StoreRest(Vector256<double> lanes, Span<double> values, int i)
    {
        for (int k = 0; i + k < values.Length; k++)
        {
            values[i + k] = lanes.GetElement(k);
        }
    }
}
