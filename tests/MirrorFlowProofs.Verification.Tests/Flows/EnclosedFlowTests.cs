using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests.Flows;

public sealed class EnclosedFlowTests
{
    public static TheoryData<string, string, string, string, string> Problems => new()
    {
        { "3/2", "0", "quad", "3/10 4/5", "1/2" },
        { "2", "0", "logistic", "3/10 4/5 -1", "5" },
        { "4/3", "1/10", "quad", "3/10 4/5 1 1", "1/3" },
        { "2", "1/5", "logistic", "1/2 1/2 1/2", "2" },
        { "1", "0", "quad", "3/10 4/5", "2/5" },
        { "5/4", "0", "linear", "1e-6 1e-6 1e-6", "1/100" },
        { "2", "0", "quad", "1e-6 2e-6", "3" },
        { "2", "0", "lsq", "3/10 4/5", "3" },
        { "3/2", "0", "quad", "0 4/5", "1/2" },
        { "1", "0", "quad", "0 4/5 1", "1/2" },
        { "5/4", "0", "logistic", "0 1/2 1/2", "1/2" },
        { "3/2", "0", "lsq", "0 4/5", "1/4" },
        { "3/2", "0", "quad", "-3/10 4/5", "9/10" },
        { "1", "0", "quad", "-3/10 4/5", "1/2" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void The_floating_point_run_lies_in_the_enclosure_and_the_laws_hold(string q, string alpha, string loss, string weights, string time)
    {
        var flow = Flow(q, alpha, loss, weights, time);
        var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);
        var run = SteepestFlow.Run(flow);

        Assert.Null(enclosed.Stopped);
        Assert.Equal(FlowStatus.Completed, run.Status);
        foreach (var (row, values) in enclosed.Weights.Zip(run.Weights))
        {
            foreach (var (interval, value) in row.Zip(values))
            {
                // The run is good to about 1e-18 of its size; the interval is wider than that by far.
                Assert.True(interval.Lower <= value.High * (1 + 1e-15 * Math.Sign(value.High)) && value.High * (1 - 1e-15 * Math.Sign(value.High)) <= interval.Upper, $"{value} is not in {interval}");
                Assert.True(interval.Width < 1e-11 * Math.Abs(value.High), $"{interval}");
            }
        }

        Assert.True(enclosed.BalanceDrift.Value is { } drift && drift.Contains(0) && drift.Width < 1e-10, $"{enclosed.BalanceDrift}");
        if (flow.Alpha.IsZero)
        {
            Assert.True(enclosed.MirrorResidual.Value is { } residual && residual.Contains(0), $"{enclosed.MirrorResidual}");
        }
        else
        {
            Assert.Null(enclosed.MirrorResidual.Value);
        }
    }

    [Fact]
    public void The_linear_loss_has_the_exact_solution()
    {
        // q = 2, x = w1 w2 balanced, G = -1: w' = w, so w = w(0) e^t.
        var enclosed = EnclosedFlow.Run(Flow("2", "0", "linear", "1/2 1/2", "1"), TestContext.Current.CancellationToken);
        var exact = Interval.Exp(1) * 0.5;
        Assert.All(enclosed.Weights[0], w => Assert.True(w.Contains(exact.Lower) || w.Contains(exact.Upper), $"{w} against {exact}"));
        Assert.True(enclosed.Weights[0][0].Width < 1e-13);
    }

    [Theory]
    [InlineData("1", "3/10 4/5", "2", 0.4807, 0.4808)]
    [InlineData("1", "-1/2 -2", "1/100", 0, 0)]
    [InlineData("3/2", "2 1/2", "5", 0, 0)]
    public void A_coordinate_rests_at_its_minimum(string q, string weights, string time, double from, double to)
    {
        var enclosed = EnclosedFlow.Run(Flow(q, "0", "quad", weights, time), TestContext.Current.CancellationToken);
        Assert.Null(enclosed.Stopped);
        Assert.True(enclosed.Resting[0] is { } since && since.Lower >= from && since.Upper <= to);
        Assert.True(enclosed.X[0].Contains(1) && enclosed.X[0].Width < 1e-14);
    }

    [Theory]
    [InlineData("7/4")]
    [InlineData("3/2")]
    public void A_gradient_passes_zero_where_another_coordinate_moves_it(string q)
    {
        var flow = new ExactFlow(
            Rational.Parse(q), new ExactLeastSquares([[2, 1], [0, 1]], [2, 2]), [[new(1, 2), 1], [new(1, 10), 1]], 1, Rational.Pow(10, -12));
        var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);
        var run = SteepestFlow.Run(flow);

        Assert.Null(enclosed.Stopped);
        Assert.Equal(FlowStatus.Completed, run.Status);
        Assert.Equal((FlowEventKind.ZeroGradient, 0), run.Events.Select(e => (e.Kind, e.Coordinate)).Single());
        Assert.All(enclosed.Weights.Zip(run.Weights).SelectMany(pair => pair.First.Zip(pair.Second)), pair =>
            Assert.True(pair.First.Width < 1e-11 && pair.Second.High >= pair.First.Lower && pair.Second.High <= pair.First.Upper, $"{pair}"));
        Assert.True(enclosed.MirrorResidual.Value is { } residual && residual.Contains(0));
    }

    [Theory]
    [InlineData("33/32", "3/10 4/5 -1", "1")]
    [InlineData("33/32", "0 4/5 -1", "1/2")]
    [InlineData("7/4", "3/10 4/5 -1 -6/5", "1/2")]
    public void The_way_through_a_weight_that_passes_zero_is_as_narrow_as_the_rest(string q, string weights, string time)
    {
        var flow = Flow(q, "0", "quad", weights, time) with { Loss = new ExactQuadratic([weights.Split(' ').Length == 3 ? 2 : -2]) };
        var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);
        var run = SteepestFlow.Run(flow);

        Assert.Null(enclosed.Stopped);
        Assert.Null(enclosed.Resting[0]);
        Assert.All(enclosed.Weights[0].Zip(run.Weights[0]), pair =>
            Assert.True(pair.First.Width < 1e-11 && pair.Second.High >= pair.First.Lower && pair.Second.High <= pair.First.Upper, $"{pair}"));
        Assert.True(enclosed.BalanceDrift.Value is { } drift && drift.Contains(0) && drift.Width < 1e-11);
        Assert.True(enclosed.MirrorResidual.Value is { } residual && residual.Contains(0) && residual.Width < 1e-11);
    }

    [Fact]
    public void Coupled_coordinates_rest_at_the_minimum_after_all_have_arrived()
    {
        // 2 x0 + x1 = 3, x1 = 2.
        var flow = new ExactFlow(
            new Rational(3, 2), new ExactLeastSquares([[2, 1], [0, 1]], [3, 2]), [[new(1, 2), 1], [new(1, 10), 1]], 20, Rational.Pow(10, -12));
        var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);
        var run = SteepestFlow.Run(flow);

        Assert.Null(enclosed.Stopped);
        Assert.Equal(FlowStatus.ReachedZeroGradient, run.Status);
        Assert.True(enclosed.X[0].Contains(0.5) && enclosed.X[1].Contains(2) && enclosed.X.All(x => x.Width < 1e-14));
        Assert.All(enclosed.Resting, since => Assert.InRange(run.Events[^1].Time.High, since!.Value.Lower, since.Value.Upper));
        Assert.All(enclosed.Weights.Zip(run.Weights).SelectMany(pair => pair.First.Zip(pair.Second)), pair =>
            Assert.InRange(pair.Second.High, pair.First.Lower - 1e-12, pair.First.Upper + 1e-12));
        Assert.Null(enclosed.MirrorResidual.Value);
    }

    [Theory]
    [InlineData("3/2", "0 0")]
    [InlineData("1", "0 0 1")]
    [InlineData("1", "1/2 -1/2")]
    [InlineData("3/2", "1/2 -1/2")]
    [InlineData("33/32", "1/2 -1/2 1")]
    public void Nothing_is_said_beyond_a_saddle(string q, string weights)
    {
        var enclosed = EnclosedFlow.Run(Flow(q, "0", "quad", weights, "3"), TestContext.Current.CancellationToken);
        Assert.StartsWith("from t = ", enclosed.Stopped, StringComparison.Ordinal);
        Assert.True(enclosed.Time.Upper < 2 && enclosed.X[0].Lower <= 1e-9 && enclosed.X[0].Upper > -1e-9);
    }

    [Fact]
    public void A_coordinate_by_itself_rests_after_its_arrival_while_another_goes_on()
    {
        var flow = Flow("3/2", "0", "quad", "-3/10 4/5", "2") with
        {
            Loss = new ExactQuadratic([1, new Rational(1, 4)]),
            Weights = [[new Rational(-3, 10), new Rational(4, 5)], [new Rational(1, 100), new Rational(1, 100)]],
        };
        var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);

        Assert.Null(enclosed.Stopped);
        Assert.True(enclosed.Resting[0] is { Lower: > 1.8005, Upper: < 1.8006 } && enclosed.Resting[1] is null);
        Assert.True(enclosed.X[0].Contains(1) && enclosed.X[0].Width < 1e-14);

        // w1 passed 0 with x: |w2|^(3/2) - |w1|^(3/2) is kept, and so is |w1| |w2| = 1.
        Assert.True(enclosed.Weights[0][0].Lower > 0 && enclosed.Weights[0][1].Lower > 0);
        Assert.True(enclosed.BalanceDrift.Value is { } drift && drift.Contains(0) && drift.Width < 1e-10);
        Assert.True(enclosed.MirrorResidual.Value is { } residual && residual.Contains(0) && residual.Width < 1e-10);
        var run = SteepestFlow.Run(flow);
        Assert.All(enclosed.Weights.Zip(run.Weights).SelectMany(pair => pair.First.Zip(pair.Second)), pair =>
            Assert.InRange(pair.Second.High, pair.First.Lower - 1e-9, pair.First.Upper + 1e-9));
    }

    [Fact]
    public void Where_one_coordinate_stops_all_are_given_at_its_time()
    {
        var flow = Flow("3/2", "0", "quad", "1 1", "5") with
        {
            Loss = new ExactQuadratic([1, -2]),
            Weights = [[new Rational(3, 10), new Rational(4, 5)], [new Rational(1, 2), new Rational(1, 2)]],
        };
        var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);

        Assert.Contains("; x[1] arrives at the saddle 0 at t in [", enclosed.Stopped, StringComparison.Ordinal);
        Assert.Null(enclosed.Resting[0]);
        Assert.True(enclosed.Time.Upper < 1 && enclosed.X[0].Upper < 1);
        Assert.True(enclosed.BalanceDrift.Value!.Value.Contains(0));
    }

    [Fact]
    public void Too_many_weights_are_refused()
    {
        var flow = Flow("2", "0", "linear", string.Join(' ', Enumerable.Repeat("1", 25)), "1");
        Assert.Equal(
            "expected at most 24 weights for an enclosure, found 25",
            Assert.Throws<ArgumentException>(() => EnclosedFlow.Run(flow, TestContext.Current.CancellationToken)).Message);
    }

    private static ExactFlow Flow(string q, string alpha, string loss, string weights, string time)
    {
        Rational[] row = [.. weights.Split(' ').Select(Rational.Parse)];
        ExactLoss exact = loss switch
        {
            "quad" => new ExactQuadratic([1]),
            "logistic" => new ExactLogistic([1]),
            "linear" => new ExactLinear([1]),
            _ => new ExactLeastSquares([[1, new Rational(1, 2)], [new Rational(1, 3), 2]], [1, 1]),
        };
        IReadOnlyList<IReadOnlyList<Rational>> rows = loss == "lsq" ? [row, [new Rational(1, 2), new Rational(1, 2)]] : [row];
        return new(Rational.Parse(q), exact, rows, Rational.Parse(time), Rational.Pow(10, -20)) { Alpha = Rational.Parse(alpha) };
    }
}
