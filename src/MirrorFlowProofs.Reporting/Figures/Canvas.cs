using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>A plot in the style of all figures: a fixed frame, and curves told apart by their pattern as well as their colour.</summary>
internal sealed class Canvas
{
    // Room on the right for a legend beside the frame.
    private const int LegendWidth = 210;

    private static readonly LinePattern[] Patterns =
    [
        LinePattern.Solid, LinePattern.Dashed, LinePattern.DenselyDashed, LinePattern.Dotted,
        new([12, 3, 2, 3], 0, "dash, dot"), new([12, 3, 2, 3, 2, 3], 0, "dash, dot, dot"), new([20, 5], 0, "long dashes"), new([2, 8], 0, "sparse dots"),
        new([8, 2, 8, 8], 0, "double dashes"), new([2, 2, 2, 8], 0, "double dots"),
    ];

    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.Cross, MarkerShape.OpenTriangleUp, MarkerShape.Eks, MarkerShape.OpenDiamond,
        MarkerShape.FilledCircle, MarkerShape.Asterisk,
    ];

    public Canvas(string title, string horizontal, string vertical)
    {
        Plot.XLabel(horizontal);
        Plot.YLabel(vertical);
        Plot.Title(title, 16);
    }

    /// <summary>The plot itself.</summary>
    public Plot Plot { get; } = new();

    /// <summary>The words for offsets 0, lambda, ..., lambda.</summary>
    public static string Words(FigureSettings settings) => string.Create(
        CultureInfo.InvariantCulture, $"at depth {settings.Depth}, offsets 0, {settings.Offset}, ..., {settings.Offset}");

    /// <summary>Evenly spaced numbers from the first to the last.</summary>
    public static double[] Grid(double first, double last, int count) =>
        [.. Enumerable.Range(0, count).Select(i => first + (last - first) * i / (count - 1))];

    /// <summary>A curve; <paramref name="index"/> chooses pattern and colour, and no legend joins it to the curve before.</summary>
    public void Curve(double[] x, double[] y, int index, string? legend)
    {
        var curve = Plot.Add.ScatterLine(x, y);
        curve.Color = Color(index);
        curve.LineWidth = 2;
        curve.LinePattern = Patterns[index % Patterns.Length];
        curve.LegendText = legend ?? string.Empty;
    }

    /// <summary>
    /// Points without a line between them, in the colour of the curve with this index: with a legend in a shape of their own, else circles.
    /// </summary>
    public void Points(double[] x, double[] y, int index, string? legend)
    {
        var points = Plot.Add.ScatterPoints(x, y);
        points.Color = Color(index);
        points.MarkerShape = legend is null ? Markers[0] : Markers[index % Markers.Length];
        points.MarkerSize = 8;
        points.LegendText = legend ?? string.Empty;
    }

    /// <summary>Words on white, in the middle of a point.</summary>
    public void Label(string words, double x, double y)
    {
        var label = Plot.Add.Text(words, x, y);
        label.LabelBackgroundColor = Colors.White;
        label.LabelAlignment = Alignment.MiddleCenter;
        label.LabelFontSize = 13;
    }

    /// <summary>Ticks of a logarithmic axis, at whole powers of ten.</summary>
    public static ITickGenerator Decades(int first, int last, int step = 1)
    {
        var decades = Enumerable.Range(0, (last - first) / step + 1).Select(i => first + i * step).ToList();
        return new NumericManual(
            [.. decades.Select(d => (double)d)],
            [.. decades.Select(d => d == 0 ? "1" : string.Create(CultureInfo.InvariantCulture, $"1e{d}"))]);
    }

    /// <summary>Ticks at some values alone.</summary>
    public static ITickGenerator At(IEnumerable<double> values)
    {
        double[] places = [.. values];
        return new NumericManual(places, [.. places.Select(value => value.ToString("g4", CultureInfo.InvariantCulture))]);
    }

    /// <summary>The figure, with its legend in a corner, or with none.</summary>
    public Figure Finish(Alignment? legend)
    {
        if (legend is { } corner)
        {
            Plot.ShowLegend(corner);
        }

        return Framed(20);
    }

    /// <summary>The figure with its legend on the right of the frame.</summary>
    public Figure FinishBeside()
    {
        Plot.ShowLegend(Edge.Right);
        Plot.Legend.SymbolWidth = 30;
        return Framed(LegendWidth);
    }

    // A fixed frame: otherwise the curves would move with the width of the letters of this machine's fonts.
    private Figure Framed(int right)
    {
        Plot.Layout.Fixed(new PixelPadding(left: 70, right: right, bottom: 55, top: 45));
        return new Figure(Plot);
    }

    private static Color Color(int index) => Colors.Category10[index % Colors.Category10.Length];
}
