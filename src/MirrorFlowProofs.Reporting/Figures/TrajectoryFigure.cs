using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;
using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>
/// The flow of <c>(x - 1)^2/2</c> from <c>w = (0, lambda, ..., lambda)^(1/q)</c>, rounded, in the first geometry: its two
/// different weights, x, and <c>|w_2|^q - |w_1|^q</c>, which the flow keeps.
/// </summary>
internal static class TrajectoryFigure
{
    private const int Points = 121;

    /// <summary>Draws the flow of the first geometry.</summary>
    public static Figure Draw(FigureSettings settings, CancellationToken cancellation)
    {
        var q = Doubles.Of(settings.Geometries[0]);
        var w = Math.Pow(Doubles.Of(settings.Offset), 1 / q);
        var end = 4 / Math.Pow(w, q * (settings.Depth - 1));
        var times = Canvas.Grid(0, end, Points);
        var states = States(settings, w, end / (Points - 1), cancellation);
        double[] kept = [.. states.Select(s => Math.Pow(Math.Abs(s[^1]), q) - Math.Pow(Math.Abs(s[0]), q))];

        var canvas = new Canvas(
            string.Create(CultureInfo.InvariantCulture, $"Flow of (x - 1)^2/2 at q = {settings.Geometries[0]}, depth {settings.Depth}"), "t", "value");
        canvas.Curve(times, [.. states.Select(s => s[0])], 0, "w_1");
        canvas.Curve(times, [.. states.Select(s => s[^1])], 1, "w_2");
        canvas.Curve(times, [.. states.Select(s => s.Aggregate(1.0, (a, b) => a * b))], 2, "x");
        canvas.Curve(times, kept, 3, "|w_2|^q - |w_1|^q");
        return canvas.Finish(Alignment.LowerRight);
    }

    // Each from the start on: a flow begun near its minimum takes short steps.
    private static List<double[]> States(FigureSettings settings, double start, double step, CancellationToken cancellation)
    {
        double[] first = [0, .. Enumerable.Repeat(start, settings.Depth - 1)];
        List<double[]> states = [first];
        while (states.Count < Points)
        {
            cancellation.ThrowIfCancellationRequested();
            var flow = new ExactFlow(
                settings.Geometries[0],
                new ExactQuadratic([Rational.One]),
                [[.. first.Select(Rounding.ToRational)]],
                Rounding.ToRational(step * states.Count),
                Rational.Pow(10, -12));
            states.Add([.. SteepestFlow.Run(flow).Weights[0].Select(DoubleDouble.ToDouble)]);
        }

        return states;
    }
}
