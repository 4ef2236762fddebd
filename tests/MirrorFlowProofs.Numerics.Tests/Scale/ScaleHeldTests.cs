using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests.Scale;

/// <summary>Decoupled decay near q = 1, where all gradients come to be held at 0 for good.</summary>
public sealed class ScaleHeldTests
{
    [Theory]
    [InlineData(0.1, 3, 5)]
    [InlineData(0.05, 3, 5)]
    [InlineData(0.05, 2, 4)]
    public void Held_gradients_move_x_as_the_integrator_that_follows_the_slow_manifold_says(double alpha, int rows, int columns)
    {
        const double Time = 3;
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, rows, columns, 31);
        double[][] weights = ScaleSamples.Weights(3, columns, 32);
        FlowResult<Float64> watched = FlowIntegrator.Integrate(ScaleSamples.Watched(loss, weights, new Rational(9, 8), Time) with { Alpha = Float64.FromDouble(alpha) });
        Assert.Equal(FlowStatus.Completed, watched.Status);
        ScaleFlow flow = Flow(loss, weights, 1.125, alpha, Time, 1e-6);

        Assert.Equal(ScaleStatus.Advanced, flow.Advance(0.9 * Time, TestContext.Current.CancellationToken));
        Assert.Contains("held", flow.Save().Keys);
        Assert.Equal(ScaleStatus.Advanced, flow.Advance(Time, TestContext.Current.CancellationToken));

        double[][] end = flow.Weights();
        for (int j = 0; j < 3; j++)
        {
            Assert.InRange(ScaleSamples.Distance(end[j], watched.Weights.Select(row => row[j].Value)), 0, 5e-5);
        }
    }

    [Fact]
    public void Steps_do_not_collapse_where_rounding_hides_the_gradients()
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 10, 25, 33);
        double[][] weights = ScaleSamples.Alike(25, 0.05, 0.2, 0.2, 0.2);
        ScaleFlow coarse = Flow(loss, weights, 1.125, 0.1, 6, 1e-5);
        ScaleFlow fine = Flow(loss, weights, 1.125, 0.1, 6, 1e-7);

        Assert.Equal(ScaleStatus.Advanced, coarse.Advance(6, TestContext.Current.CancellationToken));
        Assert.Equal(ScaleStatus.Advanced, fine.Advance(6, TestContext.Current.CancellationToken));

        Assert.InRange(fine.Steps, 1, 2000);
        Assert.InRange(ScaleSamples.Distance(ScaleSamples.X(coarse), ScaleSamples.X(fine)), 0, 3e-4);
    }

    [Fact]
    public void A_run_left_while_gradients_are_held_goes_on_to_the_bit()
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 3, 5, 31);
        double[][] weights = ScaleSamples.Weights(3, 5, 32);
        ScaleFlow whole = Flow(loss, weights, 1.125, 0.1, 4, 1e-6);
        ScaleFlow resumed = Flow(loss, weights, 1.125, 0.1, 4, 1e-6);
        whole.Advance(3.5, TestContext.Current.CancellationToken);
        Assert.Contains("held", whole.Save().Keys);
        resumed.Restore(whole.Save().ToDictionary(pair => pair.Key, pair => (double[])pair.Value.Clone()));

        whole.Advance(4, TestContext.Current.CancellationToken);
        resumed.Advance(4, TestContext.Current.CancellationToken);

        Assert.Equal(whole.Steps, resumed.Steps);
        Assert.Equal(whole.Evaluations, resumed.Evaluations);
        Assert.Equal(whole.Weights(), resumed.Weights());
    }

    private static ScaleFlow Flow(MatrixLoss loss, double[][] weights, double q, double alpha, double time, double tolerance) =>
        new(new ScaleProblem(q, loss, weights, time) { Alpha = new([(0, alpha)]), Tolerance = tolerance });
}
