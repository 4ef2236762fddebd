using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>
/// Rational bounds of the u > 0 with <c>prod (u + lam_i) = |x|^q</c>. Newton's method only proposes them; that the product
/// is certainly too small at the one and too large at the other is what makes them bounds, since it increases.
/// </summary>
internal sealed class UEnclosure(Rational q, IReadOnlyList<Expr> offsets)
{
    /// <summary>Bounds about <c>u 2^-bits</c> apart.</summary>
    /// <param name="size">|x|, above 0.</param>
    /// <param name="bits">Bits of the working precision.</param>
    internal (Rational Low, Rational High) Of(Rational size, int bits)
    {
        var target = DyadicInterval.Pow(DyadicInterval.Of(size, bits), q, bits)
            ?? throw new ArgumentOutOfRangeException(nameof(size), "|x|^q is beyond the range of the enclosures");
        var lams = offsets.Select(o => Interval(o, bits)).ToList();
        var guess = Newton(Start(target, lams, bits), target.Upper, lams, bits);
        for (var slack = -bits + 6; ; slack += 4)
        {
            var step = guess.Scale(slack);
            var (low, high) = ((guess - step).RoundDown(2 * bits), (guess + step).RoundUp(2 * bits));
            if (Product(low, lams, bits).Upper <= target.Lower && Product(high, lams, bits).Lower >= target.Upper)
            {
                return (low.ToRational(), high.ToRational());
            }
        }
    }

    /// <summary>
    /// A number above the root, at most 2^(L/k) times as large: the product is at least u^k times the offsets but the k smallest, for every k. The best k
    /// is guessed from powers of two.
    /// </summary>
    private static Dyadic Start(DyadicInterval target, List<DyadicInterval> lams, int bits)
    {
        List<DyadicInterval> sorted = [.. lams.OrderBy(lam => lam.Lower)];
        var (best, least, rest) = (sorted.Count, double.PositiveInfinity, 0.0);
        for (var k = sorted.Count; k >= 1; k--)
        {
            var estimate = (target.Upper.Top - rest) / k;
            (best, least) = estimate < least ? (k, estimate) : (best, least);
            if (sorted[k - 1].Lower.IsZero)
            {
                break;
            }

            rest += sorted[k - 1].Lower.Top;
        }

        var quotient = DyadicInterval.Divide(target, Product(Dyadic.Zero, sorted[best..], bits), bits);
        var start = quotient is { } found ? DyadicInterval.Pow(found, new Rational(1, best), bits) : null;
        return start?.Upper ?? throw new NotEnclosedException("u is beyond the range of the enclosures");
    }

    /// <summary>
    /// From the right of the root, where the product is convex and increasing, so that the steps go down to it: by
    /// log(u) - log(root) at a rate 1 - 1/L at first, then quadratically.
    /// </summary>
    private static Dyadic Newton(Dyadic u, Dyadic target, List<DyadicInterval> lams, int bits)
    {
        while (true)
        {
            // P/P' = 1 / sum 1/(u + lam_i), so that nothing is divided by a derivative that may be huge or tiny.
            var (product, sum) = (Dyadic.One, Dyadic.Zero);
            foreach (var lam in lams)
            {
                var factor = Dyadic.AddUp(u, lam.Upper, bits);
                product = (product * factor).RoundUp(bits);
                sum = Dyadic.AddUp(sum, Dyadic.DivideUp(Dyadic.One, factor, bits), bits);
            }

            var excess = Dyadic.DivideUp((product - target).RoundUp(bits), product, bits);
            var step = Dyadic.DivideDown(excess, sum, bits);
            if (step.Sign <= 0 || step.Top < u.Top - bits + 4)
            {
                return u;
            }

            u = Dyadic.AddUp(u, -step, bits);
        }
    }

    private static DyadicInterval Interval(Expr offset, int bits) =>
        EnclosureEvaluator.Evaluate(offset, new Dictionary<Symbol, Rational>(), bits).Interval
            ?? throw new ArgumentException($"the offset {offset} has no enclosure");

    private static DyadicInterval Product(Dyadic u, List<DyadicInterval> lams, int bits) => lams.Aggregate(
        DyadicInterval.Point(Dyadic.One),
        (product, lam) => DyadicInterval.Multiply(product, DyadicInterval.Add(DyadicInterval.Point(u), lam, bits), bits));
}
