using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests.Scale;

public sealed class ScaleFlowTests
{
    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(3, 2, true)]
    [InlineData(4, 3, true)]
    [InlineData(6, 5, true)]
    public void The_end_is_that_of_the_integrator_that_watches_events(int numerator, int denominator, bool mirror)
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 5, 4, 3);
        double[][] weights = ScaleSamples.Weights(3, 4, 5);
        var q = new Rational(numerator, denominator);
        FlowResult<Float64> watched = FlowIntegrator.Integrate(ScaleSamples.Watched(loss, weights, q, 0.3));
        Assert.Equal(FlowStatus.Completed, watched.Status);
        var flow = new ScaleFlow(new ScaleProblem((double)numerator / denominator, loss, weights, 0.3) { Tolerance = 1e-9, InWeightSpace = !mirror });

        Assert.Equal(ScaleStatus.Advanced, flow.Advance(0.3, TestContext.Current.CancellationToken));

        Assert.Equal(mirror, flow.InMirrorSpace);
        double[][] end = flow.Weights();
        for (int j = 0; j < 3; j++)
        {
            Assert.InRange(ScaleSamples.Distance(end[j], watched.Weights.Select(row => row[j].Value)), 0, 1e-7);
        }
    }

    /// <summary>Coupled decay has no mirror space at q &lt; 2, and forces change their sign without the gradient.</summary>
    [Theory]
    [InlineData(3, 2, 0.3)]
    [InlineData(3, 2, 1)]
    [InlineData(5, 4, 1)]
    public void Coupled_decay_is_followed_in_the_weights(int numerator, int denominator, double alpha)
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 5, 4, 3);
        double[][] weights = ScaleSamples.Weights(3, 4, 5);
        FlowResult<Float64> watched = FlowIntegrator.Integrate(
            ScaleSamples.Watched(loss, weights, new Rational(numerator, denominator), 0.3) with { Alpha = Float64.FromDouble(alpha), Decay = WeightDecay.Coupled });
        var flow = new ScaleFlow(new ScaleProblem((double)numerator / denominator, loss, weights, 0.3)
        {
            Tolerance = 1e-10,
            Alpha = new([(0, alpha)]),
            Decay = WeightDecay.Coupled,
        });

        Assert.Equal(ScaleStatus.Advanced, flow.Advance(0.3, TestContext.Current.CancellationToken));

        Assert.False(flow.InMirrorSpace);
        double[][] end = flow.Weights();
        for (int j = 0; j < 3; j++)
        {
            Assert.InRange(ScaleSamples.Distance(end[j], watched.Weights.Select(row => row[j].Value)), 0, 1e-7);
        }
    }

    [Theory]
    [InlineData(MatrixLossKind.LeastSquares, 1.5, 0)]
    [InlineData(MatrixLossKind.LeastSquares, 1.25, 0.3)]
    [InlineData(MatrixLossKind.Logistic, 1.5, 0.3)]
    [InlineData(MatrixLossKind.Logistic, 2, 0.3)]
    [InlineData(MatrixLossKind.LeastSquares, 2, 0.3)]
    public void Mirror_space_and_weight_space_agree_where_gradients_pass_zero(MatrixLossKind kind, double q, double alpha)
    {
        MatrixLoss loss = ScaleSamples.Loss(kind, 8, 30, 11);
        double[][] weights = ScaleSamples.Weights(3, 30, 7);
        ScaleProblem problem = new(q, loss, weights, 1) { Alpha = new([(0.2, alpha), (0.7, 2 * alpha)]), Tolerance = 1e-9 };
        var mirror = new ScaleFlow(problem);
        var direct = new ScaleFlow(problem with { InWeightSpace = true, Tolerance = q < 2 ? 1e-10 : 1e-11 });

        mirror.Advance(1, TestContext.Current.CancellationToken);
        direct.Advance(1, TestContext.Current.CancellationToken);

        Assert.InRange(ScaleSamples.Distance(ScaleSamples.X(mirror), ScaleSamples.X(direct)), 0, q < 2 ? 1e-6 : 1e-9);
        Assert.InRange(OptimizerStudy.BalanceDrift(q, weights, mirror.Weights(), problem.Alpha.Integral(1)), 0, 1e-14);
        Assert.InRange(OptimizerStudy.BalanceDrift(q, weights, direct.Weights(), problem.Alpha.Integral(1)), 0, 1e-6);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(2)]
    public void The_error_follows_the_tolerance(double q)
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 20, 60, 1);
        double[][] weights = ScaleSamples.Alike(60, 0.05, 0.2, 0.2);
        // Errors of early steps grow with the coordinates that escape, here by less than a hundredfold.
        double[] fine = End(1e-11);
        foreach (double tolerance in new[] { 1e-4, 1e-5, 1e-6, 1e-7 })
        {
            Assert.InRange(ScaleSamples.Distance(End(tolerance), fine), 0, 100 * tolerance);
        }

        double[] End(double tolerance)
        {
            var flow = new ScaleFlow(new ScaleProblem(q, loss, weights, 4) { Tolerance = tolerance });
            Assert.Equal(ScaleStatus.Advanced, flow.Advance(4, TestContext.Current.CancellationToken));
            return ScaleSamples.X(flow);
        }
    }

    [Fact]
    public void Zeros_of_many_gradients_cost_few_steps()
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 20, 60, 1);
        ScaleProblem problem = new(1.5, loss, ScaleSamples.Alike(60, 0.05, 0.2, 0.2), 4) { Tolerance = 1e-6 };
        var mirror = new ScaleFlow(problem);
        var direct = new ScaleFlow(problem with { InWeightSpace = true });

        mirror.Advance(4, TestContext.Current.CancellationToken);
        direct.Advance(4, TestContext.Current.CancellationToken);

        Assert.True(5 * mirror.Evaluations < direct.Evaluations, $"{mirror.Evaluations} and {direct.Evaluations}");
    }

    [Fact]
    public void One_coordinate_with_a_known_solution_is_met()
    {
        // q = 2, x = w1 w2 with both weights 1/2, (x - 1)^2/2: x' = 2 x (1 - x), a logistic curve.
        var loss = new MatrixLoss(MatrixLossKind.LeastSquares, new DataMatrix(1, 1, [1]), [1]);
        var flow = new ScaleFlow(new ScaleProblem(2, loss, [[0.5], [0.5]], 1.5) { Tolerance = 1e-13 });

        flow.Advance(1.5, TestContext.Current.CancellationToken);

        Assert.Equal(1 / (1 + (3 * Math.Exp(-3))), ScaleSamples.X(flow)[0], 1e-12);
    }

    [Fact]
    public void A_state_that_is_not_finite_ends_the_run_with_a_status()
    {
        // The square of the gradient is beyond all doubles.
        var loss = new MatrixLoss(MatrixLossKind.LeastSquares, new DataMatrix(1, 1, [1e200]), [1e200]);
        var flow = new ScaleFlow(new ScaleProblem(2, loss, [[0.5], [0.5], [0.7]], 1));

        Assert.NotEqual(ScaleStatus.Advanced, flow.Advance(1, TestContext.Current.CancellationToken));
        Assert.True(flow.Time < 1);
    }

    [Theory]
    [InlineData(1.5, 0, false)]
    [InlineData(1.125, 0, false)]
    [InlineData(2, 0.1, false)]
    [InlineData(2, 0.1, true)]
    [InlineData(1.5, 0.1, true)]
    public void A_run_that_takes_over_a_state_goes_on_bit_for_bit(double q, double alpha, bool weightSpace)
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 10, 25, 2);
        ScaleProblem problem = new(q, loss, ScaleSamples.Weights(4, 25, 9), 2)
        {
            Alpha = new([(0, alpha)]),
            Tolerance = q < 1.5 ? 1e-5 : 1e-8,
            InWeightSpace = weightSpace,
            Decay = weightSpace ? WeightDecay.Coupled : WeightDecay.Decoupled,
        };
        var whole = new ScaleFlow(problem);
        for (int k = 0; k < 7; k++)
        {
            whole.Step(2);
        }

        using var file = new MemoryStream();
        NpzFile.Write(file, whole.Save());
        file.Position = 0;
        var resumed = new ScaleFlow(problem);
        resumed.Restore(NpzFile.ReadAll(file));
        whole.Advance(2, TestContext.Current.CancellationToken);
        resumed.Advance(2, TestContext.Current.CancellationToken);

        Assert.Equal(whole.Weights(), resumed.Weights());
        Assert.Equal((whole.Steps, whole.Evaluations), (resumed.Steps, resumed.Evaluations));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 10, 40, 2);
        foreach (ScaleProblem problem in new[] { 1.5, 2 }.Select(q => new ScaleProblem(q, loss, ScaleSamples.Weights(3, 40, 9), 50)))
        {
            // Tables are made at their first use: by a first run of the same steps.
            AllocatedByTwentySteps(problem);

            Assert.Equal(0, AllocatedByTwentySteps(problem));
        }

        static long AllocatedByTwentySteps(ScaleProblem problem)
        {
            var flow = new ScaleFlow(problem);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int k = 0; k < 20; k++)
            {
                flow.Step(50);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory]
    [InlineData(1.0, 1e-8, 1.0, "q is 1; it must lie in (1, 2].")]
    [InlineData(2.0, 0.0, 1.0, "The tolerance is 0; it must lie between 1e-13 and 0.1.")]
    [InlineData(2.0, 1e-8, 0.0, "The end time is 0; it must be positive and finite.")]
    public void What_is_out_of_the_domain_is_said(double q, double tolerance, double end, string message)
    {
        MatrixLoss loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 2, 3, 2);

        var complaint = Assert.Throws<ArgumentException>(() => new ScaleFlow(new ScaleProblem(q, loss, ScaleSamples.Weights(2, 3, 1), end) { Tolerance = tolerance }));

        Assert.Equal(message, complaint.Message);
    }
}
