using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>The exact solution, enclosed by the exact side, must lie in every enclosure.</summary>
public sealed class ValidatedIntegratorTests
{
    [Theory]
    [InlineData("y", "1", 1, "exp(1)", 1e-14)]
    [InlineData("-y", "1", 30, "exp(-30)", 1e-12)]
    [InlineData("2*abs(y)^(1/2)", "1", 3, "16", 1e-13)]
    [InlineData("y^2", "1", 0.875, "8", 1e-13)]
    [InlineData("y*(1 - y)", "1/2", 5, "1/(1 + exp(-5))", 1e-13)]
    [InlineData("1/y", "1", 4, "3", 1e-13)]
    [InlineData("exp(-y)", "0", 3, "log(4)", 1e-13)]
    public void One_component_with_a_known_solution(string field, string start, double time, string solution, double width)
    {
        var y = new Symbol("y");
        var result = new ValidatedIntegrator([Parser.Parse(field, Names(y), Domain.Real)], [y])
            .Integrate([Number.Of<Interval>(Rational.Parse(start))], 0, time, TestContext.Current.CancellationToken);
        Assert.Null(result.Stopped);
        Contains(result.State[0], Parser.Parse(solution, Names(), Domain.Real));
        Assert.True(result.State[0].Width < width * Math.Abs(result.State[0].Middle), $"{result.State[0]} after {result.Steps} steps");
    }

    [Fact]
    public void A_rotation_is_not_wrapped()
    {
        var (x, y) = (new Symbol("x"), new Symbol("y"));
        var box = Interval.Of(1 - 1e-6, 1 + 1e-6);
        var result = new ValidatedIntegrator([-y, x], [x, y]).Integrate([box, Interval.Zero], 0, 100, TestContext.Current.CancellationToken);

        // cos 100 and sin 100 times a radius within 1e-6.
        Assert.Null(result.Stopped);
        foreach (var scale in new[] { 1 - 9e-7, 1, 1 + 9e-7 })
        {
            Assert.True(result.State[0].Contains(scale * 0.8623188722876839) && result.State[1].Contains(scale * -0.5063656411097588));
        }

        Assert.True(result.State.All(v => v.Width < 4e-6), string.Join(", ", result.State));
    }

    [Fact]
    public void A_bound_on_steps_is_said_and_what_was_reached_is_enclosed()
    {
        var y = new Symbol("y");
        var result = new ValidatedIntegrator([-y], [y]) { MostSteps = 3 }.Integrate([Interval.One], 0, 100, TestContext.Current.CancellationToken);

        Assert.Equal("it took 3 steps", result.Stopped);
        Assert.Equal(3, result.Steps);
        Assert.InRange(result.Time, 0.1, 99);
        Contains(result.State[0], Apply.Of(Function.Exp, -Points.Exact(result.Time)));
    }

    [Fact]
    public void A_whole_box_of_starts_is_enclosed()
    {
        // y' = y^2: y = y0 / (1 - y0 t).
        var y = new Symbol("y");
        var result = new ValidatedIntegrator([y * y], [y]).Integrate([Interval.Of(0.5, 0.6)], 0, 1, TestContext.Current.CancellationToken);
        Assert.True(result.State[0].Contains(Interval.Of(1.0000001, 1.4999999)));
        Assert.True(result.State[0].Width < 0.7);
    }

    [Theory]
    [InlineData("sign(1 - y)", 0.5)]
    [InlineData("-sign(y - 1)*2", 0.25)]
    [InlineData("3 - 2*sign(y - 1)^2 + sign(1 - y)", 0.25)]
    public void It_does_not_step_over_a_sign_that_changes(string field, double arrival)
    {
        // The field is constant on either side of 1: all its higher terms are 0.
        var y = new Symbol("y");
        var result = new ValidatedIntegrator([Parser.Parse(field, Names(y), Domain.Real)], [y])
            .Integrate([0.5], 0, 0.75, TestContext.Current.CancellationToken);
        Assert.NotNull(result.Stopped);
        Assert.InRange(result.Time, arrival * 0.999, arrival);
    }

    [Theory]
    [InlineData("-abs(y)^(1/2)", 1, 2.1)]
    [InlineData("y^2", 1, 1.5)]
    [InlineData("-1/y", 1, 0.6)]
    public void It_stops_at_a_singular_point(string field, double start, double time)
    {
        var y = new Symbol("y");
        var result = new ValidatedIntegrator([Parser.Parse(field, Names(y), Domain.Real)], [y]) { MostSteps = 2000 }
            .Integrate([start], 0, time, TestContext.Current.CancellationToken);
        Assert.NotNull(result.Stopped);
        Assert.True(result.Time < time);
    }

    private static void Contains(Interval value, Expr exact)
    {
        var enclosed = EnclosureEvaluator.Evaluate(exact, new Dictionary<Symbol, Rational>(), 200);
        var (lower, upper) = (Rounding.ToRational(value.Lower), Rounding.ToRational(value.Upper));
        Assert.True(lower <= enclosed.Lower && enclosed.Upper <= upper, $"{exact} = {enclosed} is not in {value}");
    }

    private static Dictionary<string, Symbol> Names(params Symbol[] symbols) => symbols.ToDictionary(s => s.Name);
}
