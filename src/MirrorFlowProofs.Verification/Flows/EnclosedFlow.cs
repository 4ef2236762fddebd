using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// A steepest flow with rigorous enclosures: the weights at T, the drift from the balance law and the residual of the mirror
/// identity, each in an interval that certainly contains it.
/// </summary>
/// <remarks>
/// The weights and the clocks int s(G_i) dt are the states of a validated integration (<see cref="ValidatedIntegrator"/>) of
/// the flow as defined; the laws are evaluated on its result only. Smooth flows: it stops, saying where, before a gradient or
/// a weight reaches 0 at q &lt; 2.
/// </remarks>
public static class EnclosedFlow
{
    /// <summary>The most weights of all coordinates together: every step works with their matrix of derivatives.</summary>
    public const int MostWeights = 24;

    /// <summary>Integrates.</summary>
    /// <exception cref="ArgumentException">The flow has too many weights, or is out of its domain.</exception>
    public static EnclosedFlowReport Run(ExactFlow flow, CancellationToken cancellation = default)
    {
        var weights = flow.Weights.Select((row, i) => row.Select((_, j) => Name($"w{i}_{j}")).ToList()).ToList();
        if (weights.Sum(row => row.Count) > MostWeights)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"expected at most {MostWeights} weights for an enclosure, found {weights.Sum(row => row.Count)}"));
        }

        List<Expr> x = [.. weights.Select(row => Product.Of(row))];
        var gradient = flow.Loss.Gradient(x);
        var field = new List<Expr>();
        for (int i = 0; i < weights.Count; i++)
        {
            foreach (var weight in weights[i])
            {
                var slope = gradient[i] * Product.Of(weights[i].Where(other => other != weight));
                field.Add(flow.Decay == WeightDecay.Coupled
                    ? -SignedPower(slope + flow.Alpha * weight, flow.Q)
                    : -SignedPower(slope, flow.Q) - flow.Alpha * weight);
            }
        }

        field.AddRange(gradient.Select(g => SignedPower(g, flow.Q)));
        List<Symbol> state = [.. weights.SelectMany(row => row), .. weights.Select((_, i) => Name($"clock{i}"))];
        Interval[] start = [.. flow.Weights.SelectMany(row => row).Select(Enclose), .. weights.Select(_ => Interval.Zero)];
        var end = Enclose(flow.EndTime);
        var result = new ValidatedIntegrator(field, state).Integrate(start, 0, end.Lower, cancellation);
        var box = result.State.ToArray();
        if (result.Stopped is null && !end.IsPoint)
        {
            // T lies between two doubles: over the rest of the time, less than a unit, the states move by their speed times it.
            box = Rest(field, state, box, end);
        }

        var at = 0;
        Interval[][] final = [.. flow.Weights.Select(row => row.Select(_ => box[at++]).ToArray())];
        Interval[] clock = box[at..];
        Interval[] product = [.. final.Select(row => row.Aggregate(Interval.One, (a, b) => a * b))];
        return new(
            result.Stopped is null ? end : Interval.FromDouble(result.Time),
            final,
            product,
            clock,
            result.Steps,
            result.Stopped,
            Drift(flow, final, result.Stopped is null ? end : result.Time),
            Residual(flow, product, clock));
    }

    /// <summary>The box after a time between 0 and the width of <paramref name="end"/>, by a Picard step.</summary>
    private static Interval[] Rest(List<Expr> field, List<Symbol> state, Interval[] box, Interval end)
    {
        var speed = CompiledExpression<Interval>.Compile(field, state);
        Interval elapsed = Interval.Of(0, end.Width);
        var wide = box.Select(b => b + Interval.Of(-1e-12, 1e-12) * (Interval.Abs(b) + 1)).ToArray();
        var speeds = new Interval[box.Length];
        speed.Evaluate(wide, speeds);
        Interval[] reached = [.. box.Select((b, i) => b + (elapsed * speeds[i]))];
        return reached.Zip(wide).All(pair => pair.First.IsInterior(pair.Second))
            ? reached
            : [.. reached.Select(_ => Interval.Undefined)];
    }

    private static Expr SignedPower(Expr g, Rational q) => q == 2
        ? g
        : Apply.Of(Function.Sign, g) * Power.Of(Apply.Of(Function.Abs, g), q - 1);

    /// <summary>|w_i|^q - |w_j|^q - (initial value) exp(-q alpha t), the hull over all pairs (Lemma 4.4).</summary>
    private static EnclosedDeviation Drift(ExactFlow flow, Interval[][] weights, Interval time)
    {
        if (flow.Alpha.Sign > 0 && flow.Decay == WeightDecay.Coupled && flow.Q < 2)
        {
            return new(null, BalanceLaw.NoLaw);
        }

        var power = new RationalPower<Interval>(flow.Q);
        var decay = Interval.Exp(-(Enclose(flow.Q * flow.Alpha) * time));
        Interval hull = Interval.Zero;
        for (int i = 0; i < weights.Length; i++)
        {
            Interval[] deviations =
            [
                .. weights[i].Zip(flow.Weights[i], (now, then) =>
                    power.Evaluate(Interval.Abs(now)) - (power.Evaluate(Enclose(Rational.Abs(then))) * decay)),
            ];
            for (int j = 1; j < deviations.Length; j++)
            {
                hull = Interval.Hull(hull, deviations[j] - deviations[0]);
            }
        }

        return new(hull, "|w_j|^q - |w_0|^q less its law, all weights of all coordinates");
    }

    /// <summary>R'(x(t)) - R'(x(0)) + int s(G) dt without decay (Theorem 4.6), the hull over all coordinates.</summary>
    private static EnclosedDeviation Residual(ExactFlow flow, Interval[] x, Interval[] clock)
    {
        if (flow.Alpha.Sign > 0)
        {
            return new(null, MirrorIdentity.WithDecay);
        }

        Interval hull = Interval.Zero;
        for (int i = 0; i < x.Length; i++)
        {
            if (!Interval.IsFinite(x[i]))
            {
                return new(null, string.Create(CultureInfo.InvariantCulture, $"x[{i}] has no enclosure"));
            }

            Rational[] sizes = [.. flow.Weights[i].Select(Rational.Abs).Order()];
            var map = new MirrorEnclosure(flow.Q, [.. sizes.Select(size => Power.Of(size, flow.Q) - Power.Of(sizes[0], flow.Q))]);
            Rational start = flow.Weights[i].Aggregate(Rational.One, (product, w) => product * w);
            if (sizes.Count(size => size == sizes[0]) > 1 && !(x[i].Lower > 0 || x[i].Upper < 0))
            {
                return new(null, string.Create(CultureInfo.InvariantCulture, $"x[{i}] may pass 0 with several smallest weights"));
            }

            try
            {
                var residual = Gradient(map, Rounding.ToRational(x[i].Lower), Rounding.ToRational(x[i].Upper)) - Gradient(map, start, start) + clock[i];
                hull = Interval.Hull(hull, residual);
            }
            catch (NotEnclosedException reason)
            {
                return new(null, reason.Message);
            }
        }

        return new(hull, "R'(x(t)) - R'(x(0)) + int s(G) dt, all coordinates");
    }

    /// <summary>R' increases.</summary>
    private static Interval Gradient(MirrorEnclosure map, Rational lower, Rational upper)
    {
        const int Digits = 20;
        var (low, high) = (map.Evaluate(lower, Digits).Gradient, map.Evaluate(upper, Digits).Gradient);
        return low is null || high is null
            ? Interval.Undefined
            : Interval.Hull(Enclose(low.Lower), Enclose(high.Upper));
    }

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);

    private static Symbol Name(FormattableString name) => new(FormattableString.Invariant(name));
}

/// <summary>A deviation from a law in an interval, or why no law applies.</summary>
/// <param name="Value">The enclosure; null where no law applies.</param>
/// <param name="Note">What it is, or the reason.</param>
public sealed record EnclosedDeviation(Interval? Value, string Note);

/// <summary>The end of a flow, enclosed.</summary>
/// <param name="Time">The time of the state: T, unless the run stopped earlier.</param>
/// <param name="Weights">w, one row a coordinate.</param>
/// <param name="X">x_i = prod_j w_ij.</param>
/// <param name="Clock">int s(G_i) dt of each coordinate.</param>
/// <param name="Steps">Steps.</param>
/// <param name="Stopped">Why it stopped before T; null when it did not.</param>
/// <param name="BalanceDrift">|w_j|^q - |w_0|^q less its law; contains 0 where the law holds.</param>
/// <param name="MirrorResidual">R'(x(t)) - R'(x(0)) + int s(G) dt; contains 0 where the identity holds.</param>
public sealed record EnclosedFlowReport(
    Interval Time,
    IReadOnlyList<IReadOnlyList<Interval>> Weights,
    IReadOnlyList<Interval> X,
    IReadOnlyList<Interval> Clock,
    int Steps,
    string? Stopped,
    EnclosedDeviation BalanceDrift,
    EnclosedDeviation MirrorResidual);
