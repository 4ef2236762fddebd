using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;
using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>
/// The flow of <c>(x - 1)^2/2</c> from <c>w = (3/10, 4/5, ..., 4/5)</c> to t = 1/8 at tolerances from 1e-2 to 1e-16: how wide
/// the enclosure of x is, as a curve, and how far the flow in floating point is from the middle of the narrowest one, as
/// points; one colour a geometry.
/// </summary>
internal static class EnclosureFigure
{
    private const int Loosest = -2, Tightest = -16, Floor = -17;

    /// <summary>Draws the curves; the offset does not enter.</summary>
    public static Figure Draw(FigureSettings settings, CancellationToken cancellation)
    {
        var canvas = new Canvas($"Enclosures of x(1/8) at depth {settings.Depth}", "tolerance asked", "width of the enclosure");
        var exponents = Enumerable.Range(0, Loosest - Tightest + 1).Select(i => Loosest - i).ToArray();
        double[] horizontal = [.. exponents.Select(e => (double)e)];
        var widest = (double)Floor;
        for (var i = 0; i < settings.Geometries.Count; i++)
        {
            var q = settings.Geometries[i];
            var enclosures = exponents.Select(e => EnclosedFlow.Run(Flow(q, settings.Depth, e), cancellation).X[0]).ToList();
            widest = Math.Max(widest, enclosures.Max(x => Logarithm(x.Width)));
            var exact = enclosures.MinBy(x => x.Width).Middle;
            canvas.Curve(horizontal, [.. enclosures.Select(x => Logarithm(x.Width))], i, $"q = {q}");
            canvas.Points(
                horizontal,
                [.. exponents.Select(e => Logarithm(SteepestFlow.Run(Flow(q, settings.Depth, e)).X[0].High - exact))],
                i,
                i == 0 ? "error in floating point" : null);
        }

        // Errors near a roundoff differ from machine to machine; the frame does not follow them.
        canvas.Plot.Axes.SetLimitsY(Floor - 0.5, Math.Ceiling(widest) + 0.5);
        canvas.Plot.Axes.Bottom.TickGenerator = Canvas.Decades(Tightest, Loosest, 2);
        canvas.Plot.Axes.Left.TickGenerator = Canvas.Decades(Floor, 0);
        return canvas.Finish(Alignment.UpperLeft);
    }

    private static ExactFlow Flow(Rational q, int depth, int exponent) => new(
        q,
        new ExactQuadratic([Rational.One]),
        [[new Rational(3, 10), .. Enumerable.Repeat(new Rational(4, 5), depth - 1)]],
        new Rational(1, 8),
        Rational.Pow(10, exponent));

    private static double Logarithm(double value) => Math.Log10(Math.Max(Math.Abs(value), Math.Pow(10, Floor)));
}
