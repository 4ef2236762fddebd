namespace MirrorFlowProofs.Numerics;

/// <summary>Checks the offsets of a power product.</summary>
internal static class Offsets
{
    /// <summary>A copy of offsets that start at 0, are finite and do not decrease.</summary>
    /// <exception cref="ArgumentException">They are not so.</exception>
    public static T[] Checked<T>(ReadOnlySpan<T> offsets)
        where T : struct, IReal<T>
    {
        if (offsets.Length == 0 || offsets[0] != T.Zero)
        {
            throw new ArgumentException("The first offset must be 0.", nameof(offsets));
        }

        for (int i = 1; i < offsets.Length; i++)
        {
            if (!(offsets[i] >= offsets[i - 1]) || !T.IsFinite(offsets[i]))
            {
                throw new ArgumentException(
                    $"Offset {i} is {T.Format(offsets[i], 17)}: offsets must be finite and not decrease.", nameof(offsets));
            }
        }

        return offsets.ToArray();
    }

    /// <summary>The number of zeros at the front.</summary>
    public static int Zeros<T>(T[] offsets)
        where T : struct, IReal<T> => offsets.Count(offset => offset == T.Zero);
}
