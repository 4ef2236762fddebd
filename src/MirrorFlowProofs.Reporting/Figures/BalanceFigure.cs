using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>
/// The curves <c>|w_1|^q - |w_2|^q = lambda</c> in the plane of two weights, one a geometry: the flow moves along them whatever
/// the loss (Jacobs, Zhou, Burkholz, ICLR 2026, Lemma 4.4).
/// </summary>
internal static class BalanceFigure
{
    private const double Reach = 3;
    private const int Points = 241;

    /// <summary>Draws both branches of each curve; the depth does not enter.</summary>
    public static Figure Draw(FigureSettings settings, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var canvas = new Canvas($"Balance |w_1|^q - |w_2|^q = {settings.Offset}", "w_1", "w_2");
        var second = Canvas.Grid(-Reach, Reach, Points);
        for (var i = 0; i < settings.Geometries.Count; i++)
        {
            var q = Doubles.Of(settings.Geometries[i]);
            double[] first = [.. second.Select(w => Math.Pow(Math.Pow(Math.Abs(w), q) + Doubles.Of(settings.Offset), 1 / q))];
            canvas.Curve(first, second, i, $"q = {settings.Geometries[i]}");
            canvas.Curve([.. first.Select(w => -w)], second, i, null);
        }

        canvas.Plot.Axes.SetLimits(-1.2 * Reach, 1.2 * Reach, -Reach, Reach);
        return canvas.Finish(Alignment.UpperCenter);
    }
}
