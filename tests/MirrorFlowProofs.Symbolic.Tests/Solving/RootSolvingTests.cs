using MirrorFlowProofs.Symbolic.Solving;

namespace MirrorFlowProofs.Symbolic.Tests.Solving;

public class RootSolvingTests
{
    private static readonly Symbol X = new("X", Domain.Nonnegative);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);
    private static readonly Symbol Mu = new("mu", Domain.Positive);

    [Fact]
    public void OnePower()
    {
        var third = new Rational(1, 3);
        Assert.Equal(Power.Of(X, third), RootSolving.Solve([new(0, 1), new(0, 2)], X).Value);
        Assert.Equal(Power.Of(X, third) - Lambda, RootSolving.Solve([new(Lambda, 3)], X).Value);
        var depth = new Symbol("L", Domain.PositiveInteger);
        Assert.Equal(Power.Of(X, 1 / (Expr)depth), RootSolving.Solve([new(0, depth)], X).Value);
    }

    [Fact]
    public void TwoFactors()
    {
        var result = RootSolving.Solve([new(0, 1), new(Lambda, 1)], X);
        Assert.Equal((Power.Sqrt(Power.Of(Lambda, 2) + 4 * (Expr)X) - Lambda) / 2, result.Value);
        Assert.Equal("the larger root of a quadratic equation; checked by substitution", result.Reason);
        Assert.Equal(
            (Power.Sqrt(Power.Of(Lambda - Mu, 2) + 4 * (Expr)X) - Lambda - Mu) / 2,
            RootSolving.Solve([new(Lambda, 1), new(Mu, 1)], X).Value);
        Assert.Equal(4, RootSolving.Solve([new(0, 1), new(1, 1)], 20).Value);
    }

    [Fact]
    public void EqualExponentsReduceToAQuadratic()
    {
        var result = RootSolving.Solve([new(0, 2), new(Lambda, 2)], X);
        Assert.Equal((Power.Sqrt(Power.Of(Lambda, 2) + 4 * Power.Sqrt(X)) - Lambda) / 2, result.Value);
    }

    [Theory]
    [InlineData(1, 2, "no closed form is given: 2 different factors that do not make a quadratic equation")]
    [InlineData(1, 0, "one power is inverted; checked by substitution")]
    [InlineData(0, 0, "no closed form is given: the left side is constant")]
    [InlineData(-1, 1, "no closed form is given: an exponent is not known to be positive")]
    public void ReasonIsAlwaysGiven(int first, int second, string reason) =>
        Assert.Equal(reason, RootSolving.Solve([new(0, first), new(Lambda, second)], X).Reason);

    [Fact]
    public void ThreeFactorsAreNotSolved() => Assert.Null(
        RootSolving.Solve([new(0, 1), new(Lambda, 1), new(Mu, 1)], X).Value);

    [Fact]
    public void RightSideMustNotBeNegative() => Assert.Equal(
        "the right side y must be known to be nonnegative (Parameter 'x')",
        Assert.Throws<ArgumentException>(() => RootSolving.Solve([new(0, 1)], new Symbol("y"))).Message);
}
