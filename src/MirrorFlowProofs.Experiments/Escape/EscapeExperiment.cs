using System.Globalization;
using MirrorFlowProofs.Reporting.Figures;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Experiments;

/// <summary>The time of escape from small balanced weights, measured in the weights and by the law.</summary>
internal sealed class EscapeExperiment : Experiment
{
    private const double Error = 1e-9;

    /// <inheritdoc/>
    public override string Name => "escape";

    /// <inheritdoc/>
    public override string Shows => "the time of escape against q, L and eps, measured and by the exact law";

    /// <inheritdoc/>
    public override string Setup => "one coordinate x = w_1 ... w_L, gradient G = -1, all weights eps at t = 0, until x = 1; weights integrated at tolerance 1e-12";

    /// <inheritdoc/>
    public override IReadOnlyList<Axis> Axes { get; } =
    [
        Axis.Geometry("1,3/2,2", "1,5/4,3/2,7/4,2"),
        Axis.Depth("2,3,4", "2,3,4,6"),
        Axis.Positive("eps", "the size of the weights at t = 0", "0.1,0.01,0.001", "0.1,0.01,0.001,0.0001", 1),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Columns { get; } = [new("time", "T", "g6"), new("error", "relative error", "0e-0")];

    /// <inheritdoc/>
    public override string Across => "eps";

    /// <inheritdoc/>
    public override Outcome Measure(Setting setting, CancellationToken cancellation)
    {
        var escape = new EscapeTime(setting.Q, setting.Depth);
        var eps = setting.Number("eps");
        var (measured, law) = (escape.Measured(eps, cancellation), escape.Law(eps));
        return Outcome.Of(setting, ("time", measured), ("law", law), ("error", Math.Abs((measured / law) - 1)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Prediction> Judge(IReadOnlyList<Outcome> outcomes)
    {
        var worst = outcomes.Max(o => o["error"]);
        return
        [
            Prediction.Of(
                "T = R'(1) - R'(eps^L), the difference of two values of the mirror map",
                FormattableString.Invariant($"largest relative difference {worst:0.0e-0} over {outcomes.Count} settings (allowed {Error:0e-0})"),
                worst <= Error),
            Exponents(outcomes),
            Order(outcomes),
        ];
    }

    /// <inheritdoc/>
    public override Figure Draw(IReadOnlyList<Outcome> outcomes)
    {
        var depth = outcomes.Max(o => o.Setting.Depth);
        List<FigureCurve> curves = [];
        foreach (var group in outcomes.Where(o => o.Setting.Depth == depth).GroupBy(o => o.Setting.Q))
        {
            var (style, sorted) = (curves.Count / 2, group.OrderBy(o => o.Setting.Number("eps")).ToList());
            var escape = new EscapeTime(group.Key, depth);
            var (first, last) = (Math.Log10(sorted[0].Setting.Number("eps")), Math.Log10(sorted[^1].Setting.Number("eps")));
            double[] sizes = [.. Enumerable.Range(0, 61).Select(k => Math.Pow(10, first + ((last - first) * k / 60)))];
            curves.Add(new($"q = {group.Key}: law", sizes, [.. sizes.Select(escape.Law)], style));
            curves.Add(new(style == 0 ? "measured" : null, [.. sorted.Select(o => o.Setting.Number("eps"))], [.. sorted.Select(o => o["time"])], style, IsPoints: true));
        }

        return new CurveFigure(string.Create(CultureInfo.InvariantCulture, $"Escape from balanced weights eps at depth {depth}, G = -1"), "eps", "time to x = 1", curves)
        {
            IsLogarithmicInX = true,
            IsLogarithmicInY = true,
        }.Draw();
    }

    // T is a constant less c eps^(L (1 - m)): of three eps in geometric order, the differences of T have the quotient r^(L (1 - m)).
    private static Prediction Exponents(IReadOnlyList<Outcome> outcomes)
    {
        const string Statement = "T depends on eps through eps^(L (1 - m)), m = q (L - 1)/L: bounded as eps -> 0 iff m < 1, logarithmic at m = 1";
        double worst = 0;
        var (count, where) = (0, "");
        foreach (var group in outcomes.GroupBy(o => o.Setting.KeyWithout("eps")))
        {
            var three = group.OrderBy(o => o.Setting.Number("eps")).Take(3).ToList();
            double[] eps = [.. three.Select(o => o.Setting.Number("eps"))];
            if (three.Count < 3 || Math.Abs((eps[1] / eps[0]) - (eps[2] / eps[1])) > 1e-9 * eps[2] / eps[1])
            {
                continue;
            }

            var exponent = Math.Log((three[1]["time"] - three[2]["time"]) / (three[0]["time"] - three[1]["time"])) / Math.Log(eps[2] / eps[1]);
            var depth = three[0].Setting.Depth;
            var predicted = depth * (1 - new DerivedExponents(three[0].Setting.Q).Metric(depth));
            var error = Math.Abs(exponent - ((double)predicted.Numerator / (double)predicted.Denominator));
            (worst, where) = error >= worst ? (error, FormattableString.Invariant($"{group.Key}: {exponent:g6}, predicted {predicted}")) : (worst, where);
            count++;
        }

        return count == 0
            ? Prediction.TooLittle(Statement, "needs three eps in geometric order")
            : Prediction.Of(Statement, FormattableString.Invariant($"exponents of {count} pairs (q, L) within {worst:0.0e-0} (allowed 1e-6); the farthest {where}"), worst <= 1e-6);
    }

    private static Prediction Order(IReadOnlyList<Outcome> outcomes)
    {
        var groups = outcomes.GroupBy(o => o.Setting.KeyWithout("q")).Select(g => g.OrderBy(o => o.Setting.Q).ToList()).Where(g => g.Count > 1).ToList();
        var kept = groups.Count(g => g.Zip(g.Skip(1)).All(p => p.First["time"] < p.Second["time"]));
        const string Statement = "a smaller q escapes faster from below x = 1";
        return groups.Count == 0
            ? Prediction.TooLittle(Statement, "needs two q")
            : Prediction.Of(Statement, FormattableString.Invariant($"at {kept} of {groups.Count} pairs (L, eps)"), kept == groups.Count);
    }
}
