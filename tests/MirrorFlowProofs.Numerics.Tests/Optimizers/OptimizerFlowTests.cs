using MirrorFlowProofs.Numerics.Tests.Scale;

namespace MirrorFlowProofs.Numerics.Tests.Optimizers;

/// <summary>The flows beside optimizers where they are not the plain steepest flow: normalised, and Adam + L2.</summary>
public sealed class OptimizerFlowTests
{
    private static readonly MatrixLoss Loss = ScaleSamples.Loss(MatrixLossKind.LeastSquares, 6, 8, 21);
    private static readonly double[][] Start = ScaleSamples.Weights(3, 8, 22);

    [Theory]
    [InlineData(1.25, 0, WeightDecay.Decoupled, "integrated")]
    [InlineData(1.5, 0, WeightDecay.Decoupled, "integrated")]
    [InlineData(1.5, 0.3, WeightDecay.Coupled, "integrated")]
    [InlineData(1.5, 0.3, WeightDecay.Decoupled, "polygons")]
    [InlineData(2, 0, WeightDecay.Decoupled, "integrated")]
    [InlineData(2, 0.3, WeightDecay.Decoupled, "integrated")]
    [InlineData(2, 0.3, WeightDecay.Coupled, "integrated")]
    public void Normalised_descent_follows_its_flow_to_first_order(double q, double alpha, WeightDecay decay, string how)
    {
        OptimizerSettings settings = new(OptimizerMethod.NormalizedSteepestDescent) { Q = q, Alpha = new([(0, alpha)]), Decay = decay };

        (OptimizerLimit limit, OptimizerStudyRow[] rows) = Study(Loss, Start, settings, 0.5, 100, 200, 400);

        Assert.Contains(how, limit.Source, StringComparison.Ordinal);
        Assert.InRange(rows[1].Order!.Value, 0.8, 1.25);
        Assert.InRange(rows[2].Order!.Value, 0.8, 1.25);
        Assert.InRange(rows[2].Distance!.Value, 1e-6, 2e-2);
    }

    [Theory]
    [InlineData(1.25)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Of_one_coordinate_without_depth_the_normalised_flow_has_speed_1_and_ends_where_the_gradient_is_0(double q)
    {
        // f = (x - 1)^2/2 from 0.25.
        MatrixLoss loss = new(MatrixLossKind.LeastSquares, new DataMatrix(1, 1, [1]), [1]);
        OptimizerSettings settings = new(OptimizerMethod.NormalizedSteepestDescent) { Q = q };

        OptimizerLimit before = Limit(loss, [[0.25]], settings, 0.5);
        OptimizerLimit after = Limit(loss, [[0.25]], settings, 2);

        Assert.Equal(0.75, before.X[0], 1e-7);
        Assert.Equal(1, after.X[0], 1e-6);
        Assert.Contains("its gradient is 0 from t = 0.75,", after.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.25)]
    [InlineData(1.5)]
    [InlineData(2)]
    public void Of_two_alike_weights_the_normalised_flow_is_straight(double q)
    {
        // x = w_1 w_2 with w_1 = w_2: each moves by 2^(-1/p), so that their norm in L_p moves at speed 1.
        MatrixLoss loss = new(MatrixLossKind.LeastSquares, new DataMatrix(1, 1, [1]), [1]);
        OptimizerSettings settings = new(OptimizerMethod.NormalizedSteepestDescent) { Q = q };
        double w = 0.3 + (0.5 * Math.Pow(2, -(q - 1) / q));

        OptimizerLimit limit = Limit(loss, [[0.3], [0.3]], settings, 0.5);

        Assert.Equal(w * w, limit.X[0], 1e-7);
    }

    [Fact]
    public void Adam_with_l2_comes_to_its_sign_flow_to_first_order()
    {
        OptimizerSettings settings = new(OptimizerMethod.Adam)
        {
            Alpha = new([(0, 0.3)]),
            Decay = WeightDecay.Coupled,
            Beta1 = 0.5,
            Beta2 = 0.7,
        };

        (OptimizerLimit limit, OptimizerStudyRow[] rows) = Study(Loss, Start, settings, 0.2, 100, 200, 400, 800);

        Assert.Contains("polygons", limit.Source, StringComparison.Ordinal);
        Assert.InRange(limit.Error, 1e-9, rows[3].Distance!.Value / 10);
        Assert.InRange(Math.Pow(rows[0].Distance!.Value / rows[3].Distance!.Value, 1.0 / 3), 1.7, 2.4);
    }

    [Theory]
    [InlineData(1, 0.75)]
    [InlineData(3, 0.75)]
    public void Adam_with_l2_comes_to_a_flow_known_in_closed_form_where_the_weight_is_held(double time, double held)
    {
        // f + alpha w^2/2 with f = (w - 1)^2/2 and alpha = 1/3: w' = 1 up to w = 3/4, where w - 1 + w/3 = 0, and it stays.
        MatrixLoss loss = new(MatrixLossKind.LeastSquares, new DataMatrix(1, 1, [1]), [1]);
        OptimizerSettings settings = new(OptimizerMethod.Adam) { Alpha = new([(0, 1.0 / 3)]), Decay = WeightDecay.Coupled, Beta1 = 0.5, Beta2 = 0.7 };

        (OptimizerLimit limit, OptimizerStudyRow[] rows) = Study(loss, [[0.1]], settings, time, 100, 1600);

        Assert.InRange(Math.Abs(limit.X[0] - held), 0, 2 * time / (256 * 1600));
        Assert.InRange(rows[1].Distance!.Value, 0, 4 * time / 1600);
    }

    [Fact]
    public void No_order_is_said_where_the_flow_is_not_known_well_enough()
    {
        OptimizerSettings settings = new(OptimizerMethod.GradientDescent);
        OptimizerLimit limit = Limit(Loss, Start, settings, 0.2);
        StepSchedule[] schedules = [new(0.002, 100), new(0.001, 200)];
        double distance = Run(limit)[1].Distance!.Value;

        Assert.NotNull(Run(limit with { Error = distance / 11 })[1].Order);
        Assert.Null(Run(limit with { Error = distance / 9 })[1].Order);

        IReadOnlyList<OptimizerStudyRow> Run(OptimizerLimit beside) =>
            OptimizerStudy.Run(Loss, Start, settings, schedules, beside, TestContext.Current.CancellationToken);
    }

    private static OptimizerLimit Limit(MatrixLoss loss, double[][] start, OptimizerSettings settings, double time) =>
        OptimizerFlow.At(loss, start, settings, time, 1, TestContext.Current.CancellationToken)!;

    private static (OptimizerLimit Limit, OptimizerStudyRow[] Rows) Study(
        MatrixLoss loss, double[][] start, OptimizerSettings settings, double time, params int[] steps)
    {
        OptimizerLimit limit = OptimizerFlow.At(loss, start, settings, time, time / steps[^1], TestContext.Current.CancellationToken)!;
        StepSchedule[] schedules = [.. steps.Select(count => new StepSchedule(time / count, count))];
        return (limit, [.. OptimizerStudy.Run(loss, start, settings, schedules, limit, TestContext.Current.CancellationToken)]);
    }
}
