using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>One curve of a <see cref="CurveFigure"/>.</summary>
/// <param name="Legend">What it is; null for no entry of the legend.</param>
/// <param name="X">Horizontal, positive where that axis is logarithmic.</param>
/// <param name="Y">Vertical, as many, positive where that axis is logarithmic; what is not finite is left out.</param>
/// <param name="Style">Its number among the styles: pattern and colour.</param>
/// <param name="IsPoints">Points, not a line.</param>
public sealed record FigureCurve(string? Legend, double[] X, double[] Y, int Style, bool IsPoints = false);

/// <summary>Measured curves over one axis.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Horizontal">The words of the horizontal axis.</param>
/// <param name="Vertical">The words of the vertical axis.</param>
/// <param name="Curves">What is drawn, one over the other.</param>
public sealed record CurveFigure(string Title, string Horizontal, string Vertical, IReadOnlyList<FigureCurve> Curves)
{
    private const int MostTicks = 8;

    /// <summary>Whether the horizontal axis is logarithmic.</summary>
    public bool IsLogarithmicInX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic.</summary>
    public bool IsLogarithmicInY { get; init; }

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

        canvas.Plot.Axes.Bottom.TickGenerator = Ticks(xs, IsLogarithmicInX) ?? canvas.Plot.Axes.Bottom.TickGenerator;
        if (IsLogarithmicInY && ys.Count > 0)
        {
            canvas.Plot.Axes.Left.TickGenerator = Decades(ys);
        }

        canvas.Plot.Axes.Margins(horizontal: 0.05, vertical: 0.07);
        return canvas.FinishBeside();
    }

    // Where few values occur, ticks stand at these.
    private static ITickGenerator? Ticks(List<double> values, bool isLogarithmic)
    {
        double[] different = [.. values.Distinct().Order().Take(MostTicks + 1)];
        return values.Count == 0 ? null : isLogarithmic ? Decades(values) : different.Length <= MostTicks ? Canvas.At(different) : null;
    }

    private static ITickGenerator Decades(List<double> values)
    {
        var (first, last) = ((int)Math.Floor(values.Min()), (int)Math.Ceiling(values.Max()));
        return Canvas.Decades(first, last, Math.Max(1, (last - first) / 8));
    }
}
