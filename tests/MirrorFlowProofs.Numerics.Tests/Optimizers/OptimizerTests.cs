using MirrorFlowProofs.Numerics.Tests.Scale;

namespace MirrorFlowProofs.Numerics.Tests.Optimizers;

public sealed class OptimizerTests
{
    private static readonly MatrixLoss Loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 6, 8, 21);
    private static readonly double[][] Start = ScaleSamples.Weights(3, 8, 22);

    public static TheoryData<OptimizerMethod, double, double> Followers => new()
    {
        { OptimizerMethod.GradientDescent, 2, 0 },
        { OptimizerMethod.GradientDescent, 2, 0.2 },
        { OptimizerMethod.Momentum, 2, 0 },
        { OptimizerMethod.SteepestDescent, 1.5, 0 },
        { OptimizerMethod.SteepestDescent, 2, 0.2 },
        { OptimizerMethod.SignDescent, 1, 0.2 },
        { OptimizerMethod.Adam, 1, 0 },
    };

    [Theory]
    [MemberData(nameof(Followers))]
    public void An_optimizer_follows_its_flow_to_first_order(OptimizerMethod method, double q, double alpha)
    {
        OptimizerSettings settings = new(method) { Q = q, Alpha = new([(0, alpha)]), Beta = 0.5, Beta1 = 0.5, Beta2 = 0.7 };
        OptimizerLimit limit = OptimizerFlow.At(Loss, Start, settings, 0.2, 1, TestContext.Current.CancellationToken)!;

        OptimizerStudyRow[] rows = [.. OptimizerStudy.Run(
            Loss, Start, settings, [.. new[] { 200, 800, 3200 }.Select(steps => new StepSchedule(0.2 / steps, steps))], limit, TestContext.Current.CancellationToken)];

        Assert.All(rows, row => Assert.NotEqual(OptimizerOutcome.Diverges, row.Outcome));
        Assert.InRange(rows[2].Order!.Value, 0.8, 1.2);
        Assert.InRange(rows[2].Distance!.Value, 0, 1e-3);

        // The balance of the flow is kept to the same order.
        Assert.InRange(rows[2].BalanceDrift, 0, 1e-3);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(1.75)]
    public void With_coupled_decay_the_flow_is_followed_in_the_weights(double q)
    {
        OptimizerSettings settings = new(OptimizerMethod.SteepestDescent) { Q = q, Alpha = new([(0, 0.3)]), Decay = WeightDecay.Coupled };
        OptimizerLimit limit = OptimizerFlow.At(Loss, Start, settings, 0.2, 1, TestContext.Current.CancellationToken)!;

        OptimizerStudyRow[] rows = [.. OptimizerStudy.Run(
            Loss, Start, settings, [.. new[] { 200, 800, 3200 }.Select(steps => new StepSchedule(0.2 / steps, steps))], limit, TestContext.Current.CancellationToken)];

        Assert.InRange(rows[2].Order!.Value, 0.8, 1.2);
        Assert.InRange(rows[2].Distance!.Value, 0, 1e-3);
    }

    [Fact]
    public void Coupled_and_decoupled_decay_are_the_same_for_gradient_descent_only()
    {
        Assert.Equal(0, Difference(OptimizerMethod.GradientDescent), 1e-12);
        Assert.True(Difference(OptimizerMethod.Adam) > 1e-3);

        static double Difference(OptimizerMethod method)
        {
            double[][] End(WeightDecay decay)
            {
                var run = new OptimizerRun(Loss, Start, new(method) { Alpha = new([(0, 0.3)]), Decay = decay }, new(0.01, 50));
                while (!run.IsFinished)
                {
                    run.Step();
                }

                return run.Weights();
            }

            return End(WeightDecay.Coupled).Zip(End(WeightDecay.Decoupled), ScaleSamples.Distance).Max();
        }
    }

    [Fact]
    public void A_normalised_step_has_length_eta_in_its_norm()
    {
        foreach (double q in new[] { 1.25, 1.5, 2 })
        {
            var run = new OptimizerRun(Loss, Start, new(OptimizerMethod.NormalizedSteepestDescent) { Q = q }, new(0.01, 1));
            run.Step();
            double p = q / (q - 1);
            double norm = Math.Pow(run.Weights().SelectMany((w, j) => w.Select((value, i) => Math.Pow(Math.Abs(value - Start[j][i]), p))).Sum(), 1 / p);

            Assert.Equal(0.01, norm, 1e-12);
        }
    }

    [Fact]
    public void The_first_step_of_adam_is_the_sign()
    {
        var run = new OptimizerRun(Loss, Start, new(OptimizerMethod.Adam), new(0.01, 1));
        run.Step();

        Assert.All(run.Weights().SelectMany((w, j) => w.Select((value, i) => Math.Abs(value - Start[j][i]))), step => Assert.Equal(0.01, step, 1e-7));
    }

    [Fact]
    public void Large_steps_diverge_and_are_said_to()
    {
        OptimizerStudyRow row = OptimizerStudy.Run(
            Loss, Start, new(OptimizerMethod.GradientDescent), [new(50, 1000)], null, TestContext.Current.CancellationToken).Single();

        Assert.Equal(OptimizerOutcome.Diverges, row.Outcome);
        Assert.True(row.Steps < 1000);
    }

    [Fact]
    public void Large_steps_of_sign_descent_oscillate()
    {
        OptimizerStudyRow row = OptimizerStudy.Run(
            Loss, Start, new(OptimizerMethod.SignDescent), [new(0.3, 200)], null, TestContext.Current.CancellationToken).Single();

        Assert.Equal(OptimizerOutcome.Oscillates, row.Outcome);
    }

    [Theory]
    [InlineData(OptimizerMethod.GradientDescent, 0)]
    [InlineData(OptimizerMethod.Momentum, 0)]
    [InlineData(OptimizerMethod.Adam, 2)]
    public void A_study_that_is_left_and_taken_up_ends_as_one_that_is_not(OptimizerMethod method, int batch)
    {
        OptimizerSettings settings = new(method) { Batch = batch, Seed = 3 };
        StepSchedule[] schedules = [new(0.02, 30), new(0.01, 60), new(0.005, 120)];
        IReadOnlyList<OptimizerStudyRow> whole = OptimizerStudy.Run(Loss, Start, settings, schedules, null, TestContext.Current.CancellationToken);
        var study = new OptimizerStudy(Loss, Start, settings, schedules, null);
        foreach (int part in new[] { 7, 30, 53, 1 })
        {
            for (int k = 0; k < part; k++)
            {
                study.Step();
            }

            using var file = new MemoryStream();
            NpzFile.Write(file, study.Save());
            file.Position = 0;
            study = new OptimizerStudy(Loss, Start, settings, schedules, null);
            study.Restore(NpzFile.ReadAll(file));
        }

        while (!study.IsFinished)
        {
            study.Step();
        }

        Assert.Equal(whole, study.Rows);
        Assert.Throws<InvalidOperationException>(study.Step);
    }

    [Fact]
    public void A_pass_over_batches_takes_every_sample_once()
    {
        var sampler = new BatchSampler(5, 12, 4);
        int[][] passes = [.. Enumerable.Range(0, 2).Select(pass => Enumerable.Range(3 * pass, 3).SelectMany(step => sampler.Batch(step).ToArray()).ToArray())];

        Assert.All(passes, pass => Assert.Equal(Enumerable.Range(0, 12), pass.Order()));
        Assert.NotEqual(passes[0], passes[1]);
        Assert.Equal(passes[1][..4], new BatchSampler(5, 12, 4).Batch(3).ToArray());
        Assert.NotEqual(passes[0], Enumerable.Range(0, 3).SelectMany(step => new BatchSampler(6, 12, 4).Batch(step).ToArray()));
    }

    [Fact]
    public void The_mean_gradient_of_batches_is_the_gradient()
    {
        var sampler = new BatchSampler(1, 6, 2);
        double[] x = [.. Enumerable.Range(0, 8).Select(i => 0.1 * i)];
        double[] whole = new double[8];
        double[] part = new double[8];
        double[] sum = new double[8];
        double loss = Loss.Gradient(x, whole);
        double losses = 0;
        for (int step = 0; step < 3; step++)
        {
            losses += Loss.Gradient(sampler.Batch(step), x, part) / 3;
            for (int i = 0; i < 8; i++)
            {
                sum[i] += part[i] / 3;
            }
        }

        Assert.Equal(loss, losses, 1e-12);
        Assert.InRange(ScaleSamples.Distance(sum, whole), 0, 1e-12);
    }

    [Fact]
    public void A_run_that_takes_over_a_state_goes_on_bit_for_bit()
    {
        OptimizerSettings settings = new(OptimizerMethod.Adam) { Batch = 4, Seed = 9 };
        StepSchedule schedule = new(0.01, 40, StepShape.Cosine, 5);
        var whole = new OptimizerRun(Loss, Start, settings, schedule);
        for (int k = 0; k < 17; k++)
        {
            whole.Step();
        }

        var resumed = new OptimizerRun(Loss, Start, settings, schedule);
        resumed.Restore(whole.Save());
        while (!whole.IsFinished)
        {
            whole.Step();
            resumed.Step();
        }

        Assert.True(resumed.IsFinished);
        Assert.Equal(whole.Weights(), resumed.Weights());
        Assert.Equal(schedule.EndTime, whole.Time, 1e-12);
    }

    [Theory]
    [InlineData(StepShape.Constant, 1, 1)]
    [InlineData(StepShape.Linear, 0.5, 0.1)]
    [InlineData(StepShape.Cosine, 0.5, 0.024)]
    public void Step_sizes_warm_up_and_fall(StepShape shape, double middle, double last)
    {
        StepSchedule schedule = new(1, 14, shape, 4);

        Assert.Equal([0.2, 0.4, 0.6, 0.8, 1], Enumerable.Range(0, 5).Select(k => Math.Round(schedule.At(k), 12)));
        Assert.Equal(middle, schedule.At(9), 1e-12);
        Assert.Equal(last, schedule.At(13), 1e-3);
    }
}
