using MathNet.Numerics;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Experiments;

/// <summary>The regularizer of weight decay, measured where descent comes to rest (Table 1), and what it does to sparsity.</summary>
internal sealed class SparsityExperiment : Experiment
{
    private const int Points = 6, Steps = 8000, Samples = 40, Coordinates = 80, Nonzeros = 4;
    private const double Eta = 0.01, Eps = 0.6, Alpha = 0.02, Vanished = 0.01;

    // The curvature of one coordinate in its weights, up to L b^(2 (L - 1)/L), is below 2 over the step.
    private const int Finer = 10;

    /// <inheritdoc/>
    public override string Name => "sparsity";

    /// <inheritdoc/>
    public override string Shows => "the regularizers of coupled and decoupled weight decay against q and depth, and how sparse they are";

    /// <inheritdoc/>
    public override string Setup => FormattableString.Invariant(
        $"L_p steepest descent, {Steps} steps of {Eta} falling to 0 (cosine). Exponent, with {Finer} times as many steps of a {Finer}th: (x - b)^2/2 from balanced weights at x = b, {Points} pairs of alpha 1.2 .. 0.8 and b 4 .. 14.9; at rest alpha M'(x) is |G|^(q-1), or |G| with coupled decay; slope of log M' plus 1. Support: least squares, {Samples} samples, {Coordinates} coordinates, {Nonzeros} nonzeros, alpha = {Alpha}, start w_1 = 0, w_i = {Eps}; coordinates above a hundredth of the largest, none where all are below {Vanished}");

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; } =
    [
        Axis.Words("decay", "how alpha enters", "decoupled,coupled", "decoupled,coupled"),
        Axis.Geometry("1,2", "1,3/2,2"),
        Axis.Depth("2,4", "2,3,4,6,8"),
        Axis.Seeds(1, 5),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } =
        [new("exponent", "exponent of M", "g5"), new("predicted", "derived", "g5"), new("support", "support"), new("recovered", "truth among largest")];

    /// <inheritdoc/>
    public override Outcome Measure(Setting setting, CancellationToken cancellation)
    {
        var derived = new DerivedExponents(setting.Q);
        var predicted = setting["decay"] == "coupled" ? derived.Coupled(setting.Depth) : derived.Decoupled(setting.Depth);
        var problem = SparseProblem.Regression(setting.Whole(Axis.Seed), Samples, Coordinates, Nonzeros);
        var x = Rest(setting, problem.Loss, problem.Start(setting.Depth, Eps), Alpha, 1, cancellation);
        return Outcome.Of(
            setting,
            ("exponent", Exponent(setting, cancellation)),
            ("predicted", (double)predicted.Numerator / (double)predicted.Denominator),
            ("support", x.Max(Math.Abs) < Vanished ? double.NaN : SparseProblem.Support(x)),
            ("recovered", problem.Recovered(x)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes)
    {
        var worst = outcomes.MaxBy(o => Math.Abs(o["exponent"] - o["predicted"]))!;
        var error = Math.Abs(worst["exponent"] - worst["predicted"]);
        static bool IsDecoupled(Outcome o) => o.Setting["decay"] == "decoupled";
        (string, string)[] byDepth = [("3", "2"), ("4", "3"), ("4", "2"), ("6", "4"), ("8", "6")];
        return
        [
            Prediction.Of(
                "M ~ |x|^(2 - m) with decoupled decay (|x|^(3/2) at q = 1, L = 2, towards |x|), |x|^(2/L) with coupled (|x| at L = 2, towards log)",
                FormattableString.Invariant($"exponents within {error:0.0e-0} of the derived ones over {outcomes.Count} settings (allowed 1e-3); farthest {worst.Setting.Key}"),
                error <= 1e-3),
            Pairs.Smaller(outcomes, "q", "exponent", [("3/2", "1"), ("2", "3/2"), ("2", "1")], "with decoupled decay the exponent falls with q at every depth: the sign never flips", IsDecoupled),
            Pairs.Close(outcomes, "q", "exponent", [("1", "2"), ("3/2", "2")], 1e-3, "with coupled decay the exponent does not depend on q", o => !IsDecoupled(o)),
            Pairs.Smaller(outcomes, "depth", "support", byDepth, "deeper is sparser, as both exponents fall with L"),
            Pairs.Smaller(outcomes, "q", "support", [("1", "2")], "\"steeper is sparser\", as the paper words it, with decoupled decay: a smaller support at q = 1 than at q = 2", IsDecoupled),
        ];
    }

    /// <inheritdoc/>
    public override Figure Draw(IReadOnlyList<Outcome> outcomes)
    {
        // Where the derived exponents are the same, one curve stands for several groups.
        List<FigureCurve> curves = [];
        foreach (var alike in Groups(outcomes).GroupBy(g => string.Join(' ', g.Rows.Select(o => o["predicted"]))))
        {
            var style = curves.Count(c => !c.IsPoints);
            double[] depths = [.. alike.First().Rows.Select(o => (double)o.Setting.Depth)];
            var names = alike.GroupBy(g => g.Decay).Select(g => $"{g.Key} q={string.Join(",", g.Select(row => row.Q))}");
            curves.Add(new(string.Join('\n', names), depths, [.. alike.First().Rows.Select(o => o["predicted"])], style));
            foreach (var group in alike)
            {
                var isFirst = !curves.Any(c => c.IsPoints);
                curves.Add(new(isFirst ? "measured" : null, depths, [.. group.Rows.Select(o => o["exponent"])], style, IsPoints: true));
            }
        }

        return new CurveFigure("Regularizers of weight decay, M(x) = c |x|^d", "depth L", "exponent d", curves).Draw();
    }

    // One outcome a depth of every decay and geometry.
    private static IEnumerable<(string Decay, string Q, List<Outcome> Rows)> Groups(IReadOnlyList<Outcome> outcomes) => outcomes
        .GroupBy(o => (Decay: o.Setting["decay"], Q: o.Setting["q"]))
        .Select(g => (g.Key.Decay, g.Key.Q, g.GroupBy(o => o.Setting.Depth).OrderBy(rows => rows.Key).Select(rows => rows.First()).ToList()));

    private static double Exponent(Setting setting, CancellationToken cancellation)
    {
        var (q, depth) = (setting.GeometryValue, setting.Depth);
        var (sizes, slopes) = (new double[Points], new double[Points]);
        for (var k = 0; k < Points; k++)
        {
            var alpha = 1.2 * Math.Pow(2.0 / 3, k / (Points - 1.0));
            var b = 4 * Math.Pow(1.3, k);
            var loss = new MatrixLoss(MatrixLossKind.LeastSquares, new DataMatrix(1, 1, [1]), [b]);
            double[][] start = [.. Enumerable.Repeat(0, depth).Select(_ => new[] { Math.Pow(b, 1.0 / depth) })];
            var x = Rest(setting, loss, start, alpha, Finer, cancellation)[0];
            sizes[k] = Math.Log(x);
            slopes[k] = Math.Log(Math.Pow(b - x, setting["decay"] == "coupled" ? 1 : q - 1) / alpha);
        }

        return Fit.Line(sizes, slopes).B + 1;
    }

    private static double[] Rest(Setting setting, MatrixLoss loss, double[][] start, double alpha, int finer, CancellationToken cancellation)
    {
        var settings = new OptimizerSettings(OptimizerMethod.SteepestDescent)
        {
            Q = setting.GeometryValue,
            Alpha = new DecaySchedule([(0, alpha)]),
            Decay = setting["decay"] == "coupled" ? WeightDecay.Coupled : WeightDecay.Decoupled,
        };
        return Descent.Finish(new OptimizerRun(loss, start, settings, new StepSchedule(Eta / finer, (long)finer * Steps, StepShape.Cosine)), cancellation);
    }
}
