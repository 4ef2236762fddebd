using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Symbolic.Tests.Integration;

public class SymbolicExponentsTests
{
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);
    private static readonly Symbol Q = new("q", Domain.Closed(1, 2));
    private static readonly Expr E = 1 / (Expr)Q - 1;

    private static Antiderivative Proved(params PowerFactor[] factors)
    {
        var result = PowerProductIntegration.Integrate(factors, U);
        var difference = Calculus.Differentiate(result.Value, U) - PowerProductIntegration.Integrand(factors, U);
        Assert.True(ZeroTest.Decide(difference).Answer == ZeroAnswer.Zero, result.Value.ToString());
        return result;
    }

    [Fact]
    public void FirstBalancedIsAnIncompleteBetaFunction()
    {
        var result = Proved(new(0, E), new(Lambda, 2 * E));
        Assert.Equal((IntegralClass.IncompleteBeta, Elementarity.DependsOnExponents), (result.Class, result.Elementarity));
        Assert.Equal(
            "an incomplete beta function, elementary among rational q only at q = 1, 3/2, 2 (Chebyshev); "
                + "it is the integral from 0",
            result.Reason);
        Assert.Empty(result.Conditions);
        Assert.True(result.VanishesAtZero);
        Assert.Equal(Expr.Zero, Substitution.Replace(result.Value, U, Expr.Zero));
    }

    [Fact]
    public void ConjugateAlwaysConverges()
    {
        for (var zeros = 1; zeros <= 4; zeros++)
        {
            Assert.True(Proved(new(0, zeros * (2 / (Expr)Q - 1)), new(Lambda, 2 / (Expr)Q - 1)).VanishesAtZero);
        }
    }

    [Theory]
    [InlineData(2, "2", "q != 2")]
    [InlineData(3, "3/2", "q != 3/2")]
    [InlineData(4, "4/3", "q != 2; q != 4/3")]
    public void SeveralZeroOffsetsConvergeForSmallExponentsOnly(int zeros, string bound, string conditions)
    {
        var result = Proved(new(0, zeros * E), new(Lambda, E));
        Assert.False(result.VanishesAtZero);
        Assert.Contains($"the integral from 0 converges only for q < {bound};", result.Reason, StringComparison.Ordinal);
        Assert.Equal(conditions, string.Join("; ", result.Conditions));
    }

    [Fact]
    public void BalancedIsAPower()
    {
        var result = Proved(new PowerFactor(0, 3 * E));
        Assert.Equal(Q * Power.Of(U, 3 / (Expr)Q - 2) / (3 - 2 * (Expr)Q), result.Value);
        Assert.Equal("q != 3/2", string.Join("; ", result.Conditions));
        Assert.Equal(
            "the power rule; the integral from 0 converges only for q < 3/2; this is the power without a constant",
            result.Reason);
        Assert.Empty(Proved(new PowerFactor(0, E)).Conditions);
    }

    [Fact]
    public void SymbolicDepth()
    {
        var depth = new Symbol("L", Domain.PositiveInteger);
        var first = Proved(new(0, E), new(Lambda, (depth - 1) * E));
        Assert.True(first.VanishesAtZero);
        var balanced = Proved(new PowerFactor(0, depth * E));
        Assert.False(balanced.VanishesAtZero);
        Assert.Single(balanced.Conditions);
    }

    [Fact]
    public void IntegerExponentBesideSymbolicOne()
    {
        Assert.Contains("since 2 is an integer (Chebyshev)", Proved(new(0, E), new(Lambda, 2)).Reason, StringComparison.Ordinal);
        var divergent = Proved(new(0, -1), new(Lambda, E));
        Assert.Equal("q != 1", string.Join("; ", divergent.Conditions));
        Assert.False(divergent.VanishesAtZero);
    }

    [Fact]
    public void DivergenceOfAnIntegralThatIsKeptMovesItsLowerLimit()
    {
        var mu = new Symbol("mu", Domain.Positive);
        var kept = Proved(new(0, 2 * E), new(Lambda, E), new(mu, E));
        Assert.Equal(Expr.One, Assert.IsType<Integral>(kept.Value).Lower);
        Assert.Equal(
            "3 different offsets and symbolic exponents: a Lauricella function F_D, left as an integral; "
                + "the integral from 0 converges only for q < 2; this is the integral from 1",
            kept.Reason);
        Assert.Equal(Expr.Zero, Assert.IsType<Integral>(Proved(new(0, E), new(Lambda, E), new(mu, E)).Value).Lower);
    }
}
