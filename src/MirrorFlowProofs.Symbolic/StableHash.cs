using System.Numerics;

namespace MirrorFlowProofs.Symbolic;

/// <summary>
/// Hash codes that are the same in every process, so that nothing ever depends on a run's random seed.
/// </summary>
internal static class StableHash
{
    internal static int Combine(int a, int b) => unchecked((a * 31 + b) * (int)0x9E3779B1 ^ (a >>> 15));

    internal static int Of(string text)
    {
        var hash = unchecked((int)2166136261);
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash;
    }

    internal static int Of(BigInteger value)
    {
        if (value >= int.MinValue && value <= int.MaxValue)
        {
            return (int)value;
        }

        var hash = 17;
        foreach (var b in value.ToByteArray())
        {
            hash = Combine(hash, b);
        }

        return hash;
    }

    internal static int Of(IEnumerable<Expr> parts, int seed)
    {
        var hash = seed;
        foreach (var part in parts)
        {
            hash = Combine(hash, part.GetHashCode());
        }

        return hash;
    }
}
