using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Random doubles with a liking for the edges.</summary>
internal static class Points
{
    /// <summary>How many samples to draw; 100,000 with MIRRORFLOW_FULL=1.</summary>
    internal static int Samples(int usual) => Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 100_000 : usual;

    /// <summary>The exact value of a finite double.</summary>
    internal static Rational Exact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFFL;
        System.Numerics.BigInteger mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        var exponent = Math.Max(biased, 1) - 1075;
        return (bits < 0 ? -1 : 1) * (Rational)mantissa * Rational.Pow(2, exponent);
    }

    /// <summary>Any finite double: of any exponent, near 1, a small integer, subnormal, next to a power of two, extreme.</summary>
    internal static double Any(Random random)
    {
        var sign = random.Next(2) == 0 ? 1 : -1;
        var power = Math.ScaleB(1, random.Next(-1070, 1023));
        return sign * (random.Next(8) switch
        {
            0 => 1 + Math.ScaleB(random.NextDouble() - 0.5, -random.Next(50)),
            1 => random.Next(10),
            2 => random.Next(1, 1000) * double.Epsilon,
            3 => random.Next(2) == 0 ? Math.BitIncrement(power) : Math.BitDecrement(power),
            4 => random.Next(2) == 0 ? double.MaxValue : 2.2250738585072014e-308,
            5 => random.NextDouble() * 100,
            _ => (1 + random.NextDouble()) * power,
        });
    }

    /// <summary>A double an exponential is neither 0 nor infinite at, or a tiny one.</summary>
    internal static double Bounded(Random random) => random.Next(4) switch
    {
        0 => (random.NextDouble() - 0.5) * 1480,
        1 => Math.ScaleB(random.NextDouble() - 0.5, -random.Next(1000)),
        2 => random.Next(-20, 21) / 8.0,
        _ => (random.NextDouble() - 0.5) * 4,
    };

    /// <summary>An interval and a double in it.</summary>
    internal static (Interval Interval, double Point) Within(Random random)
    {
        var (a, b) = (Any(random), Any(random));
        if (random.Next(2) == 0)
        {
            b = a * (1 + random.NextDouble());
            b = double.IsFinite(b) ? b : a;
        }

        var interval = Interval.Of(Math.Min(a, b), Math.Max(a, b));
        var point = random.Next(3) switch { 0 => a, 1 => b, _ => interval.Middle };
        return (interval, point);
    }
}
