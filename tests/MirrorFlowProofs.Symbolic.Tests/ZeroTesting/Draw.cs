namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>A sequence of choices that is the same on every machine: SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>An integer from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    internal int Int(int low, int high)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return low + (int)((z ^ (z >> 31)) % (ulong)(high - low + 1));
        }
    }

    internal T Of<T>(params IReadOnlyList<T> choices) => choices[Int(0, choices.Count - 1)];

    internal bool Coin() => Int(0, 1) == 1;

    internal Rational Rational(int largest) =>
        new Symbolic.Rational(Of(-1, 1) * Int(1, largest), Int(1, 4));
}
