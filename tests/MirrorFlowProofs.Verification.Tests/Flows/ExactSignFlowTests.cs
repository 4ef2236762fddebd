using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests.Flows;

public sealed class ExactSignFlowTests
{
    private static readonly ExactFlow Coupled = new(
        1,
        new ExactLeastSquares([[1, new(1, 2), new(-1, 3)], [new(1, 4), 1, new(1, 2)], [0, new(-1, 2), 1]], [1, 2, -1]),
        [[new(3, 10), new(-4, 5)], [new(1, 2), new(1, 5), new(9, 10)], [new(-1, 10)]],
        new Rational(7, 10),
        Rational.Pow(10, -12));

    [Fact]
    public void It_agrees_with_the_general_integrator_up_to_the_first_zero_gradient()
    {
        FlowReport stepped = SteepestFlow.Run(Coupled with { EndTime = 3, Tolerance = Rational.Pow(10, -20) });
        Assert.Equal(FlowEventKind.ZeroGradient, stepped.Events[^1].Kind);
        SignFlowReport exact = Run(Coupled with { EndTime = 3 });
        SignFlowEvent first = exact.Result.Events.First(e => e.Kind is SignEventKind.SlidingBegan or SignEventKind.GradientCrossed);
        Assert.Equal(stepped.Events[^1].Coordinate, first.Coordinate);
        Assert.InRange(Math.Abs((stepped.Time - first.Time).High), 0, 1e-19);
    }

    [Fact]
    public void It_keeps_balance_and_mirror_identity_to_all_digits_while_it_slides()
    {
        SignFlowReport report = Run(Coupled);

        Assert.True(report.ReachedEnd);
        Assert.Contains(SignMotion.Sliding, report.Result.State.Motion);
        Assert.InRange(report.BalanceDrift.Value!.Value, 0, 1e-29);
        Assert.InRange(report.MirrorResidual.Value!.Value, 0, 1e-27);
        Assert.EndsWith("int s(G) dt is the change of its smallest weight", report.MirrorResidual.Note, StringComparison.Ordinal);
        Assert.True(report.KktResidual.Value > 1e-3);
    }

    [Fact]
    public void The_branch_that_passes_a_saddle_is_the_one_of_the_mirror_flow()
    {
        var flow = new ExactFlow(1, new ExactQuadratic([-1]), [[new(1, 3), new(-1, 3), new(-2, 3)]], 5, Rational.Pow(10, -12));

        Assert.InRange(Run(flow).MirrorResidual.Value!.Value, 0, 1e-28);
        Assert.Null(ExactSignFlow.Run(flow, SaddleRule.Rest, TestContext.Current.CancellationToken).MirrorResidual.Value);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3/4")]
    [InlineData("2")]
    public void At_rest_the_optimality_conditions_hold(string alpha)
    {
        SignFlowReport report = Run(Coupled with { Alpha = Rational.Parse(alpha), ToRest = true });

        Assert.True(report.ReachedEnd);
        Assert.InRange(report.KktResidual.Value!.Value, 0, 1e-22);
        Assert.InRange(report.BalanceDrift.Value!.Value, 0, 1e-22);
    }

    [Fact]
    public void What_it_handles_is_said()
    {
        Assert.True(ExactSignFlow.Handles(Coupled));
        Assert.True(ExactSignFlow.Handles(Coupled with { Decay = WeightDecay.Coupled }));
        Assert.False(ExactSignFlow.Handles(Coupled with { Decay = WeightDecay.Coupled, Alpha = 1 }));
        Assert.False(ExactSignFlow.Handles(Coupled with { Q = new Rational(3, 2) }));
        Assert.False(ExactSignFlow.Handles(Coupled with { Loss = new ExactLogistic([1, 1, 1]) }));
    }

    private static SignFlowReport Run(ExactFlow flow) => ExactSignFlow.Run(flow, SaddleRule.Pass, TestContext.Current.CancellationToken);
}
