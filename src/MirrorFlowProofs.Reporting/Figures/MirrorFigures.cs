using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Evaluation;
using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>
/// The mirror map and its relatives over x, one curve a geometry. Whether the mirror map is bounded (metric exponent
/// <c>m &gt; 1</c>) is what the Legendre verdict turns on.
/// </summary>
internal static class MirrorFigures
{
    private const int SmallestDecade = -2, LargestDecade = 6, PointsPerDecade = 24;
    private const double Reach = 3;
    private const int Points = 241;

    /// <summary>R'(x) over x &gt; 0 on logarithmic axes.</summary>
    public static Figure Maps(FigureSettings settings, CancellationToken cancellation)
    {
        var canvas = new Canvas($"Mirror maps {Canvas.Words(settings)}", "x", "R'(x)");
        var exponents = Canvas.Grid(SmallestDecade, LargestDecade, (LargestDecade - SmallestDecade) * PointsPerDecade + 1);
        Curves(canvas, settings, exponents, (map, e) => Math.Log10(map.Gradient(Math.Pow(10, e))), cancellation);
        canvas.Plot.Axes.Bottom.TickGenerator = Canvas.Decades(SmallestDecade, LargestDecade);
        canvas.Plot.Axes.Left.TickGenerator = Canvas.Decades(2 * SmallestDecade, LargestDecade);
        return canvas.Finish(Alignment.UpperLeft);
    }

    /// <summary>R(x), with R(0) = 0.</summary>
    public static Figure Potentials(FigureSettings settings, CancellationToken cancellation)
    {
        var canvas = new Canvas($"Potentials {Canvas.Words(settings)}", "x", "R(x)");
        Curves(canvas, settings, Canvas.Grid(-Reach, Reach, Points), (map, x) => map.Evaluate(x).Potential.Value, cancellation);
        return canvas.Finish(Alignment.UpperCenter);
    }

    /// <summary>R''(x) on a logarithmic axis: its largest value is 1/mu, at 0.</summary>
    public static Figure Hessians(FigureSettings settings, CancellationToken cancellation)
    {
        var canvas = new Canvas($"Hessians {Canvas.Words(settings)}", "x", "R''(x)");
        Curves(canvas, settings, Canvas.Grid(-Reach, Reach, Points), (map, x) => Math.Log10(map.Evaluate(x).Hessian.Value), cancellation);
        canvas.Plot.Axes.Left.TickGenerator = Canvas.Decades(-12, 12);
        return canvas.Finish(Alignment.UpperRight);
    }

    private static void Curves(
        Canvas canvas, FigureSettings settings, double[] horizontal, Func<MirrorMap, double, double> value, CancellationToken cancellation)
    {
        for (var i = 0; i < settings.Geometries.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var q = settings.Geometries[i];
            var map = new MirrorMap(q, settings.Offsets);
            canvas.Curve(horizontal, [.. horizontal.Select(x => value(map, x))], i, $"q = {q}, m = {MetricExponent(q, settings.Depth)}");
        }
    }

    private static Expr MetricExponent(Rational q, int depth) => MirrorFlowTheory
        .Derive(new Geometry(q), Reparameterization.DeepDiagonal(depth), Balance.Of(BalanceKind.First, depth))
        .Result!.MetricExponent;
}
