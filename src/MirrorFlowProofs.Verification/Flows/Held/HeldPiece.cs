using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>Functions close to a solution on a piece of the flow, enclosed.</summary>
/// <param name="X">All x over the piece.</param>
/// <param name="Gradient">All G over it.</param>
/// <param name="Defect">Half the length times x' + a(x) s(G), for all coordinates.</param>
/// <param name="Clock">The changes of the clocks, -int omega dx/a(x).</param>
/// <param name="Start">All x, then all G, at its start.</param>
/// <param name="End">The same at its end.</param>
/// <param name="Scales">How the constant of the gradients grows on it.</param>
internal sealed record HeldPiece(Interval[] X, Interval[] Gradient, Interval[] Defect, Interval[] Clock, Interval[] Start, Interval[] End, HeldScales Scales)
{
    /// <summary>
    /// A short piece on which x_M moves straight and G_S rests, enclosed without derivatives, so that gradients may pass 0; null where an x may be 0.
    /// </summary>
    /// <param name="split">Which gradients rest.</param>
    /// <param name="curves">The curves of all coordinates.</param>
    /// <param name="signed">s of positive numbers.</param>
    /// <param name="x">x_M at the start.</param>
    /// <param name="gradient">G_S.</param>
    /// <param name="scales">How the constant of the gradients grows.</param>
    /// <param name="length">The length in time.</param>
    internal static HeldPiece? Straight(
        HeldSplit split, BalanceCurve[] curves, RationalPower<Interval> signed, double[] x, double[] gradient, HeldScales scales, Interval length)
    {
        int n = curves.Length;
        Interval[] start = Places(split, n, [.. x.Select(v => (Interval)v)], gradient, scales.Start);
        if (Speeds(curves, signed, start) is not { } speeds)
        {
            return null;
        }

        double[] motion = [.. split.Moving.Select(l => speeds[l].Middle)];
        var elapsed = Interval.Of(0, length.Upper);
        Interval[] range = Places(split, n, [.. x.Select((v, l) => v + (elapsed * motion[l]))], gradient, scales.Range);
        Interval[] end = Places(split, n, [.. x.Select((v, l) => v + (length * motion[l]))], gradient, scales.End);
        if (Speeds(curves, signed, range) is not { } field)
        {
            return null;
        }

        var change = new Interval[n];
        for (int l = 0; l < motion.Length; l++)
        {
            change[split.Moving[l]] = motion[l];
        }

        for (int s = 0; s < split.Held.Count; s++)
        {
            change[split.Held[s]] = split.K[s].Zip(motion, (k, v) => Enclose(k) * v).Aggregate(Enclose(split.B[s]) * scales.Range.Slope, (sum, term) => sum - term);
        }

        return new(
            range[..n],
            range[n..],
            [.. field.Select((f, i) => length / 2 * (change[i] - f))],
            [.. change.Select((v, i) => -(length * v * scales.Range.Pace) / curves[i].InverseMetric(curves[i].U(Interval.Abs(range[i]))))],
            start,
            end,
            scales);
    }

    /// <summary>-a(x) s(G); null where an x may be 0.</summary>
    private static Interval[]? Speeds(BalanceCurve[] curves, RationalPower<Interval> signed, Interval[] places)
    {
        int n = curves.Length;
        Interval OfEnd(double g) => g < 0 ? -signed.Evaluate(-g) : signed.Evaluate(g);
        Interval[] u = [.. curves.Select((curve, i) => places[i].Lower > 0 || places[i].Upper < 0 ? curve.U(Interval.Abs(places[i])) : Interval.Undefined)];
        return Array.Exists(u, v => v.IsUndefined)
            ? null
            : [.. curves.Select((curve, i) => -(curve.InverseMetric(u[i]) * Interval.Hull(OfEnd(places[n + i].Lower), OfEnd(places[n + i].Upper))))];
    }

    private static Interval[] Places(HeldSplit split, int n, Interval[] x, double[] gradient, HeldScale scale)
    {
        var places = new Interval[2 * n];
        for (int l = 0; l < x.Length; l++)
        {
            places[split.Moving[l]] = x[l];
            var g = Enclose(split.Constant[l]) * scale.Value;
            for (int m = 0; m < x.Length; m++)
            {
                g += Enclose(split.Schur[l][m]) * x[m];
            }

            for (int s = 0; s < gradient.Length; s++)
            {
                g += Enclose(split.K[s][l]) * gradient[s];
            }

            places[n + split.Moving[l]] = g;
        }

        for (int s = 0; s < gradient.Length; s++)
        {
            var value = Enclose(split.B[s]) * scale.Value;
            for (int r = 0; r < gradient.Length; r++)
            {
                value += Enclose(split.Inverse[s][r]) * gradient[r];
            }

            for (int l = 0; l < x.Length; l++)
            {
                value -= Enclose(split.K[s][l]) * x[l];
            }

            places[split.Held[s]] = value;
            places[n + split.Held[s]] = gradient[s];
        }

        return places;
    }

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
