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

    [Fact]
    public void It_stops_before_a_gradient_that_reaches_zero()
    {
        var enclosed = EnclosedFlow.Run(Flow("1", "0", "quad", "3/10 4/5", "20"), TestContext.Current.CancellationToken);
        Assert.EndsWith("; x[0] arrives at its minimum at t in [0.48077640640441443, 0.48077640640441638]", enclosed.Stopped, StringComparison.Ordinal);
        Assert.True(enclosed.Time.Upper < 20);
        Assert.True(enclosed.X[0].Middle is > 0.99 and < 1.0000001);
        Assert.True(enclosed.BalanceDrift.Value!.Value.Contains(0));
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
