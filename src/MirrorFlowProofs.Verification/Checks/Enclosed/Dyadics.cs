using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification;

/// <summary>Intervals of doubles in the number types of the exact side, and expressions over boxes of them.</summary>
internal static class Dyadics
{
    // More than the mantissa of a double: what is lost by rounding is below the width of a box.
    private const int Bits = 64;

    /// <summary>The same interval.</summary>
    /// <exception cref="NotEnclosedException">An end is not finite.</exception>
    internal static DyadicInterval Of(Interval value)
    {
        if (!Interval.IsFinite(value))
        {
            throw new NotEnclosedException("a state has no finite enclosure");
        }

        var ((low, lowExponent), (high, highExponent)) = (Rounding.Exact(value.Lower), Rounding.Exact(value.Upper));
        return new(Dyadic.Of(low, lowExponent), Dyadic.Of(high, highExponent));
    }

    /// <summary>The interval, its ends rounded outward where they are not dyadic.</summary>
    internal static DyadicInterval Of(Enclosure value) =>
        new(DyadicInterval.Of(value.Lower, Bits).Lower, DyadicInterval.Of(value.Upper, Bits).Upper);

    /// <summary>The same interval.</summary>
    internal static Enclosure ToEnclosure(DyadicInterval value) => new(value.Lower.ToRational(), value.Upper.ToRational());

    /// <summary>The values of an expression over a box.</summary>
    /// <exception cref="NotEnclosedException">It has no enclosure there.</exception>
    internal static Enclosure Evaluate(Expr e, IReadOnlyDictionary<Symbol, DyadicInterval> box) =>
        Enclosure.Of(EnclosureEvaluator.Evaluate(e, box, Bits));
}
