using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Experiments;

/// <summary>A model trained on one task and fine-tuned on a shifted one by several optimizers: loss and curvature afterwards.</summary>
internal abstract class TuningExperiment : Experiment
{
    /// <summary>Steps of fine-tuning, step sizes, and the decay of AdamW.</summary>
    protected const int Steps = 600, Krylov = 80;

    /// <inheritdoc cref="Steps"/>
    protected const double Small = 0.01, Large = 0.1, Alpha = 0.05;

    /// <summary>The optimizers.</summary>
    protected static Axis Methods { get; } = Axis.Words(
        "method", "sgd with a small or a large step, sign descent, Adam, AdamW", "sgd-small,sgd-large,signgd,adam,adamw", "sgd-small,sgd-large,signgd,adam,adamw");

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } =
        [new("before", "test loss before"), new("train", "training loss", "g3"), new("test", "test loss", "g3"), new("eigenvalue", "least eigenvalue", "g3")];

    /// <summary>Samples of a step.</summary>
    protected abstract int Batch { get; }

    /// <summary>What is drawn, in words.</summary>
    protected abstract string Drawn { get; }

    /// <summary>Trains the model on the first task.</summary>
    protected abstract TuningTask Prepare(Setting setting, CancellationToken cancellation);

    /// <inheritdoc/>
    public override Outcome Measure(Setting setting, CancellationToken cancellation)
    {
        var task = Prepare(setting, cancellation);
        var seed = setting.Whole(Axis.Seed);
        var run = new OptimizerRun(task.Loss, task.Model, task.Weights, Optimizer(setting["method"], (ulong)seed), Schedule(setting["method"]));
        run.Observe(out var untuned, out _);
        var before = task.TestLoss(untuned);
        Descent.Finish(run, cancellation);
        var train = run.Observe(out var x, out _);
        var hessian = new WeightHessian(task.Loss, task.Model, run.State.ToArray());
        return Outcome.Of(
            setting,
            ("before", before),
            ("train", train),
            ("test", task.TestLoss(x)),
            ("eigenvalue", Lanczos.Least(hessian.Times, task.Model.Weights, Krylov, seed)));
    }

    /// <inheritdoc/>
    public override Figure Draw(IReadOnlyList<Outcome> outcomes)
    {
        var curves = outcomes.GroupBy(o => o.Setting["method"]).Select((g, style) => new FigureCurve(
            g.Key, [.. g.Select(o => o["test"])], [.. g.Select(o => -o["eigenvalue"])], style, IsPoints: true));
        return new CurveFigure(Drawn, "test loss |x - truth|^2/2", "-(least Hessian eigenvalue)", [.. curves])
        {
            IsLogarithmicInX = true,
            IsLogarithmicInY = true,
        }.Draw();
    }

    /// <summary>What is predicted where the new directions start at a saddle that a small step does not leave.</summary>
    protected static IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes, string where, Func<Outcome, bool> among) =>
    [
        Pairs.Smaller(outcomes, "method", "test", [("signgd", "sgd-small"), ("adam", "sgd-small"), ("adamw", "sgd-small")], $"{where} sign descent, Adam and AdamW leave the saddle of the new coordinates, and SGD at the same step does not: a smaller test loss", among),
        Pairs.Smaller(outcomes, "method", "test", [("sgd-large", "sgd-small")], "SGD needs a large step: its test loss is then smaller", among),
        Pairs.Smaller(outcomes, "method", "eigenvalue", [("sgd-small", "signgd"), ("sgd-small", "adam"), ("sgd-small", "adamw")], "SGD at a small step is left with the more negative Hessian eigenvalue", among),
    ];

    private OptimizerSettings Optimizer(string method, ulong seed) => new(method switch
    {
        "sgd-small" or "sgd-large" => OptimizerMethod.GradientDescent,
        "signgd" => OptimizerMethod.SignDescent,
        "adam" or "adamw" => OptimizerMethod.Adam,
        _ => throw new ArgumentException($"'{method}' is no method.", nameof(method)),
    })
    {
        Batch = Batch,
        Seed = seed,
        Alpha = method == "adamw" ? new DecaySchedule([(0, Alpha)]) : DecaySchedule.None,
    };

    private static StepSchedule Schedule(string method) => new(method == "sgd-large" ? Large : Small, Steps, StepShape.Cosine);
}
