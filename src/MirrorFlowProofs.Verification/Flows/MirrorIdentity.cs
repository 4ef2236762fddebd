using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// R'(x(t)) - R'(x(0)) + int s(G) dt = 0 without decay (Jacobs, Zhou, Burkholz, ICLR 2026, Theorem 4.6), with the mirror
/// map of the offsets |w_j(0)|^q - min, whatever the order and the signs of the weights.
/// </summary>
internal static class MirrorIdentity
{
    private const string Scale = "relative to the largest of |R'(x(0))|, |R'(x(t))| and |int s(G) dt| of the coordinate";

    internal const string WithDecay = "with decay the offsets change in time and the identity of one mirror map does not hold";

    /// <summary>The largest residual of a coordinate.</summary>
    public static Deviation Residual(ExactFlow flow, DoubleDouble[] x, DoubleDouble[] clock)
    {
        if (flow.Alpha.Sign > 0)
        {
            return new(null, WithDecay);
        }

        double largest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            (DoubleDouble[] offsets, int smallest) = Offsets(flow, i);
            Rational start = flow.Weights[i].Aggregate(Rational.One, (product, w) => product * w);
            // At q = 1, R'(x) is the smallest weight with the sign of x: a run that passes 0 at once keeps the identity.
            if (flow.Q > 1 && smallest > 1 && start.Sign * x[i].High < 0)
            {
                return new(null, string.Create(
                    CultureInfo.InvariantCulture,
                    $"x[{i}] passes 0 with {smallest} smallest weights: the identity does not hold through it"));
            }

            var map = new MirrorForms<DoubleDouble>(flow.Q, offsets);
            DoubleDouble from = map.Gradient(Value(start));
            DoubleDouble to = map.Gradient(x[i]);
            if (!DoubleDouble.IsFinite(from) || !DoubleDouble.IsFinite(to))
            {
                return new(null, string.Create(CultureInfo.InvariantCulture, $"R' has no value at x[{i}] = 0 for these weights"));
            }

            double scale = Math.Max(Math.Abs(clock[i].High), Math.Max(Math.Abs(from.High), Math.Abs(to.High)));
            double residual = Math.Abs((to - from + clock[i]).High);
            largest = scale > 0 ? Math.Max(largest, residual / scale) : largest;
        }

        return new(largest, Scale);
    }

    // Equal weights are recognised exactly, so that their offsets are 0 and nothing else.
    private static (DoubleDouble[] Offsets, int Smallest) Offsets(ExactFlow flow, int coordinate)
    {
        Rational[] sizes = [.. flow.Weights[coordinate].Select(Rational.Abs).Order()];
        var power = new RationalPower<DoubleDouble>(flow.Q);
        DoubleDouble least = power.Evaluate(Value(sizes[0]));
        DoubleDouble[] offsets = [.. sizes.Select(size => size == sizes[0] ? DoubleDouble.Zero : Difference(size)).Order()];
        return (offsets, sizes.Count(size => size == sizes[0]));

        // Powers of nearly equal sizes may round to the wrong order.
        DoubleDouble Difference(Rational size) => power.Evaluate(Value(size)) is var u && u > least ? u - least : DoubleDouble.Zero;
    }

    private static DoubleDouble Value(Rational value) => DoubleDouble.FromRational(value.Numerator, value.Denominator);
}
