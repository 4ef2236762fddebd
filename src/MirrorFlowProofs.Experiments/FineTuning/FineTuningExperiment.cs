using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Experiments;

/// <summary>A deep diagonal model trained on one task and fine-tuned on a shifted one, whose new coordinates start near a saddle.</summary>
internal sealed class FineTuningExperiment : Experiment
{
    private const int Samples = 80, Coordinates = 40, Nonzeros = 6, New = 3, Batch = 20, Steps = 600, Krylov = 80;
    private const double Eps = 0.1, Small = 0.01, Large = 0.1, Alpha = 0.05;

    /// <inheritdoc/>
    public override string Name => "fine-tuning";

    /// <inheritdoc/>
    public override string Shows => "fine-tuning of a deep diagonal model on a shifted task: loss and the most negative Hessian eigenvalue by optimizer";

    /// <inheritdoc/>
    public override string Setup => FormattableString.Invariant(
        $"regression, {Samples} Gaussian samples, {Coordinates} coordinates; first task: {Nonzeros} nonzeros, gradient flow to 1e-4 of the loss from w_1 = 0, w_i = {Eps}; second task: {New} new nonzeros beside the old, other samples; {Steps} steps with batches of {Batch}: sgd-small {Small}, sgd-large {Large}, signgd, adam, adamw {Small} (cosine), adamw with alpha = {Alpha}; test loss |x - truth|^2/2; least Hessian eigenvalue in the weights by Lanczos, {Krylov} steps");

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; } =
    [
        Axis.Depth("3", "2,3,4"),
        Axis.Words("method", "sgd with a small or a large step, sign descent, Adam, AdamW", "sgd-small,sgd-large,signgd,adam,adamw", "sgd-small,sgd-large,signgd,adam,adamw"),
        Axis.Seeds(5, 10),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } =
        [new("before", "test loss before"), new("train", "training loss", "g3"), new("test", "test loss", "g3"), new("eigenvalue", "least eigenvalue", "g3")];

    /// <inheritdoc/>
    public override Outcome Measure(Setting setting, CancellationToken cancellation)
    {
        var seed = setting.Whole(Axis.Seed);
        var first = SparseProblem.Regression(seed, Samples, Coordinates, Nonzeros);
        var flow = new ScaleFlow(new ScaleProblem(2, first.Loss, first.Start(setting.Depth, Eps), 1e5) { Tolerance = 1e-6 });
        var start = flow.Observe(out _, out _);
        while (flow.Observe(out _, out _) > 1e-4 * start && flow.Step(1e5) == ScaleStatus.Advanced)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        var second = SparseProblem.Regression(1_000_000 + seed, Samples, Coordinates, New).Beside(first.Truth);
        var run = new OptimizerRun(second.Loss, flow.Weights(), Optimizer(setting["method"], (ulong)seed), Schedule(setting["method"]));
        run.Observe(out var untuned, out _);
        var before = TestLoss(second, untuned);
        while (!run.IsFinished)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Step();
        }

        var train = run.Observe(out var x, out _);
        var hessian = new WeightHessian(second.Loss, run.Weights());
        return Outcome.Of(
            setting,
            ("before", before),
            ("train", train),
            ("test", TestLoss(second, x)),
            ("eigenvalue", Lanczos.Least(hessian.Times, hessian.Dimension, Krylov, seed)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes)
    {
        static bool IsDeep(Outcome o) => o.Setting.Depth > 2;
        (string, string)[] signs = [("signgd", "sgd-small"), ("adam", "sgd-small"), ("adamw", "sgd-small")];
        return
        [
            Pairs.Smaller(outcomes, "method", "test", signs, "at depth 3 and more sign descent, Adam and AdamW leave the saddle of the new coordinates, and SGD at the same step does not: a smaller test loss", IsDeep),
            Pairs.Smaller(outcomes, "method", "test", [("sgd-large", "sgd-small")], "SGD needs a large step: its test loss is then smaller", IsDeep),
            Pairs.Smaller(outcomes, "method", "eigenvalue", [("sgd-small", "signgd"), ("sgd-small", "adam"), ("sgd-small", "adamw")], "SGD at a small step is left with the more negative Hessian eigenvalue", IsDeep),
        ];
    }

    /// <inheritdoc/>
    public override Figure Draw(IReadOnlyList<Outcome> outcomes)
    {
        var curves = outcomes.GroupBy(o => o.Setting["method"]).Select((g, style) => new FigureCurve(
            g.Key, [.. g.Select(o => o["test"])], [.. g.Select(o => -o["eigenvalue"])], style, IsPoints: true));
        return new CurveFigure("Fine-tuning of deep diagonal models, every seed and depth", "test loss", "-(least Hessian eigenvalue)", [.. curves])
        {
            IsLogarithmicInX = true,
            IsLogarithmicInY = true,
            LegendOnTheLeft = true,
        }.Draw();
    }

    private static OptimizerSettings Optimizer(string method, ulong seed) => method switch
    {
        "sgd-small" or "sgd-large" => new(OptimizerMethod.GradientDescent) { Batch = Batch, Seed = seed },
        "signgd" => new(OptimizerMethod.SignDescent) { Batch = Batch, Seed = seed },
        "adam" => new(OptimizerMethod.Adam) { Batch = Batch, Seed = seed },
        "adamw" => new(OptimizerMethod.Adam) { Batch = Batch, Seed = seed, Alpha = new DecaySchedule([(0, Alpha)]) },
        _ => throw new ArgumentException($"'{method}' is no method.", nameof(method)),
    };

    private static StepSchedule Schedule(string method) => new(method == "sgd-large" ? Large : Small, Steps, StepShape.Cosine);

    private static double TestLoss(SparseProblem problem, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += (x[i] - problem.Truth[i]) * (x[i] - problem.Truth[i]) / 2;
        }

        return sum;
    }
}
