using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests.Flows;

/// <summary>Sign flows (q = 1) in intervals, held against the exact integrator and against solutions by hand.</summary>
public sealed class EnclosedSignFlowTests(ITestOutputHelper output)
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";

    [Fact]
    public void A_coordinate_slides_into_its_box_and_out_of_it_never()
    {
        // w = 1/2 each, decay 1/10: |w|' = 1 - |w|/10 up to x = w^2 = 1, then held by the control 1/10.
        var enclosed = Run(new ExactFlow(1, new ExactQuadratic([1]), [[new(1, 2), new(1, 2)]], 5, Rational.Pow(10, -12)) { Alpha = new(1, 10) });
        Assert.Null(enclosed.Stopped);
        Assert.All(enclosed.Weights[0], w => Assert.True(w.Contains(1) && w.Width < 1e-14, $"{w}"));
        Assert.True(enclosed.BalanceDrift.Value is { } drift && drift.Contains(0) && drift.Width < 1e-13);
    }

    [Fact]
    public void A_sliding_coordinate_follows_one_that_moves()
    {
        // G = (2(2 x0 + x1 - 2), 2 x0 + 2 x1 - 4): x0 meets its zero, slides along x0 = 1 - x1/2 while x1 goes on, and both rest at (0, 2).
        var flow = new ExactFlow(
            1, new ExactLeastSquares([[2, 1], [0, 1]], [2, 2]), [[new(1, 2), 1], [new(1, 10), 1]], 1, Rational.Pow(10, -12));
        var enclosed = Run(flow with { EndTime = new(2, 5) });
        Assert.Null(enclosed.Stopped);
        Assert.True(((2 * enclosed.X[0]) + enclosed.X[1] - 2).Contains(0) && enclosed.X[0].Width < 1e-14);
        Assert.True(enclosed.MirrorResidual.Value is { } residual && residual.Contains(0) && residual.Width < 1e-13);
    }

    [Theory]
    [InlineData("1/2 -1/2", "the solution is not unique: x[0] is at the saddle 0, several weights are 0 together", 0.5)]
    [InlineData("0 0 1", "the solution is not unique: x[0] is at the saddle 0, several weights are 0 together", 0)]
    public void It_stops_where_the_solution_is_not_unique(string weights, string reason, double time)
    {
        var enclosed = Run(new ExactFlow(1, new ExactQuadratic([1]), [[.. weights.Split(' ').Select(Rational.Parse)]], 3, Rational.Pow(10, -12)));
        Assert.Contains(reason, enclosed.Stopped, StringComparison.Ordinal);
        Assert.InRange(time, enclosed.Time.Lower, enclosed.Time.Upper);
    }

    [Fact]
    public void Minima_that_are_not_isolated_stop_it_with_the_reason()
    {
        var enclosed = Run(new ExactFlow(1, new ExactLeastSquares([[1, 1]], [2]), [[new(1, 2), 1], [new(1, 3), 1]], 3, Rational.Pow(10, -12)));
        Assert.NotNull(enclosed.Stopped);
        Assert.Matches("not told apart|depend on each other", enclosed.Stopped);
    }

    [Fact]
    public void An_end_at_the_event_itself_is_enclosed()
    {
        // x = (1/4 + t) (1 + t) is 1 at t = 1/2 (sqrt(73) - ...)/8; here b = x(1/2) exactly.
        var flow = new ExactFlow(1, new ExactQuadratic([new(9, 8)]), [[new(1, 4), 1]], new(1, 2), Rational.Pow(10, -12));
        var enclosed = Run(flow);
        Assert.Null(enclosed.Stopped);
        Assert.True(enclosed.X[0].Contains(1.125) && enclosed.X[0].Width < 1e-13, $"{enclosed.X[0]}");
    }

    /// <summary>
    /// Random coupled least squares of 2 to 5 coordinates, depths 1 to 4, any signs, with and without decay: the exact integrator,
    /// in twice double precision, lies in every enclosure; 5,000 with MIRRORFLOW_FULL=1.
    /// </summary>
    [Fact]
    public void The_exact_integrator_lies_in_the_enclosure()
    {
        var random = new Random(20261130);
        var (count, reached, slid, widest) = (Full ? 5000 : 60, 0, 0, 0.0);
        for (var number = 0; number < count; number++)
        {
            var flow = Draw(random);
            var (enclosed, exact) = (Run(flow), ExactSignFlow.Run(flow, cancellation: TestContext.Current.CancellationToken));
            if (enclosed.Stopped is not null)
            {
                output.WriteLine($"{number}: {enclosed.Stopped}");
                continue;
            }

            reached++;
            slid += exact.Result.Events.Any(e => e.Kind == SignEventKind.SlidingBegan) ? 1 : 0;
            Assert.Empty(exact.Result.Branchings);
            foreach (var (interval, value) in enclosed.Weights.Zip(exact.Result.State.Weights).SelectMany(pair => pair.First.Zip(pair.Second)))
            {
                // The integrator is good to 1e-20 and better; the interval is as wide as roundoff in double precision.
                var w = Rounding.ToRational(value.High) + Rounding.ToRational(value.Low);
                var slack = Rational.Pow(10, -19);
                Assert.True(Rounding.ToRational(interval.Lower) <= w + slack && w - slack <= Rounding.ToRational(interval.Upper), $"{number}: {value} is not in {interval}");
                widest = Math.Max(widest, interval.Width);
            }

            Assert.True(enclosed.BalanceDrift.Value is { } drift && drift.Contains(0), $"{number}: {enclosed.BalanceDrift}");
            Assert.True(enclosed.MirrorResidual.Value is not { } residual || residual.Contains(0), $"{number}: {enclosed.MirrorResidual}");
        }

        output.WriteLine(FormattableString.Invariant($"{reached} of {count} reached T, {slid} of them with sliding, widest {widest:e1}"));
        Assert.True(reached > count * 9 / 10 && slid > count / 3, $"{reached} of {count} reached T, {slid} with sliding");
    }

    private static ExactFlow Draw(Random random)
    {
        var n = random.Next(2, 6);
        var a = Enumerable.Range(0, n).Select(_ => (IReadOnlyList<Rational>)[.. Enumerable.Range(0, n).Select(_ => Number(100))]).ToList();
        return new(
            1,
            new ExactLeastSquares(a, [.. Enumerable.Range(0, n).Select(_ => Number(200))]),
            [.. Enumerable.Range(0, n).Select(_ => (IReadOnlyList<Rational>)[.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Number(150))])],
            new Rational(random.Next(1, 300), 100),
            Rational.Pow(10, -12))
        {
            Alpha = random.Next(2) == 0 ? Rational.Zero : new Rational(random.Next(1, 80), 100),
        };

        Rational Number(int largest) => new(random.Next(-largest, largest + 1), 97);
    }

    private static EnclosedFlowReport Run(ExactFlow flow) => EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);
}
