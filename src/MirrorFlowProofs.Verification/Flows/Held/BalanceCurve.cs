using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The curve on which the weights of one coordinate move without decay, by the size of x: |w_j|^q = u + lam_j with prod (u + lam_j) = |x|^q = P(u), and the
/// inverse metric a(x) = 1/R''(x) = P'(u) on it (theory: balance and uniformization). For |x| &gt; 0, 1 &lt; q &lt; 2.
/// </summary>
internal sealed class BalanceCurve
{
    private const int MostWidenings = 60;
    private readonly double _q;
    private readonly Interval[] _offsets;
    private readonly double[] _middles;
    private readonly RationalPower<Interval> _power;
    private readonly RationalPower<Interval> _root;
    private readonly RationalPower<Interval> _lower;

    internal BalanceCurve(Rational q, IReadOnlyList<Rational> weights)
    {
        (_power, _root, _lower) = (new(q), new(1 / q), new(q - 1));
        Rational[] sizes = [.. weights.Select(Rational.Abs)];
        var least = sizes.Min();
        Offsets = [.. sizes.Select(size => Power.Of(size, q) - Power.Of(least, q))];
        var nonnegative = Interval.Of(0, double.PositiveInfinity);
        _offsets = [.. Offsets.Select(offset => Meet(CompiledExpression<Interval>.Compile(offset).Evaluate(), nonnegative))];
        _middles = [.. _offsets.Select(offset => offset.Middle)];
        _q = Rounding.Nearest(q.Numerator, q.Denominator);
    }

    /// <summary>lam_j, exactly.</summary>
    internal IReadOnlyList<Expr> Offsets { get; }

    /// <summary>u where |x| lies in an interval of positive numbers; undefined where it has no enclosure.</summary>
    internal Interval U(Interval size)
    {
        if (!(size.Lower > 0) || !double.IsFinite(size.Upper))
        {
            return Interval.Undefined;
        }

        // P grows with u: an end is on its side of u where P there is on its side of |x|^q.
        var (low, high) = (_power.Evaluate(size.Lower).Lower, _power.Evaluate(size.Upper).Upper);
        var (lower, upper) = (At(size.Lower).U, At(size.Upper).U);
        double margin = 4e-16;
        for (int i = 0; i < MostWidenings; i++, margin *= 2)
        {
            double down = lower * (1 - margin);
            if (!(down > 0))
            {
                down = 0;
            }

            if (Products(down).P.Upper <= low)
            {
                lower = down;
                margin = 4e-16;
                for (int j = 0; j < MostWidenings; j++, margin *= 2)
                {
                    double up = upper * (1 + margin);
                    if (Products(up).P.Lower >= high)
                    {
                        return Interval.Of(lower, up);
                    }
                }

                break;
            }
        }

        return Interval.Undefined;
    }

    /// <summary>a = P'(u).</summary>
    internal Interval InverseMetric(Interval u) => Products(u).First;

    /// <summary>da/d|x| = q |x|^(q-1) P''(u)/P'(u).</summary>
    internal Interval Slope(Interval size, Interval u)
    {
        var (_, first, second) = Products(u);
        return _power.Exponent * _lower.Evaluate(size) * second / first;
    }

    /// <summary>The sizes of the weights.</summary>
    internal Interval[] Sizes(Interval u) => [.. _offsets.Select(offset => _root.Evaluate(u + offset))];

    /// <summary>u and a at a positive size, in floating point.</summary>
    internal (double U, double A) At(double size)
    {
        // Newton's method for log P(u) = q log|x| in log u, which is convex and grows.
        double target = _q * Math.Log(size);
        double log = target / _middles.Length;
        for (int i = 0; i < 100; i++)
        {
            double u = Math.Exp(log);
            double value = _middles.Sum(offset => Math.Log(u + offset)) - target;
            double step = value / _middles.Sum(offset => u / (u + offset));
            log -= Math.Clamp(step, -20, 20);
            if (Math.Abs(step) < 1e-15 * Math.Max(1, Math.Abs(log)))
            {
                break;
            }
        }

        double root = Math.Exp(log);
        return (root, Math.Pow(size, _q) * _middles.Sum(offset => 1 / (root + offset)));
    }

    /// <summary>P, P' and P''.</summary>
    private (Interval P, Interval First, Interval Second) Products(Interval u)
    {
        var (p, first, second) = (Interval.One, Interval.Zero, Interval.Zero);
        foreach (var offset in _offsets)
        {
            var factor = u + offset;
            second = (second * factor) + (first + first);
            first = (first * factor) + p;
            p *= factor;
        }

        return (p, first, second);
    }

    private static Interval Meet(Interval a, Interval b) => Interval.Of(Math.Max(a.Lower, b.Lower), Math.Min(a.Upper, b.Upper));
}
