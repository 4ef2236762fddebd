using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Symbolic.Tests.Integration;

/// <summary>Every potential says its class, over all geometries with small denominators and depths up to 16.</summary>
public sealed class ClassGridTests
{
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);

    private static IEnumerable<Rational> Geometries() =>
        Enumerable.Range(1, 12).SelectMany(d => Enumerable.Range(d, d + 1).Select(n => new Rational(n, d))).Distinct();

    /// <summary>The exponents 1/q - 1 of the mirror map and 2/q - 1 of the conjugate.</summary>
    private static IEnumerable<Rational> Exponents() => Geometries().SelectMany(q => new[] { 1 / q - 1, 2 / q - 1 }).Distinct();

    [Fact]
    public void Balanced_potentials_are_powers_or_the_entropy()
    {
        foreach (var e in Exponents())
        {
            for (var depth = 1; depth <= 16; depth++)
            {
                var result = PowerProductIntegration.Integrate([new PowerFactor(0, depth * e)], U);
                Assert.Equal(Elementarity.Elementary, result.Elementarity);
                Assert.Equal(depth * e == -1, result.Class == IntegralClass.Logarithmic);
                Assert.Equal(depth * e > -1, result.VanishesAtZero);
            }
        }
    }

    [Fact]
    public void First_balanced_potentials_are_elementary_where_Chebyshev_says_so()
    {
        foreach (var e in Exponents())
        {
            for (var depth = 2; depth <= 16; depth++)
            {
                var b = (depth - 1) * e;
                var result = PowerProductIntegration.Integrate([new(0, e), new(Lambda, b)], U);
                var elementary = e.IsInteger || b.IsInteger || (e + b).IsInteger;
                Assert.Equal(elementary ? Elementarity.Elementary : Elementarity.NotElementary, result.Elementarity);
                Assert.True(result.VanishesAtZero);
                Assert.Equal(Expr.Zero, Substitution.Replace(result.Value, U, Expr.Zero));
            }
        }
    }

    [Theory]
    [InlineData("2", 3, IntegralClass.Elliptic, Elementarity.NotElementary)]
    [InlineData("2", 4, IntegralClass.Elliptic, Elementarity.NotElementary)]
    [InlineData("2", 5, IntegralClass.Hyperelliptic, Elementarity.NotElementary)]
    [InlineData("2", 16, IntegralClass.Hyperelliptic, Elementarity.NotElementary)]
    [InlineData("1", 7, IntegralClass.Polynomial, Elementarity.Elementary)]
    [InlineData("3/2", 3, IntegralClass.Lauricella, Elementarity.Unknown)]
    [InlineData("3/2", 4, IntegralClass.Lauricella, Elementarity.NotElementary)]
    [InlineData("4/3", 4, IntegralClass.Lauricella, Elementarity.Unknown)]
    [InlineData("4/3", 5, IntegralClass.Lauricella, Elementarity.NotElementary)]
    [InlineData("13/12", 12, IntegralClass.Lauricella, Elementarity.Unknown)]
    public void Distinct_offsets(string q, int depth, IntegralClass kind, Elementarity elementarity)
    {
        var result = PowerProductIntegration.Integrate(Distinct(1 / Rational.Parse(q) - 1, depth), U);
        Assert.Equal((kind, elementarity, true), (result.Class, result.Elementarity, result.VanishesAtZero));
    }

    /// <summary>Multiplicities k_i at q = 2: the exponents are -k_i/2.</summary>
    [Theory]
    [InlineData("1 1 1", IntegralClass.Elliptic, "first kind")]
    [InlineData("1 1 3", IntegralClass.Elliptic, "second kind")]
    [InlineData("1 1 1 2", IntegralClass.Elliptic, "third kind")]
    [InlineData("1 1 1 1 2 2", IntegralClass.Elliptic, "third kind")]
    [InlineData("1 1 2", IntegralClass.GenusZero, "square roots of two linear factors")]
    [InlineData("1 2 2", IntegralClass.GenusZero, "square roots of one linear factor")]
    [InlineData("2 2 2", IntegralClass.Rational, "partial fractions")]
    [InlineData("1 1 21", IntegralClass.Elliptic, "an elliptic integral, left as an integral")]
    [InlineData("1 1 40", IntegralClass.GenusZero, "a curve of genus 0, left as an integral")]
    [InlineData("1 1 1 1 1 2", IntegralClass.Hyperelliptic, "a hyperelliptic integral, left as an integral")]
    public void Multiplicities(string multiplicities, IntegralClass kind, string reason)
    {
        var factors = Distinct(new Rational(-1, 2), 8)
            .Zip(multiplicities.Split(' '), (f, k) => f with { Exponent = Rational.Parse(k) * f.Exponent }).ToArray();
        var result = PowerProductIntegration.Integrate(factors, U);
        Assert.Equal(kind, result.Class);
        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
        Assert.Equal(ZeroAnswer.Zero, ZeroTest.Decide(
            Calculus.Differentiate(result.Value, U) - PowerProductIntegration.Integrand(factors, U)).Answer);
    }

    [Theory]
    [InlineData("3/2", 3)]
    [InlineData("3/2", 5)]
    [InlineData("2", 6)]
    [InlineData("7/5", 4)]
    public void Integrals_that_are_left_have_enclosed_values_and_derivatives(string q, int depth)
    {
        var factors = Distinct(1 / Rational.Parse(q) - 1, depth);
        var value = Assert.IsType<Integral>(PowerProductIntegration.Integrate(factors, U).Value);
        Assert.Equal(PowerProductIntegration.Integrand(factors, U), Calculus.Differentiate(value, U));

        var numbers = factors.Select((f, i) => (f.Offset, Value: new Rational(2 * i + 1, i + 2)))
            .Where(f => f.Offset is Symbol).ToDictionary(f => (Symbol)f.Offset, f => (Expr)f.Value);
        var at = Substitution.Replace(value, numbers);
        Rational Half(int bits, Rational u) => EnclosureEvaluator.Evaluate(at, new Dictionary<Symbol, Rational> { [U] = u }, bits).Lower!.Value;

        // A finer enclosure lies in a coarser one, and doubling u adds between u f(2u) and u f(u).
        var (low, high) = (Half(80, 1), Half(80, 2));
        var coarse = EnclosureEvaluator.Evaluate(at, new Dictionary<Symbol, Rational> { [U] = 1 }, 40);
        Assert.True(coarse.Lower <= low && low <= coarse.Upper);
        var integrand = Substitution.Replace(PowerProductIntegration.Integrand(factors, U), numbers);
        Rational Density(Rational u) => EnclosureEvaluator.Evaluate(integrand, new Dictionary<Symbol, Rational> { [U] = u }, 80).Lower!.Value;
        Assert.True(Density(2) < high - low && high - low < Density(1));
    }

    private static PowerFactor[] Distinct(Rational exponent, int depth) =>
        [.. Enumerable.Range(1, depth).Select(i => new PowerFactor(i == 1 ? Expr.Zero : new Symbol($"lambda_{i}", Domain.Positive), exponent))];
}
