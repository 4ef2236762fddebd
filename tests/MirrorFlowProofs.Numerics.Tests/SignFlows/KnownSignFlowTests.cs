namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Sign flows that can be solved by hand.</summary>
public sealed class KnownSignFlowTests
{
    // |R| of the last digits of twice double precision.
    private const double Exact = 1e-29;

    [Fact]
    public void A_linear_loss_moves_every_weight_at_unit_speed_through_zero()
    {
        SignFlowResult result = SignProblem.Run(SignProblem.Linear("-1", "3/10 -4/5 -1", "1"));

        // u = 3/10 - t; sizes 7/10, 7/10 + 1/2 and 7/10 + 7/10 at t = 1.
        Assert.Equal(SignFlowStatus.Completed, result.Status);
        Assert.Equal("0.3 WeightPassed 0", SignProblem.Events(result));
        Near("-588/500", result.State.X[0]);
        Near("-7/10", result.State.Weights[0][0]);
        Near("-6/5", result.State.Weights[0][1]);
        Near("-7/5", result.State.Weights[0][2]);
        Near("1", result.Clock![0]);
    }

    [Fact]
    public void A_quadratic_loss_is_at_rest_from_the_root_of_its_polynomial()
    {
        // (3/10 + t)(4/5 + t) = 63/50 at t = 3/5.
        SignFlowResult result = SignProblem.Run(SignProblem.Quadratic("63/50", "3/10 4/5", "2"));

        Assert.Equal(SignFlowStatus.AtRest, result.Status);
        Assert.Equal("0.6 SlidingBegan 0, 0.6 Rest -1", SignProblem.Events(result));
        Near("3/5", result.RestTime!.Value);
        Near("63/50", result.State.X[0]);
        Near("9/10", result.State.Weights[0][0]);
        Near("2", result.State.Time);
        Assert.Empty(result.Branchings);
    }

    [Fact]
    public void A_coordinate_slides_while_another_moves()
    {
        // H = [5 4; 4 5], minimum (1, 1/4): G_2 reaches 0 at 7/12; then x_2' = -4/5 until G_1 does, at 1.
        SignFlowResult result = SignProblem.Run(SignProblem.LeastSquares("2 1; 1 2", "9/4 3/2", "0; 0", "2"));

        Assert.Equal("0.583333 SlidingBegan 1, 1 SlidingBegan 0, 1 Rest -1", SignProblem.Events(result));
        Near("1", result.RestTime!.Value);
        SignFlowResult between = SignProblem.Run(SignProblem.LeastSquares("2 1; 1 2", "9/4 3/2", "0; 0", "3/4"));
        Near("9/20", between.State.X[1]);
        Near("-4/5", between.State.Control[1]);
        Assert.Equal([SignMotion.Moving, SignMotion.Sliding], between.State.Motion);
    }

    [Fact]
    public void A_coordinate_slides_then_leaves_then_slides_again()
    {
        // x_1 = u^2, x_2 = w, H = [2 1; 1 1], minimum (5/4, 0), G_2 = 0 at first. x_2' = -2u reaches -1 at u = 1/2, t = 1/4;
        // G_2 = s^2 and G_1 = s + 2 s^2 - 1 follow for s = t - 1/4. From s = 1/2 on x_1 slides at 1/2, and G_2 falls by 1/2.
        SignFlowResult result = SignProblem.Run(SignProblem.LeastSquares("1 0; 1 1", "5/4 5/4", "1/4 1/4; 19/16", "2"));

        Assert.Equal(
            "0 SlidingBegan 1, 0.25 SlidingEnded 1, 0.75 SlidingBegan 0, 1.25 SlidingBegan 1, 1.25 Rest -1",
            SignProblem.Events(result));
        foreach ((SignFlowEvent e, string time) in result.Events.Zip(["0", "1/4", "3/4", "5/4", "5/4"]))
        {
            Near(time, e.Time);
        }

        Near("5/4", result.State.X[0]);
        SignFlowResult between = SignProblem.Run(SignProblem.LeastSquares("1 0; 1 1", "5/4 5/4", "1/4 1/4; 19/16", "1/2"));
        Near("1/16", between.State.Gradient[1]);
        Near("-5/8", between.State.Gradient[0]);
    }

    [Fact]
    public void A_gradient_that_the_others_push_through_zero_is_crossed()
    {
        // x_1 = u^2, x_2 = w: G_2' = 4u + x_2' stays positive whatever x_2' in [-1, 1] is.
        SignFlowResult result = SignProblem.Run(SignProblem.LeastSquares("2 1; 1 0", "21/2 10", "1 1; 0", "5/4"));

        SignFlowEvent crossing = Assert.Single(result.Events);
        Assert.Equal((SignEventKind.GradientCrossed, 1), (crossing.Kind, crossing.Coordinate));

        // G_2 = 2 x_1 + x_2 - 21/2 = 2 (1 + t)^2 + t - 21/2.
        DoubleDouble t = crossing.Time;
        Assert.InRange(Math.Abs(((2 * (1 + t) * (1 + t)) + t - 10.5).High), 0, Exact);
        Near(t + t - 1.25, result.State.X[1]);
    }

    [Fact]
    public void With_decay_a_coordinate_slides_with_the_control_that_holds_it()
    {
        // u' = 1 - u/2 from 1/2: u = 2 - 3/2 exp(-t/2), at 1 for t = 2 ln(3/2); then c = alpha u.
        SignFlowResult result = SignProblem.Run(SignProblem.Quadratic("1", "1/2", "5", "1/2"));

        Assert.Equal(SignFlowStatus.Completed, result.Status);
        SignFlowEvent slides = Assert.Single(result.Events);
        Near("0.81093021621632876396", slides.Time, 1e-19);
        Near("1/2", result.State.Control[0]);
        Near("1", result.State.X[0]);
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("5", "4")]
    [InlineData("-5", "-4")]
    [InlineData("0", "0")]
    public void With_decay_the_limit_is_the_nearest_point_of_the_box(string b, string limit)
    {
        // alpha^-L = 4.
        SignFlowResult result = SignProblem.Run(SignProblem.Quadratic(b, "1/3 -3/4", "1", "1/2"), toRest: true);

        Assert.Equal(SignFlowStatus.AtLimit, result.Status);
        Near(limit, result.State.X[0], 1e-22);
    }

    [Fact]
    public void A_sliding_coordinate_whose_offsets_decay_leaves_at_the_box()
    {
        // x = 2 is held by c = 2 alpha x / (|w_1| + |w_2|), which grows to alpha sqrt(x) = 1.06 as the weights balance.
        SignFlowResult result = SignProblem.Run(SignProblem.Quadratic("2", "1/4 4", "1", "3/4"), toRest: true);

        Assert.Equal(
            [SignEventKind.SlidingBegan, SignEventKind.SlidingEnded], result.Events.Select(e => e.Kind));
        Near("16/9", result.State.X[0], 1e-22);
    }

    [Fact]
    public void Without_a_minimum_the_run_to_rest_says_so() => Assert.Equal(
        SignFlowStatus.Unbounded, SignProblem.Run(SignProblem.Linear("1", "1/2 1/3", "1"), toRest: true).Status);

    [Fact]
    public void A_coordinate_without_loss_only_decays()
    {
        SignFlowResult result = SignProblem.Run(SignProblem.Linear("0", "1/2 1/3", "1", "1"));

        Assert.Equal(SignMotion.Idle, result.State.Motion[0]);
        Assert.InRange(Math.Abs((result.State.Weights[0][0] - (DoubleDouble.Exp(-1.0) / 2)).High), 0, Exact);
        Assert.Equal(SignEventKind.ControlsFree, Assert.Single(result.Branchings).Kind);
    }

    private static void Near(string expected, DoubleDouble value, double within = Exact) => Near(Number.Of<DoubleDouble>(expected), value, within);

    private static void Near(DoubleDouble expected, DoubleDouble value, double within = Exact) =>
        Assert.InRange(Math.Abs((value - expected).High), 0, within);
}
