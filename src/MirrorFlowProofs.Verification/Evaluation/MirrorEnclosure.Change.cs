using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <content>The change of the mirror map between two points.</content>
public sealed partial class MirrorEnclosure
{
    /// <summary>
    /// R'(x) - R'(from) for every x in [lower, upper], by one integral in u between the points: what the ends leave is at most
    /// their width in u times the integrand at the smaller u, since P^(1/q-1) does not grow.
    /// </summary>
    /// <param name="from">Where it starts.</param>
    /// <param name="lower">The lower end of x.</param>
    /// <param name="upper">The upper end of x, not below it.</param>
    /// <param name="bits">Bits of the working precision.</param>
    /// <exception cref="NotEnclosedException">R' is not finite on the way, or an integral spans too many orders of magnitude.</exception>
    internal Enclosure GradientChange(Rational from, Rational lower, Rational upper, int bits)
    {
        if (lower.Sign * upper.Sign < 0)
        {
            return Enclosure.Between(GradientChange(from, lower, lower, bits), GradientChange(from, upper, upper, bits));
        }

        var sign = lower.Sign + upper.Sign;
        if (from.Sign * sign < 0)
        {
            return GradientChange(from, 0, 0, bits) + GradientChange(0, lower, upper, bits);
        }

        var side = from.Sign + sign;
        var (near, far) = Rational.Abs(lower) < Rational.Abs(upper) ? (lower, upper) : (upper, lower);
        if ((from.IsZero || near.IsZero) && side != 0 && Normalisation != Normalisation.AtZero)
        {
            throw new NotEnclosedException("R' is not finite at 0 for these weights");
        }

        var start = USpan(from, from, bits);
        var end = USpan(near, far, bits);
        var change = start.Lower > end.Upper ? Enclosure.Zero - BetweenSpans(end, start, bits) : BetweenSpans(start, end, bits);
        return side < 0 ? Enclosure.Zero - change : change;
    }

    /// <summary>u for all sizes between two.</summary>
    private Enclosure USpan(Rational near, Rational far, int bits)
    {
        var low = near.IsZero ? Rational.Zero : _root.Of(Rational.Abs(near), bits).Low;
        return new(low, far.IsZero ? Rational.Zero : _root.Of(Rational.Abs(far), bits).High);
    }

    /// <summary>(1/q) int P^(1/q-1) from a number of one span to one of the other, which is not certainly below it.</summary>
    private Enclosure BetweenSpans(Enclosure from, Enclosure to, int bits)
    {
        if (from.Upper >= to.Lower)
        {
            var (least, most) = (Rational.Min(from.Lower, to.Lower), Rational.Max(from.Upper, to.Upper));
            var all = least == most ? Rational.Zero : Integrate(1 / _q - 1, least, most, bits).Upper;
            return new(-all, all);
        }

        var inner = Integrate(1 / _q - 1, from.Upper, to.Lower, bits);
        return new(inner.Lower, inner.Upper + Slack(from, bits) + Slack(to, bits));
    }

    private Rational Slack(Enclosure u, int bits) => u.Lower == u.Upper ? Rational.Zero
        : (u.Upper - u.Lower) * ValueAt(Product.Of(_offsets.Select(o => Power.Of(_u + o, 1 / _q - 1))) / _q, u.Lower, bits).Upper;
}
