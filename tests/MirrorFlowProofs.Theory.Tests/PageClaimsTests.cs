using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>What the pages in <c>derivations/</c> say in words beside the printed formulas.</summary>
public sealed class PageClaimsTests
{
    /// <summary>balance.md: coupled decay keeps the law of the imbalance at q = 2 only.</summary>
    [Theory]
    [InlineData("2", ZeroAnswer.Zero)]
    [InlineData("3/2", ZeroAnswer.NonZero)]
    [InlineData("1", ZeroAnswer.NonZero)]
    public void The_law_of_the_imbalance_under_coupled_decay(string q, ZeroAnswer expected)
    {
        var flow = Derived.Of(q, 2, BalanceKind.First).Flow().Flow;
        Expr Rate(int i)
        {
            var w = flow.Reparameterization.Weights[i];
            var step = -flow.Geometry.SignedPower(Names.Gradient * flow.Partials[i] + Names.Decay * w);
            return Calculus.Differentiate(flow.Invariant(i), w) * step;
        }

        var law = -flow.Geometry.Q * Names.Decay * (flow.Invariant(1) - flow.Invariant(0));

        Assert.Equal(expected, ZeroTest.Decide(Rate(1) - Rate(0) - law).Answer);
    }

    /// <summary>balance.md: at q = 1 and f = 0 both weights move at unit speed, so the difference of their sizes stays.</summary>
    [Fact]
    public void Sign_descent_with_coupled_decay_alone_keeps_the_difference()
    {
        var flow = Derived.Of("1", 2, BalanceKind.First).Flow().Flow;
        var rates = flow.Reparameterization.Weights.Select((w, i) =>
            Calculus.Differentiate(flow.Invariant(i), w) * -flow.Geometry.SignedPower(new Symbol("alpha", Domain.Positive) * w)).ToList();

        Assert.All(rates, rate => Derived.AssertEqual(-1, rate));
    }

    /// <summary>legendre.md: at q = 2 and depth 3 the mirror map is an arctangent, bounded by <c>pi/2</c> at lambda = 1.</summary>
    [Fact]
    public void At_q_2_and_depth_3_the_mirror_map_is_an_arctangent() => Derived.AssertEqual(
        Derived.Expression("arctan(sqrt(u)/sqrt(lambda))/sqrt(lambda)"),
        Derived.Of("2", 3, BalanceKind.First).Flow().MirrorMap.Value);

    /// <summary>Theory section 6: at q = 2 and depth 4 the bound is <c>1/lambda</c>.</summary>
    [Fact]
    public void At_q_2_and_depth_4_the_mirror_map_is_bounded_by_1_over_lambda() => Derived.AssertEqual(
        Derived.Expression("sqrt(u/(u + lambda))/lambda"),
        Derived.Of("2", 4, BalanceKind.First).Flow().MirrorMap.Value);

    /// <summary>legendre.md: <c>m &lt;= 1</c> iff <c>L &lt;= p</c>; with <c>1/p = 1 - 1/q</c>, <c>L - q (L - 1)</c> is <c>q L (1/L - 1/p)</c>.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void The_metric_exponent_compares_the_depth_with_p(int depth)
    {
        var (q, m) = (Geometry.SymbolicQ, Derived.Of("q", depth, BalanceKind.Equal).Flow().MetricExponent);

        Derived.AssertEqual(q * (new Rational(1, depth) - (1 - 1 / q)), 1 - m);
    }

    /// <summary>legendre.md: on the balanced manifold <c>R' &lt; 0</c> for x &gt; 0 when m &gt; 1, and <c>R' &gt; 0</c> when m &lt; 1.</summary>
    [Theory]
    [InlineData("2", 3, -1)]
    [InlineData("3/2", 4, -1)]
    [InlineData("1", 4, 1)]
    [InlineData("3/2", 2, 1)]
    public void The_balanced_mirror_map_has_one_sign(string q, int depth, int sign)
    {
        var map = Derived.Of(q, depth, BalanceKind.Equal).Flow().InX!.MirrorMap;

        Assert.True(Ranges.IsPositive(sign * Substitution.Replace(map, Names.X, new Symbol("X", Domain.Positive))));
    }
}
