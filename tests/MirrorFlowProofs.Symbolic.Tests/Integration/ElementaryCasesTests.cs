using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Symbolic.Tests.Integration;

/// <summary>
/// The integrals behind R' (exponent 1/q - 1) and R* (exponent 2/q - 1) of a deep diagonal reparameterization whose
/// first weight is the smallest.
/// </summary>
public class ElementaryCasesTests
{
    private static readonly Symbol U = new("u", Domain.Nonnegative);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);

    public static TheoryData<string, int> Catalog()
    {
        var data = new TheoryData<string, int>();
        foreach (var q in new[] { "1", "6/5", "5/4", "4/3", "3/2", "8/5", "5/3", "7/4", "2" })
        {
            data.Add(q, 1);
            data.Add(q, 2);
        }

        return data;
    }

    private static IEnumerable<(Rational A, Rational B, PowerFactor[] Factors)> Depths(string q, int numerator)
    {
        var a = numerator / Rational.Parse(q) - 1;
        return Enumerable.Range(2, 7).Select(depth => (a, (depth - 1) * a,
            new PowerFactor[] { new(0, a), new(Lambda, (depth - 1) * a) }));
    }

    [Theory]
    [MemberData(nameof(Catalog))]
    public void IntegralsDifferentiateBack(string q, int numerator)
    {
        foreach (var (a, b, factors) in Depths(q, numerator))
        {
            var result = PowerProductIntegration.Integrate(factors, U);
            var difference = Calculus.Differentiate(result.Value, U) - PowerProductIntegration.Integrand(factors, U);
            Assert.True(ZeroTest.Decide(difference).Answer == ZeroAnswer.Zero, $"{a}, {b}: {result.Value}");
            Assert.Empty(result.Conditions);
        }
    }

    [Theory]
    [MemberData(nameof(Catalog))]
    public void IntegralsVanishAtZero(string q, int numerator)
    {
        foreach (var (_, _, factors) in Depths(q, numerator))
        {
            var result = PowerProductIntegration.Integrate(factors, U);
            Assert.True(result.VanishesAtZero);
            Assert.Equal(Expr.Zero, Substitution.Replace(result.Value, U, Expr.Zero));
        }
    }

    [Theory]
    [MemberData(nameof(Catalog))]
    public void ClassIsWhatChebyshevsTheoremSays(string q, int numerator)
    {
        foreach (var (a, b, factors) in Depths(q, numerator))
        {
            var result = PowerProductIntegration.Integrate(factors, U);
            var elementary = a.IsInteger || b.IsInteger || (a + b).IsInteger;
            Assert.Equal(elementary ? Elementarity.Elementary : Elementarity.NotElementary, result.Elementarity);
            Assert.Equal(
                a.IsInteger ? IntegralClass.Polynomial : elementary ? IntegralClass.Chebyshev : IntegralClass.IncompleteBeta,
                result.Class);
            ChebyshevCondition? condition = a.IsInteger || !elementary ? null
                : b.IsInteger ? ChebyshevCondition.SecondExponentInteger : ChebyshevCondition.SumOfExponentsInteger;
            Assert.Equal(condition, result.Chebyshev);
        }
    }

    [Fact]
    public void WellKnownMirrorMapsReadAsUsual()
    {
        var root = Power.Sqrt(U) / Power.Sqrt(Lambda);
        var twoThirds = new Rational(2, 3);
        Assert.Equal(2 * Apply.Of(Function.Arcsinh, root), Value("2", 2));
        Assert.Equal(2 / Power.Sqrt(Lambda) * Apply.Of(Function.Arctan, root), Value("2", 3));
        Assert.Equal(2 / (Expr)Lambda * Power.Sqrt(U) / Power.Sqrt(U + Lambda), Value("2", 4));
        Assert.Equal(
            new Rational(3, 2) / (Expr)Lambda * Power.Of(U, twoThirds) * Power.Of(U + Lambda, -twoThirds),
            Value("3/2", 6));
        Assert.Equal(U, Value("1", 5));

        static Expr Value(string q, int depth) =>
            PowerProductIntegration.Integrate(Depths(q, 1).ElementAt(depth - 2).Factors, U).Value;
    }

    [Theory]
    [InlineData("3/2", 3)]
    [InlineData("7/4", 8)]
    [InlineData("2", 2)]
    public void WrongFactorIsNotProved(string q, int depth)
    {
        var factors = Depths(q, 1).ElementAt(depth - 2).Factors;
        var wrong = PowerProductIntegration.Integrate(factors, U).Value * new Rational(100, 99);
        Assert.NotEqual(ZeroAnswer.Zero,
            ZeroTest.Decide(Calculus.Differentiate(wrong, U) - PowerProductIntegration.Integrand(factors, U)).Answer);
    }

    [Fact]
    public void ValuesAgreeWithQuadrature()
    {
        var count = 0;
        foreach (var (a, b, u, lam, value) in ReferenceIntegrals.All)
        {
            var result = PowerProductIntegration.Integrate([new(0, a), new(Lambda, b)], U);
            var at = new Dictionary<Symbol, double>
            {
                [U] = (double)u.Numerator / (double)u.Denominator,
                [Lambda] = (double)lam.Numerator / (double)lam.Denominator,
            };
            var error = Math.Abs(DoubleEvaluation.Evaluate(result.Value, at) / value - 1);
            Assert.True(error < 1e-12, $"a={a} b={b} u={u} lam={lam}: relative error {error:E1} of {result.Value}");
            count++;
        }

        Assert.True(count > 200, $"only {count} reference values");
    }
}
