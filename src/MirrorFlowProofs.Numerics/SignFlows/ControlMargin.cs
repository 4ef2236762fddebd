namespace MirrorFlowProofs.Numerics;

/// <summary>
/// How far the control c = (x' + alpha L x) / (dx/du) of a sliding coordinate is from -1 and 1: enclosures of
/// dx/du -+ (x' + alpha L x), with u the root of prod_l (|u| + lam_l) = |x|, and of its derivative.
/// </summary>
internal sealed class ControlMargin
{
    private readonly Interval _alpha;
    private readonly Interval[] _offsets;
    private readonly Interval[] _x;
    private readonly Interval[] _rate;
    private readonly Interval[] _second;
    private readonly int _sign;

    /// <summary>Prepares.</summary>
    /// <param name="x">The coefficients of x in the variable of the leg; the sign of x does not change on it.</param>
    /// <param name="negative">Whether x is negative.</param>
    /// <param name="offsets">lam_l at the start.</param>
    /// <param name="alpha">The decay.</param>
    public ControlMargin(IEnumerable<Interval> x, bool negative, Interval[] offsets, Interval alpha)
    {
        (_alpha, _offsets, _sign) = (alpha, offsets, negative ? -1 : 1);
        _x = [.. x.Select(c => negative ? -c : c)];
        _rate = Polynomial.Derivative<Interval>(_x);
        _second = Polynomial.Derivative<Interval>(_rate);
    }

    /// <summary>dx/du - side (x' + alpha L x) and its derivative.</summary>
    /// <param name="tau">Times.</param>
    /// <param name="side">1 or -1, the control that is looked for.</param>
    public (Interval Value, Interval Slope) Over(Interval tau, int side)
    {
        Interval factor = Interval.One - (_alpha * tau);
        Interval x = Polynomial.Value<Interval>(_x, tau);
        Interval size = Interval.Of(Math.Max(0, x.Lower), Math.Max(0, x.Upper));
        Interval[] offsets = [.. _offsets.Select(offset => offset * factor)];
        Interval v = SmallestSize.Solve(size, offsets);
        Interval[] sizes = [.. offsets.Select(offset => v + offset)];
        Interval slope = ProductRule.Of<Interval>(sizes).Slope;
        Interval rate = Polynomial.Value<Interval>(_rate, tau);
        Interval decay = _alpha * _offsets.Length;
        Interval sign = side * _sign;
        Interval value = slope - (sign * ((rate * factor) + (decay * x)));
        if (!(slope.Lower > 0))
        {
            return (value, Interval.Entire);
        }

        Interval[] shrinking = [.. _offsets.Select(offset => -(_alpha * offset))];
        Interval velocity = (rate - ProductRule.Rates<Interval>(sizes, shrinking).Product) / slope;
        Interval slopeRate = ProductRule.Rates<Interval>(sizes, [.. shrinking.Select(s => velocity + s)]).Slope;
        Interval driveRate = (Polynomial.Value<Interval>(_second, tau) * factor) + ((decay - _alpha) * rate);
        return (value, slopeRate - (sign * driveRate));
    }
}
