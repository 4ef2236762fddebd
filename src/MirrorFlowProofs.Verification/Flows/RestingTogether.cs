using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The state of coupled coordinates after all have arrived at the minimum b of a quadratic loss with positive definite H, 1 &lt; q &lt; 2,
/// without decay, also where the way there is not enclosed to its end.
/// </summary>
/// <remarks>
/// f never grows along a flow, so from a state with f - f* &lt;= e on, |x_i - b_i| &lt;= sqrt(2 e (H^-1)_ii). There 1/R_i'' &gt;= mu, and with
/// |G|^2 &gt;= 2 Lambda (f - f*), Lambda the least eigenvalue of H, <c>f' = -sum |G_i|^q / R_i'' &lt;= -mu (2 Lambda (f - f*))^(q/2)</c>: f is f* after
/// at most <c>(2 Lambda e)^(1 - q/2) / ((2 - q) Lambda mu)</c>, whatever gradients do on the way. For mu: sum_l prod_(j != l) a_j over a_j = |w_j|^q is at least
/// L |x|^(q (L-1)/L), by the inequality of the means, and at least the product of the offsets but the smallest.
/// </remarks>
internal static class RestingTogether
{
    /// <summary>The state at T and the times since when all rest; null where it is not proved that they do.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="before">An enclosure of its state before.</param>
    /// <param name="end">T.</param>
    internal static (EnclosedState State, Interval Since)? TryEnclose(ExactFlow flow, EnclosedState before, Interval end)
    {
        bool applies = flow.Q > 1 && flow.Q < 2 && flow.Alpha.IsZero;
        if (!applies || flow.Loss.AffineGradient is not var (curvature, constant) || PositiveDefiniteInverse.Of(curvature) is not { } inverse)
        {
            return null;
        }

        var n = constant.Length;
        Rational[] minimum = [.. inverse.Select(row => -row.Zip(constant, (a, c) => a * c).Aggregate(Rational.Zero, (sum, term) => sum + term))];

        // Every eigenvalue of the inverse is at most its largest sum of sizes in a row.
        var least = Enclose(1 / inverse.Max(row => row.Aggregate(Rational.Zero, (sum, a) => sum + Rational.Abs(a))));
        Interval[] apart = [.. before.Weights.Select((row, i) => row.Aggregate(Interval.One, (a, b) => a * b) - Enclose(minimum[i]))];
        var twice = Interval.Zero;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                twice += Enclose(curvature[i][j]) * apart[i] * apart[j];
            }
        }

        var excess = (Interval)Math.Max(0, twice.Upper);
        double speed = double.PositiveInfinity;
        for (int i = 0; i < n; i++)
        {
            var reach = Interval.Sqrt(excess * Enclose(inverse[i][i])).Upper;
            speed = Math.Min(speed, InverseMetric(flow, i, Interval.Abs(Enclose(minimum[i]) + Interval.Of(-reach, reach))));
        }

        if (!(speed > 0))
        {
            return null;
        }

        var longest = new RationalPower<Interval>(1 - (flow.Q / 2)).Evaluate(least * excess) / (Enclose(2 - flow.Q) * least * speed);
        var latest = (before.Time + longest).Upper;
        if (!(latest <= end.Lower))
        {
            return null;
        }

        var rows = new List<EnclosedState>();
        for (int i = 0; i < n; i++)
        {
            if (RestingCoordinate.TryEnclose(flow with { Loss = new ExactQuadratic([minimum[i]]), Weights = [flow.Weights[i]] }, end) is not { } row)
            {
                return null;
            }

            rows.Add(row);
        }

        return (
            new(end, [.. rows.Select(row => row.Weights[0])], [.. rows.Select(row => row.Clock[0])], before.Steps, null),
            Interval.Of(before.Time.Lower, latest));
    }

    /// <summary>A lower bound of 1/R_i'' over the sizes of x_i.</summary>
    private static double InverseMetric(ExactFlow flow, int coordinate, Interval size)
    {
        var row = flow.Weights[coordinate];
        var power = new RationalPower<Interval>(flow.Q);
        var means = row.Count * new RationalPower<Interval>(flow.Q * new Rational(row.Count - 1, row.Count)).Evaluate(Math.Max(0, size.Lower));
        Rational[] sizes = [.. row.Select(Rational.Abs).Order()];
        var offsets = sizes.Skip(1).Aggregate(
            Interval.One, (product, w) => product * (power.Evaluate(Enclose(w)) - power.Evaluate(Enclose(sizes[0]))));
        return Math.Max(means.Lower, offsets.Lower);
    }

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
