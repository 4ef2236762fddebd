using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;
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
            var map = new MirrorMap(q, [.. Enumerable.Repeat(Rational.Zero, settings.Depth)]);
            double Law(double exponent) => map.Gradient(1) - map.Gradient(Math.Pow(10, exponent * settings.Depth));
            canvas.Curve(sizes, [.. sizes.Select(e => Math.Log10(Law(e)))], i, $"q = {q}, m = {q * (settings.Depth - 1) / settings.Depth}");
            canvas.Points(
                [.. measured.Select(e => (double)e)],
                [.. measured.Select(e => Math.Log10(Measured(q, settings.Depth, e, Law(e))))],
                i,
                i == 0 ? "integrated flows" : null);
        }

        canvas.Plot.Axes.Bottom.TickGenerator = Canvas.Decades(SmallestDecade, -1);
        canvas.Plot.Axes.Left.TickGenerator = Canvas.Decades(-12, 60);
        return canvas.Finish(Alignment.UpperRight);
    }

    // Up to nine tenths of the time of the law, whatever is left to x = 1 then by steps of (1 - x)/x'.
    private static double Measured(Rational q, int depth, int exponent, double expected)
    {
        var time = 0.9 * expected;
        var weights = Run(q, Enumerable.Repeat(Rational.Pow(10, exponent), depth), time);
        for (var i = 0; i < 60 && Math.Abs(1 - X(weights)) > 1e-9; i++)
        {
            var x = X(weights);
            var step = (1 - x) / Slope(weights, Doubles.Of(q));
            if (step > 0)
            {
                step = Math.Min(step, 0.1 * expected);
                time += step;
                weights = Run(q, weights.Select(Rounding.ToRational), step);
            }
            else
            {
                return time + step;
            }
        }

        return time;
    }

    private static double[] Run(Rational q, IEnumerable<Rational> weights, double time) =>
        [.. SteepestFlow.Run(new ExactFlow(q, new ExactLinear([Rational.One]), [[.. weights]], Rounding.ToRational(time), Rational.Pow(10, -10)))
            .Weights[0].Select(DoubleDouble.ToDouble)];

    private static double X(double[] weights) => weights.Aggregate(1.0, (a, b) => a * b);

    // x' = sum_i |x/w_i|^q at G = -1.
    private static double Slope(double[] weights, double q) => weights.Sum(w => Math.Pow(X(weights) / w, q));
}
