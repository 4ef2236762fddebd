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

    [Theory]
    [InlineData("1")]
    [InlineData("3/2")]
    public void It_stops_before_a_gradient_that_reaches_zero(string q)
    {
        var enclosed = EnclosedFlow.Run(Flow(q, "0", "quad", "3/10 4/5", "20"), TestContext.Current.CancellationToken);
        Assert.NotNull(enclosed.Stopped);
        Assert.True(enclosed.Time.Upper < 20);
        Assert.True(enclosed.X[0].Middle is > 0.99 and < 1.0000001);
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
