using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests.Flows;

public sealed class SteepestFlowTests
{
    private const string BalanceScale = "relative to the largest |w_i|^q of the coordinate at the start or the end";
    private const string MirrorScale = "relative to the largest of |R'(x(0))|, |R'(x(t))| and |int s(G) dt| of the coordinate";

    [Theory]
    [InlineData("3/2", "1.0000000000000001")]
    [InlineData("5/4", "1.0000000000000003")]
    [InlineData("7/4", "0.9999999999999999")]
    public void A_start_within_a_roundoff_of_the_minimum_arrives_and_rests(string q, string weight)
    {
        var start = Rational.Parse(weight);
        var report = SteepestFlow.Run(new ExactFlow(Rational.Parse(q), new ExactQuadratic([1]), [[1, start]], 1, Rational.Pow(10, -12)));
        Assert.Equal(FlowStatus.ReachedZeroGradient, report.Status);

        // |G|' = -2 |G|^(q-1) there: the time is |G|^(2-q) / (2 (2-q)).
        double gap = Math.Abs(Rounding.Nearest((start - 1).Numerator, (start - 1).Denominator));
        double power = 2 - Rounding.Nearest(Rational.Parse(q).Numerator, Rational.Parse(q).Denominator);
        Assert.Equal(1, report.Events.Single().Time.High / (Math.Pow(gap, power) / (2 * power)), 1e-12);
    }

    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (string q in new[] { "1", "6/5", "4/3", "3/2", "19/10", "2" })
        {
            foreach (string weights in new[] { "3/10 4/5", "4/5 -3/10", "-1 -1/2 3/4", "0 1/2 1", "1/2 1/2", "2/3 1/3 1/3 -1/3", "-2/5" })
            {
                runs.Add(q, weights);
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Balance_and_mirror_identity_hold_to_1e_12_in_any_order_and_sign(string q, string weights)
    {
        ExactFlow flow = Flow(q, weights, new ExactLinear([new Rational(2, 3)]), "1/4");
        FlowReport report = SteepestFlow.Run(flow);
        Assert.Equal(FlowStatus.Completed, report.Status);
        Assert.Equal(BalanceScale, report.BalanceDrift.Note);
        Assert.Equal(MirrorScale, report.MirrorResidual.Note);
        Assert.InRange(report.BalanceDrift.Value!.Value, 0, 1e-12);
        Assert.InRange(report.MirrorResidual.Value!.Value, 0, 1e-12);

        FlowReport precise = SteepestFlow.Run(flow with { Tolerance = Rational.Pow(10, -18) });
        Assert.InRange(precise.BalanceDrift.Value!.Value, 0, 1e-18);
        Assert.InRange(precise.MirrorResidual.Value!.Value, 0, 1e-18);
    }

    [Theory]
    [InlineData(WeightDecay.Decoupled, "3/2")]
    [InlineData(WeightDecay.Decoupled, "1")]
    [InlineData(WeightDecay.Coupled, "2")]
    public void With_decay_the_imbalance_shrinks_as_its_law_says(WeightDecay decay, string q)
    {
        FlowReport report = SteepestFlow.Run(
            Flow(q, "1/2 3/4 1", new ExactLogistic([1]), "1/2") with { Alpha = new Rational(1, 5), Decay = decay });
        Assert.Equal(FlowStatus.Completed, report.Status);
        Assert.InRange(report.BalanceDrift.Value!.Value, 0, 1e-12);
        Assert.Equal(
            new Deviation(null, "with decay the offsets change in time and the identity of one mirror map does not hold"),
            report.MirrorResidual);
    }

    [Fact]
    public void With_coupled_decay_below_two_no_law_is_claimed() => Assert.Equal(
        new Deviation(null, "with coupled decay and q < 2 no balance law holds"),
        SteepestFlow.Run(Flow("3/2", "1/2 3/4", new ExactLogistic([1]), "1/2") with { Alpha = new Rational(1, 5), Decay = WeightDecay.Coupled })
            .BalanceDrift);

    [Fact]
    public void A_weight_that_passes_zero_keeps_the_identity()
    {
        FlowReport report = SteepestFlow.Run(Flow("3/2", "4/5 3/10", new ExactLinear([-1]), "1"));
        Assert.Equal(FlowEventKind.ZeroWeight, Assert.Single(report.Events).Kind);
        Assert.True(report.X[0] < 0);
        Assert.InRange(report.MirrorResidual.Value!.Value, 0, 1e-11);
    }

    [Fact]
    public void A_coordinate_that_reached_its_minimum_rests_with_its_clock()
    {
        FlowReport report = SteepestFlow.Run(Flow("4/3", "3/10 4/5", new ExactQuadratic([1]), "5"));
        Assert.Equal(FlowStatus.ReachedZeroGradient, report.Status);
        Assert.Equal(5, report.Time.High);
        Assert.InRange(report.MirrorResidual.Value!.Value, 0, 1e-12);
    }

    [Fact]
    public void At_an_infinite_mirror_map_no_identity_is_claimed() => Assert.Equal(
        new Deviation(null, "R' has no value at x[0] = 0 for these weights"),
        SteepestFlow.Run(Flow("2", "0 0 1", new ExactLinear([1]), "1")).MirrorResidual);

    [Fact]
    public void Least_squares_couples_coordinates_of_different_depth()
    {
        var loss = new ExactLeastSquares([[1, new(1, 2)], [new(1, 3), 1]], [1, 2]);
        FlowReport report = SteepestFlow.Run(new ExactFlow(
            new Rational(3, 2), loss, [[new(3, 10), new(4, 5)], [new(1, 2)]], new Rational(1, 10), Rational.Pow(10, -12)));
        Assert.Equal(FlowStatus.Completed, report.Status);
        Assert.InRange(report.MirrorResidual.Value!.Value, 0, 1e-12);
        double x = report.X[0].High, y = report.X[1].High;
        Assert.Equal(x + (y / 2) - 1 + (((x / 3) + y - 2) / 3), report.Gradient[0].High, 1e-14);
    }

    private static ExactFlow Flow(string q, string weights, ExactLoss loss, string end) => new(
        Rational.Parse(q), loss, [[.. weights.Split(' ').Select(Rational.Parse)]], Rational.Parse(end), Rational.Pow(10, -12));
}
