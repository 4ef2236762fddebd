using CsCheck;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Weight space and dual space, integrated apart, give one curve.</summary>
public sealed class MirrorAgreementTests
{
    [Theory]
    [InlineData("3/2", "3/10 4/5", "1", "1/2")]
    [InlineData("3/2", "3/10 4/5", "1", "5")]
    [InlineData("3/2", "3/10 4/5", "-1", "3/2")]
    [InlineData("6/5", "3/10 4/5 1", "-1", "1")]
    [InlineData("1", "3/10 4/5 1", "-1", "3")]
    [InlineData("2", "3/10 4/5 1", "-1", "3")]
    [InlineData("2", "1/2 1/2 1/2", "2", "10")]
    [InlineData("3/2", "-1/2 3/4 1", "-2", "1/4")]
    [InlineData("3/2", "0 3/4 1", "1", "1/2")]
    [InlineData("2", "1/2 1/2 1", "2", "1/10")]
    [InlineData("2", "4 1/4 1/4 -19/6", "-1", "22/32")]
    public void Both_spaces_give_the_same_coordinate(string q, string weights, string b, string end)
    {
        FlowResult<Float64> flow = FlowIntegrator.Integrate(Flow.Quadratic<Float64>(q, weights, b, end));
        Agree(flow, q, weights, new QuadraticLoss<Float64>(Flow.Row<Float64>(b)), end);
    }

    [Fact]
    public void Random_smooth_flows_agree() => Gen.Select(
        Gen.Int[0, 3], Gen.Int[1, 40].Array[2, 6], Gen.Int[1, 8], Gen.Int[1, 20]).Sample((geometry, tenths, b, end) =>
    {
        string q = new[] { "1", "6/5", "3/2", "2" }[geometry];
        string weights = string.Join(' ', tenths.Select(w => $"{w}/20"));
        string time = $"{end}/100";
        var loss = new LogisticLoss<Float64>([b]);
        FlowResult<Float64> flow = FlowIntegrator.Integrate(Flow.Problem<Float64>(q, weights, loss, time));
        Assert.Equal(FlowStatus.Completed, flow.Status);
        Agree(flow, q, weights, loss, time);
    }, iter: 30);

    private static void Agree(FlowResult<Float64> flow, string q, string weights, ILoss<Float64> loss, string end)
    {
        PowerProductCoordinate<Float64> map = Flow.Coordinate<Float64>(q, weights);
        Float64 start = Flow.Product(Flow.Row<Float64>(weights));
        MirrorFlowResult<Float64> mirror = MirrorFlowIntegrator.Integrate(
            new MirrorFlow<Float64>(Rational.Parse(q), loss, [map], [start], Number.Of<Float64>(end)));
        Assert.Equal(flow.Status, mirror.Status);
        double x = flow.X[0].Value;
        Assert.True(Math.Abs(x - mirror.X[0].Value) <= 1e-11 * Math.Abs(x), $"{x} and {mirror.X[0]}");
        Float64 residual = map.Dual(flow.X[0]) - map.Dual(start) + flow.Clock[0];
        double scale = Math.Abs(map.Dual(start).Value) + Math.Abs(flow.Clock[0].Value);
        Assert.True(Math.Abs(residual.Value) <= 1e-11 * scale, $"residual {residual}");
    }
}
