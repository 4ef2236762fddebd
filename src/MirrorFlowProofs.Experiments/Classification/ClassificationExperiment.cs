using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Experiments;

/// <summary>Separable logistic regression with a sparse truth: margin and recovered support against depth and q.</summary>
internal sealed class ClassificationExperiment : Experiment
{
    private const int Samples = 40, Coordinates = 80, Nonzeros = 4, MostSteps = 200000;
    private const double Eps = 0.1, Eta = 0.005, Share = 1e-4;

    /// <inheritdoc/>
    public override string Name => "classification";

    /// <inheritdoc/>
    public override string Shows => "binary classification with a sparse truth: margin and recovered support against depth and q";

    /// <inheritdoc/>
    public override string Setup => FormattableString.Invariant(
        $"logistic loss, {Samples} Gaussian samples, {Coordinates} coordinates, labels of {Nonzeros} nonzeros 1 and -1; start w_1 = 0, w_i = {Eps}; L_p steepest descent, normalised, step {Eta}, until the loss is {Share} of the first; margins are min b a.x over a norm of x");

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; } =
    [
        Axis.Geometry("1,3/2,2", "1,5/4,3/2,7/4,2"), Axis.Depth("2,3", "2,3,4"), Axis.Seeds(2, 10),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } =
    [
        new("norm", "p/L", "g3"), new("margin1", "margin, L_1"), new("marginMax", "margin, L_inf"), new("support", "support"), new("recovered", "truth among largest"),
    ];

    /// <inheritdoc/>
    public override Outcome Measure(Setting setting, CancellationToken cancellation)
    {
        var problem = SparseProblem.Classification(setting.Whole(Axis.Seed), Samples, Coordinates, Nonzeros);
        var q = setting.GeometryValue;
        var run = new OptimizerRun(
            problem.Loss, problem.Start(setting.Depth, Eps), new OptimizerSettings(OptimizerMethod.NormalizedSteepestDescent) { Q = q }, new StepSchedule(Eta, MostSteps));
        var descent = Descent.OfOptimizer(run, Share, cancellation);
        var smallest = SparseProblem.Products(problem.Loss.A, descent.X).Zip(problem.Loss.B, (product, label) => product * label).Min();
        return Outcome.Of(
            setting,
            ("norm", q > 1 ? q / (q - 1) / setting.Depth : double.NaN),
            ("margin1", descent.Reached ? smallest / descent.X.Sum(Math.Abs) : double.NaN),
            ("marginMax", descent.Reached ? smallest / descent.X.Max(Math.Abs) : double.NaN),
            ("support", SparseProblem.Support(descent.X)),
            ("recovered", problem.Recovered(descent.X)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes)
    {
        (string, string)[] steps = [("2", "3/2"), ("3/2", "1")];
        return
        [
            Pairs.Smaller(outcomes, "q", "support", steps, "the support grows as q falls: the margin is driven up in the quasi-norm L_(p/L), p/L = q/((q - 1) L)"),
            Pairs.Smaller(outcomes, "q", "marginMax", steps, "sign flow has the largest margin in L_inf, p/L = infinity, and it falls with q"),
            Largest(outcomes),
            Pairs.Smaller(outcomes, "depth", "support", [("3", "2"), ("4", "3")], "at q > 1 deeper is sparser, as p/L falls", o => o.Setting.GeometryValue > 1),
            Pairs.Smaller(outcomes, "q", "recovered", [("1", "2")], "more of the truth is recovered at q = 2 than at q = 1"),
        ];
    }

    /// <inheritdoc/>
    public override Figure Draw(IReadOnlyList<Outcome> outcomes)
    {
        var curves = outcomes.GroupBy(o => o.Setting.Depth).Select((g, style) =>
        {
            var rows = g.GroupBy(o => o.Setting.GeometryValue).OrderBy(r => r.Key).ToList();
            return new FigureCurve(FormattableString.Invariant($"L = {g.Key}"), [.. rows.Select(r => r.Key)], [.. rows.Select(r => r.Average(o => o["support"]))], style);
        });
        return new CurveFigure(FormattableString.Invariant($"Classification, {Coordinates} coordinates, truth {Nonzeros}"), "q", "coordinates > max/100", [.. curves]).Draw();
    }

    private static Prediction Largest(IReadOnlyList<Outcome> outcomes)
    {
        const string Statement = "the margin in L_1 is largest at the q whose p/L is closest to 1: at q = 2 at depth 2, at q = 3/2 at depth 3";
        if (outcomes.Select(o => o.Setting["q"]).Distinct().Count() < 2)
        {
            return Prediction.TooLittle(Statement, "needs two q");
        }

        List<string> kept = [], broken = [];
        foreach (var depth in outcomes.GroupBy(o => o.Setting.Depth))
        {
            var rows = depth.GroupBy(o => o.Setting["q"]).Select(g => (Q: g.Key, Norm: g.First()["norm"], Margin: g.Average(o => o["margin1"]))).ToList();
            var predicted = rows.Where(r => !double.IsNaN(r.Norm)).MinBy(r => Math.Abs(Math.Log(r.Norm))).Q;
            var found = rows.MaxBy(r => r.Margin).Q;
            (found == predicted ? kept : broken).Add(FormattableString.Invariant($"L = {depth.Key}: q = {found}, predicted {predicted}"));
        }

        return Prediction.Of(Statement, string.Join("; ", kept.Concat(broken)), broken.Count == 0);
    }
}
