using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>
/// Against integrals computed with mpmath at 60 digits by another route (tanh-sinh in log v, series at 0 by itself).
/// </summary>
public sealed class IntegralReferenceTests
{
    private static IEnumerable<string[]> Cases() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PowerProducts", "integrals.csv")).Select(line => line.Split(';'));

    [Fact]
    public void Double_stays_within_its_own_error_estimate() => AllWithin<Float64>();

    [Fact]
    public void Double_double_stays_within_its_own_error_estimate() => AllWithin<DoubleDouble>();

    private static void AllWithin<T>()
        where T : struct, IReal<T>
    {
        double worst = 0;
        var prepared = new Dictionary<string, PowerProductIntegral<T>>();
        foreach (string[] row in Cases())
        {
            string key = row[0] + row[1];
            if (!prepared.TryGetValue(key, out PowerProductIntegral<T>? integral))
            {
                T[] offsets = [.. row[0].Split(' ').Select(Number.Of<T>)];
                prepared[key] = integral = new PowerProductIntegral<T>(offsets, Rational.Parse(row[1]));
            }

            T value = integral.Between(Number.Of<T>(row[2]), Number.Of<T>(row[3]));
            double error = Number.RelativeError(value, row[4]);
            Assert.True(error <= T.ToDouble(integral.RelativeError), $"{string.Join("; ", row)}: {value}, error {error}");
            worst = Math.Max(worst, error / T.ToDouble(T.Epsilon));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"worst error: {worst} roundoffs");
    }
}
