using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class FlowEventTests
{
    // T* = int_x0^b R''(x) / (b - x)^(q-1) dx with the depth-two R'' = 1/sqrt(4 x^q + lam^2), mpmath, 30 digits.
    [Theory]
    [InlineData("3/2", "3/10 4/5", "1", "1.09017242944497980983846644751")]
    [InlineData("11/10", "3/10 4/5", "1", "0.552955205137591077490429154956")]
    [InlineData("19/10", "3/10 4/5", "1", "5.15282631745404093955257668533")]
    [InlineData("4/3", "1 5/2", "1/2", "0.720755088176948774059465407818")]
    [InlineData("3/2", "3/10 4/5", "0", "1.55821044959555849229909895961")]
    public void A_gradient_vanishes_at_the_exact_time_and_the_coordinate_rests(string q, string weights, string b, string time)
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>(q, weights, b, "20"));
        Assert.Equal(FlowStatus.ReachedZeroGradient, result.Status);
        FlowEvent<Float64> arrival = Assert.Single(result.Events);
        Assert.Equal(FlowEventKind.ZeroGradient, arrival.Kind);
        Assert.InRange(Number.RelativeError(arrival.Time, time), 0, 3e-12);
        Assert.Equal(20, result.Time.Value);
        Assert.Equal(Number.Of<Float64>(b).Value, result.X[0].Value, 1e-14);
    }

    [Fact]
    public void A_gradient_vanishes_at_the_exact_time_behind_a_weight_that_passed_zero()
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>("3/2", "3/10 4/5", "-1", "20"));
        Assert.Equal(FlowStatus.ReachedZeroGradient, result.Status);
        Assert.Equal([FlowEventKind.ZeroWeight, FlowEventKind.ZeroGradient], result.Events.Select(e => e.Kind));
        Assert.InRange(Number.RelativeError(result.Events[0].Time, "0.335412719663743311794653513792"), 0, 1e-13);
        Assert.InRange(Number.RelativeError(result.Events[1].Time, "1.80053119218477879832011693182"), 0, 3e-12);
        Assert.Equal(-1, result.X[0].Value, 1e-14);
    }

    [Fact]
    public void One_weight_arrives_at_the_closed_form_time()
    {
        // g' = -g^(q-1): T* = g0^(2-q) / (2-q) = 2 sqrt(1/2).
        FlowResult<DoubleDouble> result = FlowIntegrator.Integrate(
            Flow.Quadratic<DoubleDouble>("3/2", "1/2", "1", "10") with { Tolerance = 1e-24 });
        Assert.InRange(Number.RelativeError(result.Events[0].Time, "1.414213562373095048801688724209698078570"), 0, 1e-24);
    }

    /// <summary>
    /// Shortly before its arrival a coordinate neither rests nor jumps: g = -G = 1 - w obeys g' = -sqrt(g), so sqrt(g) = sqrt(g(0)) - t/2.
    /// </summary>
    /// <remarks>
    /// The bound: dg(T)/dg(t) = sqrt(g(T)/g(t)) &lt;= 1, so the flow shrinks errors, and that at T is at most the sum of those that single steps
    /// make. A step is held to 1e-15, 9 units. Rounding adds half a unit for w, and for what stands
    /// under the root of each stage half a unit times h |b_i| / (2 sqrt(g)): with h = 0.28 sqrt(g) and sum |b_i| = 96 that is 7. So 17 units a step;
    /// what rounding of the stages' sums adds is at most 24 g(t) units, and shrinks by sqrt(g(T)/g(t)), below 1e-3 of a unit at T. G itself is above 1e5 units.
    /// </remarks>
    [Fact]
    public void Before_its_arrival_a_coordinate_still_moves()
    {
        foreach (string start in new[] { "1/2", "1/3", "1/5", "3/10", "7/10", "1/10", "3/5", "2/5" })
        {
            DoubleDouble root = DoubleDouble.Sqrt(DoubleDouble.One - Number.Of<DoubleDouble>(start));
            foreach (double left in new[] { 7e-6, 9e-6 })
            {
                string time = FormattableString.Invariant($"{(int)((root.High - left) * 200_000)}/100000");
                DoubleDouble end = root - (Number.Of<DoubleDouble>(time) / 2);
                FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>("3/2", start, "1", time));
                FlowResult<DoubleDouble> fine = FlowIntegrator.Integrate(Flow.Quadratic<DoubleDouble>("3/2", start, "1", time) with { Tolerance = 1e-24 });
                Assert.Equal((FlowStatus.Completed, FlowStatus.Completed), (result.Status, fine.Status));
                Assert.InRange((end * end).High, 4e-11, 4e-10);
                Assert.InRange(Math.Abs((result.Gradient[0].Value + (end * end)).High), 0, 17 * Float64.Epsilon.Value * result.Steps);
                Assert.InRange(Math.Abs((fine.Gradient[0] + (end * end)).High), 0, 2e-27 * fine.Steps);
            }
        }
    }

    [Fact]
    public void Sign_flow_is_exact_through_a_weight_and_up_to_the_rest()
    {
        // w = (3/10, 4/5, 1) towards b = -1: w1 passes 0 at 3/10 where the others are 1/2 and 7/10, then grow again.
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>("1", "3/10 4/5 1", "-1", "3"));
        Assert.Equal(FlowStatus.ReachedZeroGradient, result.Status);
        Assert.Equal([FlowEventKind.ZeroWeight, FlowEventKind.ZeroGradient], result.Events.Select(e => e.Kind));
        Assert.Equal(0.3, result.Events[0].Time.Value, 1e-15);
        Assert.Equal((0, 0), (result.Events[0].Coordinate, result.Events[0].Weight));
        double s = result.Events[1].Time.Value - 0.3;
        Assert.Equal(1, s * (0.5 + s) * (0.7 + s), 1e-14);
        Assert.Equal(-1, result.X[0].Value, 1e-14);
        Assert.Equal(-s, result.Weights[0][0].Value, 1e-14);
        Assert.Equal(0.3 + s, result.Clock[0].Value, 1e-14);
    }

    [Theory]
    [InlineData("1", 0.5)]
    [InlineData("3/2", 1.3820851603910208)]
    public void Two_weights_that_vanish_together_stop_the_flow(string q, double time)
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>(q, "1/2 1/2", "-1", "5"));
        Assert.Equal(FlowStatus.ReachedSaddle, result.Status);
        Assert.Equal(FlowEventKind.Saddle, Assert.Single(result.Events).Kind);
        Assert.Equal(time, result.Events[0].Time.Value, 1e-13);
    }

    [Fact]
    public void Gradient_flow_has_no_events_and_rests_at_a_saddle()
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>("2", "0 0 1", "-1", "5"));
        Assert.Equal(FlowStatus.Completed, result.Status);
        Assert.Empty(result.Events);
        Assert.Equal(0, result.X[0].Value);
        Assert.Equal(FlowStatus.ReachedSaddle, FlowIntegrator.Integrate(Flow.Quadratic<Float64>("3/2", "0 0 1", "-1", "5")).Status);
    }

    [Fact]
    public void Coordinates_of_a_separable_loss_run_and_rest_by_themselves()
    {
        var problem = new FlowProblem<Float64>(
            1, new QuadraticLoss<Float64>([1.0, 2.0]), [[0.5, 1.0], [1.0, 1.0, 1.0]], 10);
        FlowResult<Float64> result = FlowIntegrator.Integrate(problem);
        Assert.Equal(FlowStatus.ReachedZeroGradient, result.Status);
        Assert.Equal(10, result.Time.Value);
        Assert.Equal(1, result.X[0].Value, 1e-14);
        Assert.Equal(2, result.X[1].Value, 1e-14);
        Assert.Equal([0, 1], result.Events.Select(e => e.Coordinate).Order());
        Assert.Equal(Math.Cbrt(2) - 1, result.Events.Single(e => e.Coordinate == 1).Time.Value, 1e-14);
    }

    [Fact]
    public void A_coupled_loss_stops_at_the_first_zero_gradient()
    {
        var loss = new LeastSquaresLoss<Float64>([[1.0, 0.5], [0.25, 1.0]], [1.0, 0.5]);
        Assert.False(loss.IsSeparable);
        var problem = new FlowProblem<Float64>(1, loss, [[0.1, 0.2], [0.3, 0.1]], 10);
        FlowResult<Float64> result = FlowIntegrator.Integrate(problem);
        Assert.Equal(FlowStatus.ReachedZeroGradient, result.Status);
        FlowEvent<Float64> stop = result.Events[^1];
        Assert.Equal(stop.Time, result.Time);
        Assert.Equal(0, result.Gradient[stop.Coordinate].Value, 1e-14);

        // Until then every weight has moved at unit speed.
        Assert.Equal(0.1 + result.Time.Value, result.Weights[0][0].Value, 1e-14);
        Assert.Equal(
            "Gradients, or with coupled decay the gradient with decay of a weight, reached 0 with q < 2 and stay there: the events "
            + "name them. A flow that ended before T slides from then on, which is followed "
            + "for q > 1, and at q = 1 for a loss quad, linear or lsq with decay decoupled; choose one of these, or q = 33/32.",
            result.Status.Explain());
    }

    [Theory]
    [InlineData("3/2")]
    [InlineData("19/10")]
    public void Coordinates_driven_by_one_residual_arrive_together(string q)
    {
        // |x1 + x2 - 1|^2 / 2 with equal rows of weights: both follow f(2 x - 1), whose clock runs alike.
        var both = new FlowProblem<Float64>(
            Rational.Parse(q), new LeastSquaresLoss<Float64>([[1.0, 1.0]], [1.0]), [[0.25, 1.0], [0.25, 1.0]], 30);
        FlowResult<Float64> result = FlowIntegrator.Integrate(both);
        var one = new FlowProblem<DoubleDouble>(
            Rational.Parse(q), new LeastSquaresLoss<DoubleDouble>([[2]], [1]), [[0.25, 1]], 30);
        FlowResult<DoubleDouble> alone = FlowIntegrator.Integrate(one);

        // The single one has the gradient 2 (2 x - 1) and so runs 2^(q-1) times as fast.
        double factor = Math.Pow(2, Number.Of<Float64>(q).Value - 1);
        Assert.Equal(FlowStatus.ReachedZeroGradient, result.Status);
        Assert.Equal([0, 1], result.Events.Select(e => e.Coordinate));
        Assert.Equal(1, result.Events[0].Time.Value / (alone.Events[0].Time.High * factor), 1e-11);
        Assert.Equal(0.5, result.X[1].Value, 1e-14);
        Assert.Equal(30, result.Time.Value);
    }

    [Fact]
    public void A_logistic_gradient_never_vanishes()
    {
        // exp(-|x|) underflows on the way; the sign of the gradient must not.
        FlowResult<Float64> result = FlowIntegrator.Integrate(
            Flow.Problem<Float64>("1", "1 1 1", new LogisticLoss<Float64>([1.0]), "20"));
        Assert.Equal(FlowStatus.Completed, result.Status);
        Assert.Equal(9261, result.X[0].Value, 1e-9);
    }

    [Fact]
    public void Bad_problems_are_named()
    {
        void Fails(FlowProblem<Float64> problem, string message) =>
            Assert.Equal(message, Assert.Throws<ArgumentException>(() => FlowIntegrator.Integrate(problem)).Message);

        FlowProblem<Float64> good = Flow.Quadratic<Float64>("1", "1 1", "1", "1");
        Fails(good with { Q = 3 }, "q is 3; it must lie in [1, 2].");
        Fails(good with { Weights = [[1.0], [1.0]] }, "The loss has 1 coordinates but there are 2 rows of weights.");
        Fails(good with { Weights = [[double.NaN]] }, "Row 1 of the weights is empty or not finite.");
        Fails(good with { EndTime = -1 }, "The end time is -1; it must be finite and not negative.");
        Fails(good with { Alpha = double.PositiveInfinity }, "alpha is Infinity; it must be finite and not negative.");
        Fails(good with { Tolerance = 0 }, "The tolerance must lie between 0 and 1.");
    }
}
