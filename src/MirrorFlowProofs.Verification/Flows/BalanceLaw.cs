using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// |w_i|^q - |w_j|^q = (initial value) exp(-q alpha t) for the weights of one coordinate (Jacobs, Zhou, Burkholz, ICLR
/// 2026, Lemma 4.4, with decoupled decay). With coupled decay it holds for q = 2 only, where both decays are one.
/// </summary>
internal static class BalanceLaw
{
    private const string Scale = "relative to the largest |w_i|^q of the coordinate at the start or the end";

    internal const string NoLaw = "with coupled decay and q < 2 no balance law holds";

    /// <summary>The largest deviation over all pairs of weights of a coordinate.</summary>
    public static Deviation Drift(ExactFlow flow, DoubleDouble[][] weights, DoubleDouble time)
    {
        if (flow.Alpha.Sign > 0 && flow.Decay == WeightDecay.Coupled && flow.Q < 2)
        {
            return new(null, NoLaw);
        }

        var power = new RationalPower<DoubleDouble>(flow.Q);
        DoubleDouble decay = DoubleDouble.Exp(-(Value(flow.Q * flow.Alpha) * time));
        double largest = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            DoubleDouble[] start = [.. flow.Weights[i].Select(w => power.Evaluate(DoubleDouble.Abs(Value(w))))];
            DoubleDouble[] end = [.. weights[i].Select(w => power.Evaluate(DoubleDouble.Abs(w)))];

            // The pair (i, j) deviates by d_i - d_j.
            DoubleDouble[] d = [.. end.Zip(start, (now, then) => now - (then * decay))];
            double scale = end.Concat(start).Max().High;
            largest = scale > 0 ? Math.Max(largest, (d.Max() - d.Min()).High / scale) : largest;
        }

        return new(largest, Scale);
    }

    private static DoubleDouble Value(Rational value) => DoubleDouble.FromRational(value.Numerator, value.Denominator);
}
