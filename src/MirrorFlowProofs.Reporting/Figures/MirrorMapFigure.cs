using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Evaluation;
using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>
/// Mirror maps <c>R'(x)</c> over <c>x &gt; 0</c> on logarithmic axes, one curve a geometry: whether the curve is bounded
/// (metric exponent <c>m &gt; 1</c>) is what the Legendre verdict turns on.
/// </summary>
public static class MirrorMapFigure
{
    private const int Width = 760, Height = 440, PointsPerDecade = 24;
    private const int SmallestDecade = -2, LargestDecade = 6;

    private static readonly LinePattern[] Patterns =
        [LinePattern.Solid, LinePattern.Dashed, LinePattern.DenselyDashed, LinePattern.Dotted];

    /// <summary>The figure as SVG, the same bytes for the same input on one machine.</summary>
    /// <param name="geometries">Each <c>q</c> in [1, 2].</param>
    /// <param name="depth">The depth L of <c>x = w_1 ... w_L</c>, at least 1.</param>
    /// <param name="offset">The offset <c>lambda</c> of all weights but the first, at least 0.</param>
    public static string Svg(IReadOnlyList<Rational> geometries, int depth, Rational offset)
    {
        var plot = new Plot();
        for (var i = 0; i < geometries.Count; i++)
        {
            AddCurve(plot, geometries[i], depth, offset, i);
        }

        plot.XLabel("x");
        plot.YLabel("R'(x)");
        plot.Title(string.Create(
            CultureInfo.InvariantCulture, $"Mirror maps at depth {depth}, offsets 0, {offset}, ..., {offset}"), 16);
        plot.Axes.Bottom.TickGenerator = Decades(SmallestDecade, LargestDecade);
        plot.Axes.Left.TickGenerator = Decades(2 * SmallestDecade, LargestDecade);
        plot.ShowLegend(Alignment.UpperLeft);
        return plot.GetSvgXml(Width, Height).ReplaceLineEndings("\n");
    }

    private static ScottPlot.TickGenerators.NumericManual Decades(int first, int last)
    {
        var decades = Enumerable.Range(first, last - first + 1).ToList();
        return new ScottPlot.TickGenerators.NumericManual(
            [.. decades.Select(d => (double)d)],
            [.. decades.Select(d => d == 0 ? "1" : string.Create(CultureInfo.InvariantCulture, $"1e{d}"))]);
    }

    private static void AddCurve(Plot plot, Rational q, int depth, Rational offset, int index)
    {
        var map = new MirrorMap(q, [Rational.Zero, .. Enumerable.Repeat(offset, depth - 1)]);
        var count = (LargestDecade - SmallestDecade) * PointsPerDecade + 1;
        var exponents = Enumerable.Range(0, count).Select(i => SmallestDecade + (double)i / PointsPerDecade).ToArray();
        var curve = plot.Add.ScatterLine(exponents, [.. exponents.Select(e => Math.Log10(map.Gradient(Math.Pow(10, e))))]);
        curve.Color = Colors.Category10[index % Colors.Category10.Length];
        curve.LineWidth = 2;
        curve.LinePattern = Patterns[index % Patterns.Length];
        curve.LegendText = $"q = {q}, m = {MetricExponent(q, depth)}";
    }

    private static Expr MetricExponent(Rational q, int depth) => MirrorFlowTheory
        .Derive(new Geometry(q), Reparameterization.DeepDiagonal(depth), Balance.Of(BalanceKind.First, depth))
        .Result!.MetricExponent;
}
