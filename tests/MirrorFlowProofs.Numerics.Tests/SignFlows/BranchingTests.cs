namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Where the solution is not unique, the run says so and names what it did not follow.</summary>
public sealed class BranchingTests
{
    [Fact]
    public void Two_smallest_weights_at_zero_branch()
    {
        SignFlowResult result = SignProblem.Run(SignProblem.Quadratic("-1", "1/2 1/2", "5"));

        // x = -(t - 1/2)^2 afterwards.
        Assert.Equal("0.5 Saddle 0, 1.5 SlidingBegan 0, 1.5 Rest -1", SignProblem.Events(result));
        Assert.Equal([-1.0, 1.0], result.State.Weights[0].Select(w => w.High));
        Assert.Equal([0, 1], result.Events[0].Weights);
        SignFlowBranching branching = Assert.Single(result.Branchings);
        Assert.Equal((SignEventKind.Saddle, 0.5), (branching.Kind, branching.Time.High));
        Assert.Equal([0], branching.Coordinates);
        Assert.Equal("x[0] moves on from 0 at once, w[0][0] carries its sign", branching.Chosen);
        Assert.Equal(
            [
                "x[0] rests at the saddle, its weights move by decay alone",
                "x[0] moves on at once with other signs of w[0][0], w[0][1]: 1 more sign patterns",
                "x[0] rests at 0 for any time and then moves on in one of these ways",
            ],
            branching.Others);
    }

    [Fact]
    public void By_the_other_rule_the_coordinate_rests_at_the_saddle()
    {
        SignFlowResult result = SignProblem.Run(SignProblem.Quadratic("-1", "1/2 1/2 3/4", "5"), saddles: SaddleRule.Rest);

        Assert.Equal("0.5 Saddle 0, 0.5 Rest -1", SignProblem.Events(result));
        Assert.Equal([0, 0, 0.25], result.State.Weights[0].Select(w => w.High));
        Assert.Equal("x[0] rests at the saddle, its weights move by decay alone", result.Branchings[0].Chosen);
        Assert.Equal("x[0] moves on from 0 at once, w[0][0] carries its sign", result.Branchings[0].Others[0]);
        Assert.Contains("the balance is lost", result.Branchings[0].Others[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_at_the_saddle_branches_at_once()
    {
        SignFlowResult result = SignProblem.Run(SignProblem.Quadratic("-8", "0 0 0", "5"));

        Assert.Equal("0 Saddle 0, 2 SlidingBegan 0, 2 Rest -1", SignProblem.Events(result));
        Assert.Contains("3 more sign patterns", result.Branchings[0].Others[1], StringComparison.Ordinal);
        Assert.Equal([-2.0, 2.0, 2.0], result.State.Weights[0].Select(w => w.High));
    }

    // Small steps of sign descent on (w_1 w_2)^2 / 2 jitter about w_2 = 0 and take w_1 to 0 at speed 1.
    [Theory]
    [InlineData("1/2 1/2")]
    [InlineData("1 1/2")]
    public void A_minimum_at_zero_leaves_the_other_weights_free(string weights)
    {
        SignFlowResult result = SignProblem.Run(SignProblem.Quadratic("0", weights, "5"));

        Assert.Equal("0.5 SlidingBegan 0, 0.5 WeightsFree -1, 0.5 Rest -1", SignProblem.Events(result));
        SignFlowBranching branching = Assert.Single(result.Branchings);
        Assert.Equal([0], branching.Coordinates);
        Assert.EndsWith("the balance is kept", branching.Chosen, StringComparison.Ordinal);
        Assert.EndsWith("the balance is lost", Assert.Single(branching.Others), StringComparison.Ordinal);
        double[] w = [1, 0.50037];
        for (int step = 0; step < 900; step++)
        {
            double x = w[0] * w[1];
            (w[0], w[1]) = (w[0] - (0.001 * Math.Sign(x * w[1])), w[1] - (0.001 * Math.Sign(x * w[0])));
        }

        Assert.Equal(0.1, w[0], 1e-9);
    }

    [Fact]
    public void A_single_weight_at_a_minimum_at_zero_is_unique() =>
        Assert.Empty(SignProblem.Run(SignProblem.Quadratic("0", "1/2", "5")).Branchings);

    [Fact]
    public void One_smallest_weight_passes_zero_without_a_branch() =>
        Assert.Empty(SignProblem.Run(SignProblem.Quadratic("-1", "1/2 51/100", "5")).Branchings);

    [Fact]
    public void At_an_interpolating_minimum_the_controls_are_free()
    {
        // One sample: both gradients vanish together, and x may drift along x_1 + 2 x_2 = 3.
        SignFlowResult result = SignProblem.Run(SignProblem.LeastSquares("1 2", "3", "1/2 1/2; 1/2 1/2", "5"));

        Assert.Equal(SignFlowStatus.AtRest, result.Status);
        Assert.Equal("0.5 SlidingBegan 0, 0.5 SlidingBegan 1, 0.5 ControlsFree -1, 0.5 Rest -1", SignProblem.Events(result));
        SignFlowBranching branching = Assert.Single(result.Branchings);
        Assert.Equal([1], branching.Coordinates);
        Assert.EndsWith("a continuum of dimension 1", branching.Others[0], StringComparison.Ordinal);
    }

    [Fact]
    public void With_decay_the_chosen_branch_holds_the_interpolating_x()
    {
        SignFlowResult result = SignProblem.Run(SignProblem.LeastSquares("1 2", "3", "1/2 1/4; 1/2 1/2", "5", "1/3"), toRest: true);

        Assert.Equal(SignFlowStatus.AtLimit, result.Status);
        Assert.Equal([SignMotion.Sliding, SignMotion.Held], result.State.Motion.Order());
        Assert.InRange(Math.Abs((result.State.X[0] + (2 * result.State.X[1]) - 3).High), 0, 1e-28);
    }
}
