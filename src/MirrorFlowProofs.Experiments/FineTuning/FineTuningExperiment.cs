using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments;

/// <summary>A deep diagonal model trained on one task and fine-tuned on a shifted one, whose new coordinates start near a saddle.</summary>
internal sealed class FineTuningExperiment : TuningExperiment
{
    private const int Samples = 80, Coordinates = 40, Nonzeros = 6, New = 3;
    private const double Eps = 0.1;

    /// <inheritdoc/>
    public override string Name => "fine-tuning";

    /// <inheritdoc/>
    public override string Shows => "fine-tuning of a deep diagonal model on a shifted task: loss and the most negative Hessian eigenvalue by optimizer";

    /// <inheritdoc/>
    public override string Setup => FormattableString.Invariant(
        $"regression, {Samples} Gaussian samples, {Coordinates} coordinates; first task: {Nonzeros} nonzeros, gradient flow to 1e-4 of the loss from w_1 = 0, w_i = {Eps}; second task: {New} new nonzeros beside the old, other samples; {Steps} steps with batches of {Batch}: sgd-small {Small}, sgd-large {Large}, signgd, adam, adamw {Small} (cosine), adamw with alpha = {Alpha}; test loss |x - truth|^2/2; least Hessian eigenvalue in the weights by Lanczos, {Krylov} steps");

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; } = [Axis.Depth("3", "2,3,4"), Methods, Axis.Seeds(5, 10)];

    /// <inheritdoc/>
    protected override int Batch => 20;

    /// <inheritdoc/>
    protected override string Drawn => "Fine-tuning of deep diagonal models, every seed and depth";

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes) =>
        Judge(outcomes, "at depth 3 and more", o => o.Setting.Depth > 2);

    /// <inheritdoc/>
    protected override TuningTask Prepare(Setting setting, CancellationToken cancellation)
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
        return new(new DiagonalWeights(setting.Depth, Coordinates), [.. flow.Weights().SelectMany(w => w)], second.Loss, second.Truth);
    }
}
