namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Finds where the control c = (x' + alpha L x) / (dx/du) of a sliding coordinate reaches -1 or 1: the first zero of
/// dx/du -+ (x' + alpha L x), with u the root of prod_l (|u| + lam_l) = |x|.
/// </summary>
internal sealed class ControlBound
{
    private readonly SignFlowLeg _leg;
    private readonly int _coordinate;
    private readonly Interval _alpha;
    private readonly Interval[] _offsets;
    private readonly Interval[] _x;
    private readonly Interval[] _rate;
    private readonly Interval[] _second;

    public ControlBound(SignFlowLeg leg, int coordinate)
    {
        (_leg, _coordinate) = (leg, coordinate);
        _alpha = Enclose(leg.Alpha);
        _offsets = [.. leg.Offsets[coordinate].Select(Enclose)];
        bool negative = leg.X[coordinate].FirstOrDefault(c => c != DoubleDouble.Zero) < DoubleDouble.Zero;

        // |x|: the sign does not change on a leg.
        _x = [.. leg.X[coordinate].Select(c => Enclose(negative ? -c : c))];
        _rate = Polynomial.Derivative<Interval>(_x);
        _second = Polynomial.Derivative<Interval>(_rate);
        Sign = negative ? -1 : 1;
    }

    private int Sign { get; }

    /// <summary>The first time in [0, end]; null where there is none.</summary>
    public DoubleDouble? First(DoubleDouble end)
    {
        if (!(end.High > 0))
        {
            return null;
        }

        DoubleDouble? first = null;
        foreach (int side in new[] { 1, -1 })
        {
            DoubleDouble until = first ?? end;
            DoubleDouble? zero = FirstRoot.OfFunction(
                tau => Enclosure(tau, side),
                tau => _leg.SlopeAt(_coordinate, tau) - (side * _leg.Drive(_coordinate, tau)),
                until.High,
                _leg.SlopeAt(_coordinate, DoubleDouble.Zero).High);
            first = zero ?? first;
        }

        return first;
    }

    private static Interval Enclose(DoubleDouble value) => (Interval)value.High + value.Low;

    private (Interval Value, Interval Slope) Enclosure(Interval tau, int side)
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
        Interval sign = side * Sign;
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
