using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests.Scale;

/// <summary>Many gradients are pulled to 0 together, near a minimum with loss 0, and then the flow rests: 1 &lt; q &lt; 2.</summary>
public sealed class ScaleRestTests
{
    /// <summary>With more coordinates than samples, so that the loss is 0 at rest, and with fewer.</summary>
    [Theory]
    [InlineData(4, 6, 9, 8)]
    [InlineData(5, 4, 9, 8)]
    public void The_rest_is_that_of_the_integrator_that_watches_events(int rows, int columns, int numerator, int denominator)
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, rows, columns, 3);
        double[][] weights = ScaleSamples.Weights(3, columns, 5);
        FlowResult<Float64> watched = FlowIntegrator.Integrate(
            ScaleSamples.Watched(loss, weights, new Rational(numerator, denominator), 6) with { Tolerance = 1e-9 });
        Assert.Equal(FlowStatus.ReachedZeroGradient, watched.Status);
        var flow = new ScaleFlow(new ScaleProblem((double)numerator / denominator, loss, weights, 6) { Tolerance = 1e-7 });

        Assert.Equal(ScaleStatus.Advanced, flow.Advance(6, TestContext.Current.CancellationToken));

        Assert.Equal(6, flow.Time);
        double[][] end = flow.Weights();
        for (int j = 0; j < 3; j++)
        {
            Assert.InRange(ScaleSamples.Distance(end[j], watched.Weights.Select(row => row[j].Value)), 0, 3e-6);
        }
    }

    [Theory]
    [InlineData(1.25)]
    [InlineData(1.0625)]
    public void The_flow_comes_to_rest_in_few_steps_and_then_time_is_free(double q)
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 8, 30, 1);
        var flow = new ScaleFlow(new ScaleProblem(q, loss, ScaleSamples.Alike(30, 0.05, 0.2, 0.2), 4) { Tolerance = 1e-5 });

        while (flow.RestTime is null)
        {
            Assert.Equal(ScaleStatus.Advanced, flow.Step(4));
            Assert.InRange(flow.Steps, 1, 200);
        }

        (long evaluations, double[] x) = (flow.Evaluations, ScaleSamples.X(flow));
        Assert.InRange(flow.RestTime.Value, 0.5, 2);
        Assert.InRange(evaluations, 1, 3000);
        Assert.Equal(ScaleStatus.Advanced, flow.Advance(4, TestContext.Current.CancellationToken));
        Assert.Equal((4, evaluations), (flow.Time, flow.Evaluations));
        Assert.Equal(x, ScaleSamples.X(flow));

        // What a step of Newton's method for G = 0 would still change is below the tolerance.
        flow.Observe(out _, out ReadOnlySpan<double> gradient);
        Assert.InRange(gradient.ToArray().Max(Math.Abs), 0, 1e-5);
    }

    [Fact]
    public void With_decay_nothing_rests()
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 4, 6, 3);
        var flow = new ScaleFlow(new ScaleProblem(1.25, loss, ScaleSamples.Weights(3, 6, 5), 1) { Alpha = new([(0, 0.2)]), Tolerance = 1e-5 });

        Assert.Equal(ScaleStatus.Advanced, flow.Advance(1, TestContext.Current.CancellationToken));

        Assert.Null(flow.RestTime);
    }
}
