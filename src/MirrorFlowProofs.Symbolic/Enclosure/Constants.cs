using System.Collections.Concurrent;
using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>Enclosures of pi and ln 2 by integer arithmetic.</summary>
public static class Constants
{
    private static readonly ConcurrentDictionary<int, DyadicInterval> PiByBits = new();
    private static readonly ConcurrentDictionary<int, DyadicInterval> Ln2ByBits = new();

    /// <summary>pi = 16 arctan(1/5) - 4 arctan(1/239) (Machin 1706; DLMF 3.12.4).</summary>
    public static DyadicInterval Pi(int bits) => PiByBits.GetOrAdd(RoundedUp(bits), work => Combine(
        work, (16, 5), (-4, 239), (0, 1), alternating: true)).Round(bits);

    /// <summary>
    /// ln 2 = 18 artanh(1/26) - 2 artanh(1/4801) + 8 artanh(1/8749): with artanh(1/n) = ln((n+1)/(n-1))/2 the powers
    /// of 3, 5 and 7 cancel and one factor 2 is left.
    /// </summary>
    public static DyadicInterval Ln2(int bits) => Ln2ByBits.GetOrAdd(RoundedUp(bits), work => Combine(
        work, (18, 26), (-2, 4801), (8, 8749), alternating: false)).Round(bits);

    private static int RoundedUp(int bits) => (bits + 16 + 63) / 64 * 64;

    private static DyadicInterval Combine(
        int bits, (int Factor, int Inverse) a, (int Factor, int Inverse) b, (int Factor, int Inverse) c, bool alternating)
    {
        var (sum, error) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var (factor, inverse) in new[] { a, b, c })
        {
            if (factor != 0)
            {
                var (value, bound) = Series(inverse, bits + 12, alternating);
                sum += factor * value;
                error += Math.Abs(factor) * bound;
            }
        }

        return new DyadicInterval(Dyadic.Of(sum - error, -bits - 12), Dyadic.Of(sum + error, -bits - 12));
    }

    /// <summary>
    /// 2^scale times sum (+-1)^k / ((2k+1) n^(2k+1)), and a bound of the error. The k-th power is floor(2^scale / n^(2k+1))
    /// exactly (floors of quotients compose), so each term is less than 1 too small; the terms left out, whose powers
    /// are below 1 and fall by n^2 &gt;= 25, add up to less than 2.
    /// </summary>
    private static (BigInteger Value, BigInteger Bound) Series(int n, int scale, bool alternating)
    {
        var power = (BigInteger.One << scale) / n;
        var sum = BigInteger.Zero;
        var k = 0;
        for (; !power.IsZero; k++)
        {
            var term = power / (2 * k + 1);
            sum += alternating && k % 2 == 1 ? -term : term;
            power /= n * n;
        }

        return (sum, k + 2);
    }
}
