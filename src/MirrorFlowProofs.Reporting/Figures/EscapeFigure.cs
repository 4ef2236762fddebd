using MirrorFlowProofs.Verification.Flows;
using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>
/// The time in which L weights of size eps under the gradient -1 reach x = 1, over eps, one curve a geometry: the law
/// <c>R'(1) - R'(eps^L)</c> as a curve, and flows integrated in the weights as points. It is bounded as eps goes to 0 where
/// <c>m &lt; 1</c>.
/// </summary>
internal static class EscapeFigure
{
    private const int SmallestDecade = -5, PointsPerDecade = 12;

    /// <summary>Draws the curves; the offset does not enter.</summary>
    public static Figure Draw(FigureSettings settings, CancellationToken cancellation)
    {
        var canvas = new Canvas($"Escape from equal weights eps at depth {settings.Depth}, G = -1", "eps", "time to x = 1");
        var sizes = Canvas.Grid(SmallestDecade, -1, (-1 - SmallestDecade) * PointsPerDecade + 1);
        var measured = Enumerable.Range(SmallestDecade, -SmallestDecade).ToArray();
        for (var i = 0; i < settings.Geometries.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var q = settings.Geometries[i];
            var escape = new EscapeTime(q, settings.Depth);
            canvas.Curve(sizes, [.. sizes.Select(e => Math.Log10(escape.Law(Math.Pow(10, e))))], i, $"q = {q}, m = {escape.MetricExponent}");
            canvas.Points(
                [.. measured.Select(e => (double)e)],
                [.. measured.Select(e => Math.Log10(escape.Measured(Math.Pow(10, e), cancellation)))],
                i,
                i == 0 ? "integrated flows" : null);
        }

        canvas.Plot.Axes.Bottom.TickGenerator = Canvas.Decades(SmallestDecade, -1);
        canvas.Plot.Axes.Left.TickGenerator = Canvas.Decades(-12, 60);
        return canvas.Finish(Alignment.UpperRight);
    }
}
