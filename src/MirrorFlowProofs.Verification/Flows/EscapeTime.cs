using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The time in which L equal weights of size eps, under the constant gradient -1, reach <c>x = w_1 ... w_L = 1</c>: by the law and by
/// integrating the weights, which does not use the law.
/// </summary>
/// <param name="Q">q in [1, 2].</param>
/// <param name="Depth">L, at least 2.</param>
public sealed record EscapeTime(Rational Q, int Depth)
{
    // At its first speed a weight would grow by this share, over L, in a run: below 1/(L - 2), where it would blow up at q = 2.
    private const double Growth = 0.5;

    // A run multiplies x by less than 1/Far.
    private const double Far = 0.4;

    private static readonly Rational Tolerance = Rational.Pow(10, -12);

    /// <summary>The metric exponent <c>m = q (L - 1)/L</c>.</summary>
    public Rational MetricExponent => Q * (Depth - 1) / Depth;

    /// <summary><c>R'(1) - R'(eps^L)</c>.</summary>
    public double Law(double eps)
    {
        var map = new MirrorMap(Q, [.. Enumerable.Repeat(Rational.Zero, Depth)]);
        return map.Gradient(1) - map.Gradient(Math.Pow(eps, Depth));
    }

    /// <summary>Integrated in the weights, run by run, each until the weights have grown by their share, and then for (1 - x)/x' with x' as
    /// it will be at x = 1, where it is largest: the end is approached from below, quadratically.</summary>
    /// <param name="eps">In (0, 1).</param>
    /// <param name="cancellation">Stops between two runs.</param>
    public double Measured(double eps, CancellationToken cancellation = default)
    {
        var weights = Enumerable.Repeat(eps, Depth).ToArray();
        double time = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var x = weights.Aggregate(1.0, (a, b) => a * b);
            var toEnd = (1 - x) / Slope([.. weights.Select(w => w * Math.Pow(x, -1.0 / Depth))]);
            var step = x < Far ? weights.Min(w => Growth / Depth * w / Math.Pow(x / w, Exponent)) : toEnd;
            if (!(step > 1e-12 * time))
            {
                return time + toEnd;
            }

            weights = After(weights, step);
            time += step;
        }
    }

    private double Exponent => (double)(Q - 1).Numerator / (double)(Q - 1).Denominator;

    // x' = sum_i |x/w_i|^q at G = -1.
    private double Slope(double[] weights)
    {
        var x = weights.Aggregate(1.0, (a, b) => a * b);
        return weights.Sum(w => Math.Pow(x / w, Exponent + 1));
    }

    // In units in which the largest weight is 1: speeds are homogeneous of degree (L - 1)(q - 1) in the weights.
    private double[] After(double[] weights, double time)
    {
        var unit = weights.Max();
        var flow = new ExactFlow(
            Q,
            new ExactLinear([Rational.One]),
            [[.. weights.Select(w => Rounding.ToRational(w / unit))]],
            Rounding.ToRational(time * Math.Pow(unit, ((Depth - 1) * Exponent) - 1)),
            Tolerance);
        var result = FlowIntegrator.Integrate(flow.Rounded<Float64>());
        return result.Status == FlowStatus.Completed
            ? [.. result.Weights[0].Select(w => unit * w.Value)]
            : throw new InvalidOperationException($"The flow from {string.Join(", ", weights)} did not reach t = {time}: {result.Status}.");
    }
}
