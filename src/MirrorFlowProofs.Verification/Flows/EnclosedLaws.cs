using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>The balance law and the mirror identity on an enclosed flow.</summary>
internal static class EnclosedLaws
{
    // More than a double has, so that what the exact side adds to the width does not count.
    private const int Bits = 80;
    private const string NoneIntegrated = "all coordinates rest at their minima, by these laws";

    /// <summary>|w_j|^q - |w_0|^q - (initial value) exp(-q alpha t), the hull over all weights but those known by these laws (Lemma 4.4).</summary>
    internal static EnclosedDeviation Drift(ExactFlow flow, Interval[][] weights, Interval time, bool[] known)
    {
        if (flow.Alpha.Sign > 0 && flow.Decay == WeightDecay.Coupled && flow.Q < 2)
        {
            return new(null, BalanceLaw.NoLaw);
        }

        var power = new RationalPower<Interval>(flow.Q);
        var decay = Interval.Exp(-(Enclose(flow.Q * flow.Alpha) * time));
        var all = new List<Interval>();
        for (int i = 0; i < weights.Length; i++)
        {
            if (known[i])
            {
                continue;
            }

            Interval[] deviations =
            [
                .. weights[i].Zip(flow.Weights[i], (now, then) =>
                    power.Evaluate(Interval.Abs(now)) - (power.Evaluate(Enclose(Rational.Abs(then))) * decay)),
            ];
            all.AddRange(deviations.Length == 1 ? [Interval.Zero] : deviations.Skip(1).Select(d => d - deviations[0]));
        }

        return all.Count == 0
            ? new(null, NoneIntegrated)
            : new(all.Aggregate(Interval.Hull), "|w_j|^q - |w_0|^q less its law, all weights of all coordinates");
    }

    /// <summary>R'(x(t)) - R'(x(0)) + int s(G) dt without decay (Theorem 4.6), the hull over all coordinates but those known by these laws.</summary>
    internal static EnclosedDeviation Residual(ExactFlow flow, Interval[] x, Interval[] clock, bool[] known)
    {
        if (flow.Alpha.Sign > 0)
        {
            return new(null, MirrorIdentity.WithDecay);
        }

        var all = new List<Interval>();
        for (int i = 0; i < x.Length; i++)
        {
            if (known[i])
            {
                continue;
            }

            if (!Interval.IsFinite(x[i]))
            {
                return new(null, string.Create(CultureInfo.InvariantCulture, $"x[{i}] has no enclosure"));
            }

            Rational[] sizes = [.. flow.Weights[i].Select(Rational.Abs).Order()];
            Rational start = flow.Weights[i].Aggregate(Rational.One, (product, w) => product * w);
            if (sizes.Count(size => size == sizes[0]) > 1 && !(x[i].Lower > 0 || x[i].Upper < 0))
            {
                return new(null, string.Create(CultureInfo.InvariantCulture, $"x[{i}] may pass 0 with several smallest weights"));
            }

            try
            {
                var (low, high) = (Rounding.ToRational(x[i].Lower), Rounding.ToRational(x[i].Upper));
                all.Add(MirrorMapChange(flow, i, start, low, high) + clock[i]);
            }
            catch (NotEnclosedException reason)
            {
                return new(null, reason.Message);
            }
        }

        return all.Count == 0
            ? new(null, NoneIntegrated)
            : new(all.Aggregate(Interval.Hull), "R'(x(t)) - R'(x(0)) + int s(G) dt, all coordinates");
    }

    /// <summary>R'(x) - R'(from) of a coordinate for every x from <paramref name="lower"/> to <paramref name="upper"/>.</summary>
    /// <exception cref="NotEnclosedException">It cannot be enclosed.</exception>
    internal static Interval MirrorMapChange(ExactFlow flow, int coordinate, Rational from, Rational lower, Rational upper)
    {
        Rational[] sizes = [.. flow.Weights[coordinate].Select(Rational.Abs).Order()];
        var map = new MirrorEnclosure(flow.Q, [.. sizes.Select(size => Power.Of(size, flow.Q) - Power.Of(sizes[0], flow.Q))]);
        var change = map.GradientChange(from, lower, upper, Bits);
        return Interval.Hull(Enclose(change.Lower), Enclose(change.Upper));
    }

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
