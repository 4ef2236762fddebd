using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>1 &lt; q &lt; 2: gradients that other coordinates, or decay, move through 0 or hold near it.</summary>
public sealed class HeldGradientTests
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";

    /// <summary>Two coordinates; with MIRRORFLOW_FULL=1 up to 20.</summary>
    public static TheoryData<string, int, int> Family => [.. from n in Full ? new[] { 2, 3, 5, 10, 20 } : [2]
                                                            from q in new[] { "3/2", "6/5", "7/4" }
                                                            select (q, n, n + 2)];

    [Theory]
    [MemberData(nameof(Family))]
    public void Coupled_coordinates_do_not_crawl(string q, int coordinates, int seed)
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(Problem<Float64>(q, coordinates, seed));

        Assert.True(result.Status is FlowStatus.Completed or FlowStatus.ReachedZeroGradient, $"{result.Status}");
        Assert.Equal(3, result.Time.Value);
        Assert.NotEmpty(result.Events);
        Assert.InRange(result.Steps + result.Rejections, 1, 600 * coordinates);
        Identities(result, Problem<Float64>(q, coordinates, seed));
        if (coordinates <= 3)
        {
            FlowResult<DoubleDouble> reference = FlowIntegrator.Integrate(Problem<DoubleDouble>(q, coordinates, seed) with { Tolerance = 1e-16 });
            Assert.InRange(Flow.Difference(result, reference), 0, 1e-11);
        }
    }

    // The fixed point x = w of -s(x - 1) - alpha x: (1 - x)^(q-1) = alpha x; from 2 the gradient passes 0 on the way.
    [Theory]
    [InlineData("3/2", 0.01)]
    [InlineData("6/5", 0.2)]
    [InlineData("33/32", 0.5)]
    [InlineData("7/4", 0.05)]
    public void Decay_moves_a_gradient_through_zero_and_then_holds_it(string q, double alpha)
    {
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>(q, "2", "1", "40") with { Alpha = alpha });

        Assert.Equal(FlowStatus.Completed, result.Status);
        Assert.InRange(result.Steps + result.Rejections, 1, 500);
        FlowEvent<Float64> passed = Assert.Single(result.Events);
        Assert.Equal(FlowEventKind.ZeroGradient, passed.Kind);
        double x = result.X[0].Value;
        double power = 1 / (Number.Of<Float64>(q).Value - 1);
        Assert.InRange(x, 0.5, 1);
        Assert.Equal(Math.Pow(alpha * x, power), 1 - x, 1e-12);
    }

    [Fact]
    public void A_balanced_coordinate_that_decay_holds_is_that_of_one_weight()
    {
        // q = 3/2, w = w1 = w2: w' = -s(w^2 - 1) w^(1/2) - alpha w, at rest where (1 - w^2) = alpha^2 w.
        FlowResult<Float64> result = FlowIntegrator.Integrate(Flow.Quadratic<Float64>("3/2", "2 2", "1", "60") with { Alpha = 0.1 });
        double w = (Math.Sqrt(1e-4 + 4) - 0.01) / 2;
        Assert.Equal(FlowStatus.Completed, result.Status);
        Assert.All(result.Weights[0], value => Assert.Equal(w, value.Value, 1e-11));
    }

    [Fact]
    public void Coupled_decay_is_followed_through_zeros_of_its_components()
    {
        // One weight: -s(x - 1 + alpha x), which arrives at 1/(1 + alpha) in finite time: g' = -(1 + alpha) s(g).
        FlowProblem<Float64> problem = Flow.Quadratic<Float64>("3/2", "2", "1", "10") with { Alpha = 0.25, Decay = WeightDecay.Coupled };
        FlowResult<Float64> result = FlowIntegrator.Integrate(problem);
        Assert.Equal(FlowStatus.Completed, result.Status);
        Assert.Equal(0.8, result.X[0].Value, 1e-12);

        // Two weights: at rest (x - 1) w + alpha w = 0, so x = 1 - alpha, balanced or not.
        FlowResult<Float64> two = FlowIntegrator.Integrate(
            Flow.Quadratic<Float64>("3/2", "1/2 3/2", "1", "60") with { Alpha = 0.25, Decay = WeightDecay.Coupled });
        Assert.Equal(FlowStatus.Completed, two.Status);
        Assert.Equal(0.75, two.X[0].Value, 1e-10);
    }

    [Fact]
    public void The_second_derivatives_are_those_of_the_gradient()
    {
        DoubleDouble[] b = [0.75, -1.5];
        foreach (ILoss<DoubleDouble> loss in new ILoss<DoubleDouble>[]
        {
            new QuadraticLoss<DoubleDouble>(b), new LinearLoss<DoubleDouble>(b), new LogisticLoss<DoubleDouble>(b),
            new LeastSquaresLoss<DoubleDouble>([[1, 2], [0.5, -3]], b),
        })
        {
            DoubleDouble h = 1e-10;
            (DoubleDouble[] hessian, DoubleDouble[] up, DoubleDouble[] down) = (new DoubleDouble[4], new DoubleDouble[2], new DoubleDouble[2]);
            loss.Hessian([0.3, 1.25], hessian);
            loss.Gradient([0.3, 1.25 + h], up);
            loss.Gradient([0.3, 1.25 - h], down);
            Assert.Equal(0, (hessian[1] - ((up[0] - down[0]) / (2 * h))).High, 1e-18);
            Assert.Equal(0, (hessian[3] - ((up[1] - down[1]) / (2 * h))).High, 1e-18);
        }
    }

    // |w_j|^q - |w_0|^q and R'(x) + int s(G) dt are kept, neither of which the integration knows.
    private static void Identities(FlowResult<Float64> result, FlowProblem<Float64> problem)
    {
        double q = problem.Q.Numerator is var n ? (double)n / (double)problem.Q.Denominator : 0;
        for (int i = 0; i < problem.Weights.Count; i++)
        {
            double Law(Float64[] w) => Math.Pow(Math.Abs(w[1].Value), q) - Math.Pow(Math.Abs(w[0].Value), q);
            Assert.Equal(Law(problem.Weights[i]), Law(result.Weights[i]), 1e-11);
            string row = string.Join(' ', problem.Weights[i].Select(w => FormattableString.Invariant($"{w.Value:R}")));
            PowerProductCoordinate<Float64> map = Flow.Coordinate<Float64>(problem.Q.ToString(), row);
            Float64 residual = map.Dual(result.X[i]) - map.Dual(Flow.Product(problem.Weights[i])) + result.Clock[i];
            Assert.Equal(0, residual.Value, 1e-11);
        }
    }

    private static FlowProblem<T> Problem<T>(string q, int n, int seed)
        where T : struct, IReal<T>
    {
        var random = new Random(seed);
        T Tenth() => Number.Of<T>(new Rational(random.Next(-20, 21), 10));
        T[][] rows = [.. Enumerable.Range(0, n + 1).Select(_ => Enumerable.Range(0, n).Select(_ => Tenth()).ToArray())];
        T[] right = [.. Enumerable.Range(0, n + 1).Select(_ => Tenth())];
        T[][] weights = [.. Enumerable.Range(0, n).Select(_ => new[]
        {
            Number.Of<T>(new Rational(random.Next(1, 10), 20)), Number.Of<T>(new Rational(random.Next(11, 20), 20)),
        })];
        return new(Rational.Parse(q), new LeastSquaresLoss<T>(rows, right), weights, Number.Of<T>("3"));
    }
}
