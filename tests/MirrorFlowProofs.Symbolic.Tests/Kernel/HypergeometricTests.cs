using CsCheck;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>Enclosures of 2F1 far below 0, where they come from the solutions at infinity.</summary>
public class HypergeometricTests
{
    private const int Bits = 128;

    private static readonly Gen<Rational> Parameters = Gen.Select(Gen.Int[-30, 40], Gen.Int[3, 7], (n, d) => new Rational(n, d))
        .Where(r => !r.IsInteger);

    /// <summary>
    /// Against Pfaff's transformation, F(a, b; c; z) = (1 - z)^(-a) F(a, c - b; c; z/(z - 1)), which sums a series at an argument near 1:
    /// 40 random ones, with MIRRORFLOW_FULL=1 300.
    /// </summary>
    [Fact]
    public void Far_values_lie_in_the_enclosures_of_another_way()
    {
        Gen.Select(Parameters, Parameters, Parameters, Gen.Int[9, 40]).Where(t => !(t.Item1 - t.Item2).IsInteger).Sample(
            (a, b, c, twice) =>
            {
                var z = new Rational(-twice, 2);
                var far = Hypergeometric.Evaluate(a, b, c, DyadicInterval.Of(z, Bits), Bits, out var reason);
                var series = Hypergeometric.Evaluate(a, c - b, c, DyadicInterval.Of(z / (z - 1), 2 * Bits), 2 * Bits, out _);
                var power = DyadicInterval.Pow(DyadicInterval.Of(1 - z, 2 * Bits), -a, 2 * Bits);
                Assert.True(far is not null && series is not null && power is not null, reason);
                var other = DyadicInterval.Multiply(power.Value, series.Value, 2 * Bits);
                Assert.True(far.Value.Lower <= other.Upper && other.Lower <= far.Value.Upper, $"F({a}, {b}; {c}; {z}): {far} against {other}");
                var width = far.Value.Upper.ToRational() - far.Value.Lower.ToRational();
                Assert.True(width < Rational.Pow(2, -60) * Rational.Max(1, other.Magnitude.ToRational()), $"F({a}, {b}; {c}; {z}) is {far}: too wide");
            },
            iter: Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 300 : 40,
            threads: 1);
    }

    /// <summary>F(1, 3/2; 1/2; -W) = (1 - W)/(1 + W)^2 and F(a, b; b; -W) = (1 + W)^(-a) (DLMF 15.4.6, 15.4.9).</summary>
    [Theory]
    [InlineData("hyp2f1(1, 3/2, 1/2, -W) - (1 - W)/(1 + W)^2")]
    [InlineData("hyp2f1(1/3, 5/4, 5/4, -W) - (1 + W)^(-1/3)")]
    [InlineData("hyp2f1(-7/3, 1/4, 1/4, -W) - (1 + W)^(7/3)")]
    public void Elementary_values_far_below_0_are_met(string text)
    {
        var w = new Symbol("W", Domain.Positive);
        var e = Parsing.Parser.Parse(text, new Dictionary<string, Symbol> { ["W"] = w });
        foreach (var value in new Rational[] { 4, 1000, Rational.Pow(10, 12) })
        {
            var enclosed = EnclosureEvaluator.Evaluate(e, new Dictionary<Symbol, Rational> { [w] = value }, 256);
            Assert.True(enclosed.IsEnclosed && !enclosed.ExcludesZero, $"{text} at W = {value}: {enclosed}");
            Assert.True(enclosed.Upper - enclosed.Lower < Rational.Pow(2, -80), $"{text} at W = {value}: {enclosed}");
        }
    }
}
