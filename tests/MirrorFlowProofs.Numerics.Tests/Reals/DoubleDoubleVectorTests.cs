using CsCheck;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class DoubleDoubleVectorTests
{
    private static readonly Gen<DoubleDouble> Entry = Gen.Select(Gen.Double[-2, 2], Gen.Double[-1, 1], (high, low) => (DoubleDouble)high + (low * 1e-17));

    /// <summary>A sum that nearly cancels is right to 30 digits of its terms.</summary>
    [Fact]
    public void Products_are_summed_in_twice_the_precision() => Gen.Select(Entry.Array[0, 40], Entry.Array[40]).Sample(
        (a, b) =>
        {
            DoubleDouble exact = DoubleDouble.Zero;
            for (int k = 0; k < a.Length; k++)
            {
                exact += a[k] * b[k];
            }

            DoubleDouble[] all = [.. a, 1];
            DoubleDouble[] others = [.. b[..a.Length], -exact];
            Assert.InRange(Math.Abs(DoubleDouble.Dot(a, b).High - exact.High), 0, 1e-14);
            Assert.InRange(Math.Abs(DoubleDouble.Dot(all, others).High), 0, 1e-29);
        },
        iter: 200);

    [Fact]
    public void Multiples_are_subtracted_by_the_operators() => Gen.Select(Entry.Array[0, 12], Entry, Entry.Array[12]).Sample(
        (x, c, y) =>
        {
            DoubleDouble[] expected = [.. y.Select((value, k) => k < x.Length ? value - (c * x[k]) : value)];
            DoubleDouble.SubtractMultiple(x, c, y);
            Assert.Equal(expected, y);
        },
        iter: 200);
}
