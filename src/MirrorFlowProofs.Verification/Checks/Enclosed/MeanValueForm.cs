using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// An expression of one symbol over a narrow interval: f(X) lies in f(m) + f'(X) (X - m), m the middle of X (R. E. Moore,
/// R. B. Kearfott, M. J. Cloud, <i>Introduction to Interval Analysis</i>, SIAM 2009, section 6.3). What cancels in f widens
/// f' only, which is multiplied by the width of X.
/// </summary>
/// <remarks>
/// The mean value theorem needs f differentiable throughout X. An enclosure over X says that f and its derivative are defined
/// there; then f is continuous, and differentiable where no absolute value or sign occurs in it. Otherwise the natural
/// enclosure stands.
/// </remarks>
internal static class MeanValueForm
{
    // Enough to see that f and f' are defined over X, and for f' itself.
    private const int CoarseBits = 32;
    private const int FirstBits = 64;
    private const int MostBits = 1024;

    /// <summary>The values of the expression over the interval.</summary>
    /// <exception cref="NotEnclosedException">It has no enclosure there.</exception>
    internal static Enclosure Evaluate(Expr e, Symbol symbol, DyadicInterval over)
    {
        var box = new Dictionary<Symbol, DyadicInterval> { [symbol] = over };
        var natural = EnclosureEvaluator.Evaluate(e, box, CoarseBits);
        var slope = EnclosureEvaluator.Evaluate(Calculus.Differentiate(e, symbol), box, CoarseBits);
        if (!natural.IsEnclosed || !slope.IsEnclosed || HasCorners(e))
        {
            return Dyadics.Evaluate(e, box);
        }

        var middle = (over.Lower + over.Upper).Scale(-1);
        var spread = DyadicInterval.Multiply(
            slope.Interval!.Value, new DyadicInterval(over.Lower - middle, over.Upper - middle), FirstBits);
        var point = new Dictionary<Symbol, Rational> { [symbol] = middle.ToRational() };
        for (var bits = FirstBits; ; bits *= 2)
        {
            var value = Enclosure.Of(EnclosureEvaluator.Evaluate(e, point, bits));
            if (value.Upper - value.Lower <= spread.Width || bits >= MostBits)
            {
                return value + Dyadics.ToEnclosure(spread);
            }
        }
    }

    private static bool HasCorners(Expr e)
    {
        var found = false;
        _ = Substitution.Rewrite(e, node =>
        {
            found |= node is Apply { Function: Function.Abs or Function.Sign };
            return null;
        });
        return found;
    }
}
