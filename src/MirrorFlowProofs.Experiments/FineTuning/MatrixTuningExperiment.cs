using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments;

/// <summary>A two-factor matrix model X = K Q trained on one task and fine-tuned on one with a new direction, which starts near the saddle K = Q = 0.</summary>
internal sealed class MatrixTuningExperiment : TuningExperiment
{
    private const int Samples = 200, Size = 10, Rank = 2;
    private const double Pretraining = 0.05;
    private const int MostSteps = 20_000;

    /// <inheritdoc/>
    public override string Name => "fine-tuning-kq";

    /// <inheritdoc/>
    public override string Shows => "fine-tuning of a two-factor matrix K Q on a shifted task: loss and the most negative Hessian eigenvalue by optimizer";

    /// <inheritdoc/>
    public override string Setup => FormattableString.Invariant(
        $"X = K Q of {Size} x {Size} with {Size} inner columns, linear measurements <A_s, X> by {Samples} Gaussian A_s, mean of squares/2; first task: rank {Rank}, singular values 1, gradient descent of step {Pretraining} to 1e-4 of the loss from Gaussian K, Q of size eps a row; second task: one more singular direction of value 1, other samples; {Steps} steps with batches of {Batch}: sgd-small {Small}, sgd-large {Large}, signgd, adam, adamw {Small} (cosine), adamw with alpha = {Alpha}; test loss |X - truth|^2/2; least Hessian eigenvalue in the weights by Lanczos, {Krylov} steps");

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; } =
    [
        Axis.Positive("eps", "the size of the weights before the first task", "0.01", "0.1,0.01,0.001", 1), Methods, Axis.Seeds(5, 10),
    ];

    /// <inheritdoc/>
    protected override int Batch => 50;

    /// <inheritdoc/>
    protected override string Drawn => "Fine-tuning of K Q, every seed and eps";

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes) =>
    [
        .. Judge(outcomes, "from eps = 0.01 and less", o => o.Setting.Number("eps") <= 0.01),
        Pairs.Smaller(outcomes, "eps", "test", [("0.1", "0.01"), ("0.01", "0.001")], "SGD at a small step is left with the larger test loss the smaller eps, as its escape takes a time of order log(1/eps)", o => o.Setting["method"] == "sgd-small"),
    ];

    /// <inheritdoc/>
    protected override TuningTask Prepare(Setting setting, CancellationToken cancellation)
    {
        var seed = setting.Whole(Axis.Seed);
        var random = new MersenneTwister(seed);
        double Draw() => Normal.Sample(random, 0, 1);
        var (left, right) = (Frame(Draw), Frame(Draw));
        var eps = setting.Number("eps") / Math.Sqrt(Size);
        var model = new MatrixFactors(Size, Size, Size);
        double[] weights = [.. Enumerable.Range(0, model.Weights).Select(_ => eps * Draw())];
        var (first, _) = Task(left, right, Rank, Draw);
        var run = new OptimizerRun(first, model, weights, new OptimizerSettings(OptimizerMethod.GradientDescent), new StepSchedule(Pretraining, MostSteps));
        Descent.OfOptimizer(run, 1e-4, cancellation);
        var (second, truth) = Task(left, right, Rank + 1, Draw);
        return new(model, run.State.ToArray(), second, truth);
    }

    private static Matrix<double> Frame(Func<double> draw) => Matrix<double>.Build.Dense(Size, Size, (_, _) => draw()).QR().Q;

    private static (MatrixLoss Loss, double[] Truth) Task(Matrix<double> left, Matrix<double> right, int rank, Func<double> draw)
    {
        var truth = left.SubMatrix(0, Size, 0, rank) * right.SubMatrix(0, Size, 0, rank).Transpose();
        var a = new DataMatrix(Samples, Size * Size, [.. Enumerable.Range(0, Samples * Size * Size).Select(_ => draw())]);
        double[] x = truth.ToRowMajorArray();
        return (new MatrixLoss(MatrixLossKind.LeastSquares, a, SparseProblem.Products(a, x), 1.0 / Samples), x);
    }
}
