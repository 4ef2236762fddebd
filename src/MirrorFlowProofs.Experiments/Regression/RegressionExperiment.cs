using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Experiments;

/// <summary>Diagonal linear regression from a small start: escape, loss curves and sparsity of flows and optimizers.</summary>
internal sealed class RegressionExperiment : Experiment
{
    private const int Samples = 100, Coordinates = 300, Nonzeros = 10;
    private const double Eps = 0.2, Share = 1e-3, Escaped = 0.5, Small = 0.002, Fine = 2e-5, FineBeta2 = 0.99, MostTime = 2000;

    /// <inheritdoc/>
    public override string Name => "regression";

    /// <inheritdoc/>
    public override string Shows => "diagonal linear regression with a sparse truth: escape, loss curves and sparsity of flows and optimizers";

    /// <inheritdoc/>
    public override string Setup => FormattableString.Invariant(
        $"{Coordinates} coordinates, {Samples} Gaussian samples, {Nonzeros} nonzeros 1 and -1, mean of squares/2; start w_1 = 0, w_i = {Eps}; until the loss is {Share} of the first; escape: the time to {Escaped} of it (sum of step sizes); signgd, adam, gd-small: step {Small}; adam-fine: step {Fine}, beta2 = {FineBeta2}; gd-large: 1/(2 L); flows at tolerance 1e-6");

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; } =
    [
        Axis.Depth("2,3", "2,3,4,6"),
        Axis.Words("method", "gf: gradient flow; q=7/4, q=3/2, q=5/4: flows; signgd: sign descent with a small step, for sign flow; gd: gradient descent", "gf,q=3/2,signgd,gd-large,adam", "gf,q=7/4,q=3/2,q=5/4,signgd,gd-small,gd-large,adam,adam-fine"),
        Axis.Seeds(1, 5),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } =
        [new("escape", "escape time"), new("end", "time to the end"), new("error", "|x - truth|/|truth|"), new("support", "coordinates > max/100"), new("recovered", "truth among largest")];

    /// <inheritdoc/>
    public override Outcome Measure(Setting setting, CancellationToken cancellation)
    {
        var problem = SparseProblem.Regression(setting.Whole(Axis.Seed), Samples, Coordinates, Nonzeros);
        var descent = Run(problem, setting["method"], setting.Depth, cancellation);
        var (times, losses) = descent.Curve();
        return Outcome.Of(
            setting,
            ("escape", descent.TimeOf(Escaped)),
            ("end", descent.Reached ? descent.Times[^1] : double.NaN),
            ("error", problem.Error(descent.X)),
            ("support", SparseProblem.Support(descent.X)),
            ("recovered", problem.Recovered(descent.X))).With("times", times).With("losses", losses);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes) =>
    [
        Pairs.Smaller(outcomes, "method", "escape", [("signgd", "q=5/4"), ("q=5/4", "q=3/2"), ("signgd", "q=3/2"), ("q=3/2", "q=7/4"), ("q=3/2", "gf"), ("q=7/4", "gf")], "a smaller q escapes faster from small weights"),
        Pairs.Smaller(outcomes, "depth", "escape", [("2", "3"), ("3", "4"), ("4", "6")], "gradient flow escapes later the deeper", o => o.Setting["method"] == "gf"),
        Pairs.Close(outcomes, "method", "escape", [("gd-small", "gf")], 0.05, "gradient descent at a small step escapes with its flow"),
        Pairs.Close(outcomes, "method", "escape", [("adam-fine", "signgd")], 0.05, "Adam escapes with sign descent where its means, over a time eta/(1 - beta2), are short against the escape"),
        Pairs.Close(outcomes, "method", "escape", [("adam", "signgd")], 0.2, "Adam does so at the step of sign descent, too, where they are longer than the escape"),
        Pairs.Smaller(outcomes, "method", "support", [("gf", "q=7/4"), ("q=7/4", "q=3/2"), ("gf", "q=3/2"), ("q=3/2", "q=5/4"), ("q=3/2", "signgd"), ("q=5/4", "signgd")], "at one depth a larger q is sparser, as the exponent 2 - m of the balanced potential falls with q"),
        Pairs.Smaller(outcomes, "method", "support", [("signgd", "gf")], "\"steeper is sparser\", as the paper words it: sign flow finds fewer coordinates than gradient flow"),
    ];

    /// <inheritdoc/>
    public override Figure Draw(IReadOnlyList<Outcome> outcomes)
    {
        var depth = outcomes.Select(o => o.Setting.Depth).Order().First(d => d >= 3 || d == outcomes.Max(o => o.Setting.Depth));
        var curves = outcomes.Where(o => o.Setting.Depth == depth).GroupBy(o => o.Setting["method"])
            .Select((g, style) => new FigureCurve(g.Key, g.First().Values["times"], g.First().Values["losses"], style));
        return new CurveFigure(FormattableString.Invariant($"Diagonal regression at depth {depth}, start 0, {Eps}, ..., {Eps}"), "t, the sum of step sizes", "loss f(x) = |A x - b|^2/(2 n)", [.. curves])
        {
            IsLogarithmicInX = true,
            IsLogarithmicInY = true,
        }.Draw();
    }

    private static Descent Run(SparseProblem problem, string method, int depth, CancellationToken cancellation)
    {
        var weights = problem.Start(depth, Eps);
        Descent Flow(double q) => Descent.OfFlow(new ScaleProblem(q, problem.Loss, weights, MostTime) { Tolerance = 1e-6 }, Share, cancellation);
        Descent Steps(OptimizerMethod optimizer, double eta, double beta2 = 0.999) => Descent.OfOptimizer(
            new OptimizerRun(problem.Loss, weights, new OptimizerSettings(optimizer) { Beta2 = beta2 }, new StepSchedule(eta, (long)(MostTime / eta))), Share, cancellation);
        return method switch
        {
            "gf" => Flow(2),
            "q=7/4" => Flow(1.75),
            "q=3/2" => Flow(1.5),
            "q=5/4" => Flow(1.25),
            "signgd" => Steps(OptimizerMethod.SignDescent, Small),
            "gd-small" => Steps(OptimizerMethod.GradientDescent, Small),
            "gd-large" => Steps(OptimizerMethod.GradientDescent, 1.0 / (2 * depth)),
            "adam" => Steps(OptimizerMethod.Adam, Small),
            "adam-fine" => Steps(OptimizerMethod.Adam, Fine, FineBeta2),
            _ => throw new ArgumentException($"'{method}' is no method.", nameof(method)),
        };
    }
}
