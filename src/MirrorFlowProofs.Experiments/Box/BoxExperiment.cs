using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Experiments;

/// <summary>Where sign flow, sign descent and AdamW come to rest, beside the minimiser in the box |x_i| &lt;= alpha^(-L).</summary>
internal sealed class BoxExperiment : Experiment
{
    private const int Samples = 40, Coordinates = 12, Nonzeros = 12;
    private const double Rate = 0.002, Fine = 1e-4, Time = 40, Start = 0.5;

    /// <inheritdoc/>
    public override string Name => "adamw-box";

    /// <inheritdoc/>
    public override string Shows => "the fixed points of AdamW beside the minimiser constrained to a box";

    /// <inheritdoc/>
    public override string Setup => FormattableString.Invariant(
        $"least squares, {Samples} samples, {Coordinates} coordinates of size 1; decoupled decay alpha, so that the box is |x_i| <= alpha^(-L); start w_1 = 0, w_i = {Start}; sign flow exactly to rest; sign descent and AdamW to the time {Time}, step {Rate} falling to 0 (cosine); adamw-fine: step {Fine}, {Rate / Fine} times as many");

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; } =
    [
        Axis.Words("method", "signflow: exact; signgd: sign descent; adamw: Adam with decoupled decay", "signflow,signgd,adamw,adamw-fine", "signflow,signgd,adamw,adamw-fine"),
        Axis.Depth("2,3", "2,3,4"),
        Axis.Positive("box", "the half width of the box, alpha^(-L)", "0.5,0.9", "0.5,0.75,0.9,1.2", 100),
        Axis.Seeds(1, 3),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } =
        [new("distance", "max |x - minimiser|", "0.0e-0"), new("free", "max |x - free minimum|"), new("active", "coordinates at the box")];

    /// <inheritdoc/>
    public override string Across => "box";

    /// <inheritdoc/>
    public override Outcome Measure(Setting setting, CancellationToken cancellation)
    {
        var problem = SparseProblem.Regression(setting.Whole(Axis.Seed), Samples, Coordinates, Nonzeros);
        var (depth, box) = (setting.Depth, setting.Number("box"));
        var alpha = Math.Pow(box, -1.0 / depth);
        var weights = problem.Start(depth, Start);
        double[] x;
        if (setting["method"] == "signflow")
        {
            var flow = OptimizerFlow.SignProblem(problem.Loss, weights, Time) with { Alpha = alpha };
            x = [.. SignFlow.Run(flow, toRest: true, cancellation: cancellation).State.X.Select(DoubleDouble.ToDouble)];
        }
        else
        {
            var (method, rate) = setting["method"] switch
            {
                "adamw" => (OptimizerMethod.Adam, Rate),
                "adamw-fine" => (OptimizerMethod.Adam, Fine),
                _ => (OptimizerMethod.SignDescent, Rate),
            };
            x = Descent.Finish(
                new OptimizerRun(
                    problem.Loss, weights, new OptimizerSettings(method) { Alpha = new DecaySchedule([(0, alpha)]) }, new StepSchedule(rate, (long)Math.Round(2 * Time / rate), StepShape.Cosine)),
                cancellation);
        }

        var minimum = BoxMinimum.Of(problem.Loss, box);
        return Outcome.Of(
            setting,
            ("distance", x.Zip(minimum, (a, b) => Math.Abs(a - b)).Max()),
            ("free", x.Zip(problem.Truth, (a, b) => Math.Abs(a - b)).Max()),
            ("active", minimum.Count(v => Math.Abs(v) == box)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes) =>
    [
        Within(outcomes, "signflow", 1e-12, "sign flow with decoupled decay rests at the minimiser in the box (KKT: G = 0 inside, the sign of G points out at the box)"),
        Within(outcomes, "signgd", 1e-3, "sign descent with a step that falls to 0 goes there"),
        Within(outcomes, "adamw-fine", 1e-3, "AdamW with a step that falls to 0 goes there, in steps enough for its mean of squares to follow (adamw-fine)"),
        Within(outcomes, "adamw", 1e-3, "AdamW goes there in the number of steps of sign descent, too"),
    ];

    /// <inheritdoc/>
    public override Figure Draw(IReadOnlyList<Outcome> outcomes)
    {
        var curves = outcomes.GroupBy(o => o.Setting["method"]).Select((g, style) => new FigureCurve(
            g.Key, [.. g.Select(o => o.Setting.Number("box"))], [.. g.Select(o => Math.Max(o["distance"], 1e-17))], style, IsPoints: true));
        return new CurveFigure("Fixed points with decoupled decay, every depth and seed", "half width of the box, alpha^(-L)", "max |x - minimiser in the box|", [.. curves])
        {
            IsLogarithmicInY = true,
        }.Draw();
    }

    private static Prediction Within(IReadOnlyList<Outcome> outcomes, string method, double allowed, string statement)
    {
        var own = outcomes.Where(o => o.Setting["method"] == method).ToList();
        return own.Count == 0
            ? Prediction.TooLittle(statement, $"needs method={method}")
            : Prediction.Of(
                statement,
                FormattableString.Invariant($"farthest {own.Max(o => o["distance"]):0.0e-0} over {own.Count} settings (allowed {allowed:0e-0}); the unconstrained minimum is up to {own.Max(o => o["free"]):g2} away"),
                own.All(o => o["distance"] <= allowed));
    }
}
