namespace MirrorFlowProofs.Numerics.Tests;

public sealed class FlowAccuracyTests
{
    // w' = w^e, e = (L-1)(q-1), on the balanced manifold under f = -x.
    [Theory]
    [InlineData("4/3", 3, 1.0)]
    [InlineData("3/2", 2, 2.0)]
    [InlineData("2", 4, 0.5)]
    [InlineData("1", 3, 2.0)]
    [InlineData("6/5", 5, 3.0)]
    public void A_linear_loss_on_balanced_weights_gives_the_power_law(string q, int depth, double end)
    {
        double exponent = (depth - 1) * (Number.Of<Float64>(q).Value - 1);
        double start = 0.5;
        double expected = Math.Pow(Math.Pow(start, 1 - exponent) + ((1 - exponent) * end), 1 / (1 - exponent));
        string weights = string.Join(' ', Enumerable.Repeat("1/2", depth));
        FlowResult<Float64> result = FlowIntegrator.Integrate(
            Flow.Problem<Float64>(q, weights, new LinearLoss<Float64>([1.0]), "1") with { EndTime = end });
        Assert.Equal(FlowStatus.Completed, result.Status);
        Assert.All(result.Weights[0], w => Assert.True(Math.Abs((w.Value / expected) - 1) < 1e-13, $"{w} for {expected}"));
    }

    // q = 2, L = 2, balanced: x' = -2 x (x - b), a logistic curve.
    [Theory]
    [InlineData(0.25, 2.0, 3.0)]
    [InlineData(1e-6, 1.0, 4.0)]
    [InlineData(4.0, 1.0, 0.5)]
    public void Depth_two_gradient_flow_of_a_quadratic_gives_the_logistic_curve(double x0, double b, double end)
    {
        double w = Math.Sqrt(x0);
        FlowResult<Float64> result = FlowIntegrator.Integrate(
            new FlowProblem<Float64>(2, new QuadraticLoss<Float64>([b]), [[w, w]], end));
        double expected = b / (1 + (((b / (w * w)) - 1) * Math.Exp(-2 * b * end)));
        Assert.True(Math.Abs((result.X[0].Value / expected) - 1) < 1e-13, $"{result.X[0]} for {expected}");
    }

    [Theory]
    [InlineData("3/2", "3/10 4/5", "1", "1/2")]
    [InlineData("4/3", "1/5 3/4 1 3/2 2", "1", "1/20")]
    [InlineData("2", "3/10 4/5 1", "-1", "3")]
    [InlineData("6/5", "-1/2 3/4 1", "-2", "1/4")]
    [InlineData("3/2", "1/1000000000 1/1000000000", "1", "1")]
    [InlineData("1", "3/10 4/5", "1", "1/4")]
    public void Double_agrees_with_double_double_to_1e_13_on_smooth_stretches(string q, string weights, string b, string end)
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>(q, weights, b, end));
        FlowResult<DoubleDouble> reference = FlowIntegrator.Integrate(
            Flow.Quadratic<DoubleDouble>(q, weights, b, end) with { Tolerance = 1e-16 });
        Assert.Equal(FlowStatus.Completed, result.Status);
        Assert.InRange(Flow.Difference(result, reference), 0, 1e-13);
    }

    [Theory]
    [InlineData("3/2", "3/10 4/5", "3/2")]
    [InlineData("6/5", "3/10 4/5 1", "1")]
    [InlineData("3/2", "0 3/4 1", "1/2")]
    [InlineData("11/10", "1/3 -1 -3/2 3/2", "1")]
    public void A_weight_that_passes_zero_keeps_1e_13(string q, string weights, string end)
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>(q, weights, "-1", end));
        FlowResult<DoubleDouble> reference = FlowIntegrator.Integrate(
            Flow.Quadratic<DoubleDouble>(q, weights, "-1", end) with { Tolerance = 1e-16 });
        Assert.InRange(Flow.Difference(result, reference), 0, 1e-13);
    }

    [Theory]
    [InlineData("1/10", WeightDecay.Decoupled)]
    [InlineData("1/10", WeightDecay.Coupled)]
    public void Decay_agrees_with_double_double(string alpha, WeightDecay decay)
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(
            Flow.Quadratic<Float64>("3/2", "1/2 3/4", "1", "1/2") with { Alpha = Number.Of<Float64>(alpha), Decay = decay });
        FlowResult<DoubleDouble> reference = FlowIntegrator.Integrate(
            Flow.Quadratic<DoubleDouble>("3/2", "1/2 3/4", "1", "1/2") with
            {
                Alpha = Number.Of<DoubleDouble>(alpha),
                Decay = decay,
                Tolerance = 1e-18,
            });
        Assert.InRange(Flow.Difference(result, reference), 0, 1e-13);

        // Decay pulls: without it the product is larger.
        FlowResult<Float64> free = FlowIntegrator.Integrate(Flow.Quadratic<Float64>("3/2", "1/2 3/4", "1", "1/2"));
        Assert.True(result.X[0] < free.X[0]);
    }

    [Fact]
    public void The_error_shrinks_with_the_tolerance()
    {
        FlowResult<DoubleDouble> reference = FlowIntegrator.Integrate(
            Flow.Quadratic<DoubleDouble>("3/2", "3/10 4/5", "1", "1/2") with { Tolerance = 1e-22 });
        double previous = 1;
        foreach (double tolerance in new[] { 1e-4, 1e-8, 1e-12, 1e-16 })
        {
            FlowResult<DoubleDouble> result = FlowIntegrator.Integrate(
                Flow.Quadratic<DoubleDouble>("3/2", "3/10 4/5", "1", "1/2") with { Tolerance = tolerance });
            double error = Math.Abs(((result.Weights[0][0] - reference.Weights[0][0]) / reference.Weights[0][0]).High);
            Assert.InRange(error, 0, Math.Min(tolerance, previous / 100));
            previous = error;
        }
    }
}
