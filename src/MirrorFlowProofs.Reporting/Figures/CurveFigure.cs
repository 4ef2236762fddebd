using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>One curve of a <see cref="CurveFigure"/>.</summary>
/// <param name="Legend">What it is; null for no entry of the legend.</param>
/// <param name="X">Horizontal, positive where that axis is logarithmic.</param>
/// <param name="Y">Vertical, as many, positive where that axis is logarithmic; what is not finite is left out.</param>
/// <param name="Style">Its number among the styles: pattern and colour.</param>
/// <param name="IsPoints">Open circles, not a line.</param>
public sealed record FigureCurve(string? Legend, double[] X, double[] Y, int Style, bool IsPoints = false);

/// <summary>Measured curves over one axis.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Horizontal">The words of the horizontal axis.</param>
/// <param name="Vertical">The words of the vertical axis.</param>
/// <param name="Curves">What is drawn, one over the other.</param>
public sealed record CurveFigure(string Title, string Horizontal, string Vertical, IReadOnlyList<FigureCurve> Curves)
{
    /// <summary>Whether the horizontal axis is logarithmic.</summary>
    public bool IsLogarithmicInX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic.</summary>
    public bool IsLogarithmicInY { get; init; }

    /// <summary>Whether the legend stands on the left, and not on the right.</summary>
    public bool LegendOnTheLeft { get; init; }

    /// <summary>Whether the legend stands below, and not above.</summary>
    public bool LegendBelow { get; init; }

    /// <summary>Draws it.</summary>
    public Figure Draw()
    {
        var canvas = new Canvas(Title, Horizontal, Vertical);
        List<double> xs = [], ys = [];
        foreach (var curve in Curves)
        {
            var shown = curve.X.Zip(curve.Y, (x, y) => (X: IsLogarithmicInX ? Math.Log10(x) : x, Y: IsLogarithmicInY ? Math.Log10(y) : y))
                .Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y)).ToList();
            double[] x = [.. shown.Select(p => p.X)];
            double[] y = [.. shown.Select(p => p.Y)];
            xs.AddRange(x);
            ys.AddRange(y);
            if (curve.IsPoints)
            {
                canvas.Points(x, y, curve.Style, curve.Legend);
            }
            else
            {
                canvas.Curve(x, y, curve.Style, curve.Legend);
            }
        }

        if (IsLogarithmicInX && xs.Count > 0)
        {
            canvas.Plot.Axes.Bottom.TickGenerator = Decades(xs);
        }

        if (IsLogarithmicInY && ys.Count > 0)
        {
            canvas.Plot.Axes.Left.TickGenerator = Decades(ys);
        }

        // Room for the legend beside the curves, in parts of their width.
        canvas.Plot.Axes.Margins(left: LegendOnTheLeft ? 0.4 : 0.05, right: LegendOnTheLeft ? 0.05 : 0.4, bottom: 0.07, top: 0.07);
        return canvas.Finish(LegendOnTheLeft
            ? LegendBelow ? Alignment.LowerLeft : Alignment.UpperLeft
            : LegendBelow ? Alignment.LowerRight : Alignment.UpperRight);
    }

    private static ITickGenerator Decades(List<double> values)
    {
        var (first, last) = ((int)Math.Floor(values.Min()), (int)Math.Ceiling(values.Max()));
        return Canvas.Decades(first, last, Math.Max(1, (last - first) / 8));
    }
}
