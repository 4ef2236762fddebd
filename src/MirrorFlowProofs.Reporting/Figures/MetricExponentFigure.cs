using MirrorFlowProofs.Symbolic;
using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>
/// Contours of the metric exponent <c>m = q (L - 1)/L</c> over q and L. The boundary <c>m = 1</c>, which is <c>L = p</c> with
/// <c>1/p + 1/q = 1</c>, parts the mirror maps that are onto from those that are bounded (Jacobs, Zhou, Burkholz, ICLR 2026,
/// Corollary 4.14).
/// </summary>
internal static class MetricExponentFigure
{
    private const int Deepest = 12, Points = 401;

    private static readonly Rational[] Levels = [new(3, 4), 1, new(5, 4), new(3, 2), new(7, 4)];

    /// <summary>Draws the plane; the settings do not enter.</summary>
    public static Figure Draw(FigureSettings settings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var canvas = new Canvas("Metric exponent m = q (L - 1)/L: R' is onto where m <= 1, that is L <= p", "q", "L");
        Shade(canvas);
        for (var i = 0; i < Levels.Length; i++)
        {
            var (q, depth) = Contour(Levels[i]);
            canvas.Curve(q, depth, i, null);
            canvas.Label(Levels[i] == 1 ? "m = 1, L = p" : $"m = {Levels[i]}", q[Points / 3], depth[Points / 3]);
        }

        canvas.Label("R' onto", 1.12, 2.2);
        canvas.Label("R' bounded", 1.55, 9);

        canvas.Plot.Axes.SetLimits(1, 2, 1, Deepest);
        return canvas.Finish(legend: null);
    }

    private static void Shade(Canvas canvas)
    {
        var (q, depth) = Contour(1);
        var corners = q.Zip(depth, (a, b) => new Coordinates(a, b)).Append(new(2, 1)).Append(new(1, 1)).Append(new(1, Deepest));
        var region = canvas.Plot.Add.Polygon(corners.ToArray());
        region.FillColor = Colors.Black.WithAlpha(0.1);
        region.LineWidth = 0;
    }

    // L = q/(q - m), below the upper edge.
    private static (double[] Q, double[] Depth) Contour(Rational level)
    {
        var m = Doubles.Of(level);
        var first = Math.Max(1, m * Deepest / (Deepest - 1));
        var q = Canvas.Grid(first, 2, Points);
        return (q, [.. q.Select(value => value / (value - m))]);
    }
}
