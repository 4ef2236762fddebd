namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Finds where the control of a sliding coordinate reaches -1 or 1: the first zero of its margin (<see cref="ControlMargin"/>).
/// </summary>
internal sealed class ControlBound
{
    private readonly SignFlowLeg _leg;
    private readonly int _coordinate;
    private readonly ControlMargin _margin;

    public ControlBound(SignFlowLeg leg, int coordinate)
    {
        (_leg, _coordinate) = (leg, coordinate);

        // The sign of x does not change on a leg.
        bool negative = leg.X[coordinate].FirstOrDefault(c => c != DoubleDouble.Zero) < DoubleDouble.Zero;
        _margin = new(leg.X[coordinate].Select(Enclose), negative, [.. leg.Offsets[coordinate].Select(Enclose)], Enclose(leg.Alpha));
    }

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
                tau => _margin.Over(tau, side),
                tau => _leg.SlopeAt(_coordinate, tau) - (side * _leg.Drive(_coordinate, tau)),
                until.High,
                () => _leg.SlopeAt(_coordinate, DoubleDouble.Zero).High);
            first = zero ?? first;
        }

        return first;
    }

    private static Interval Enclose(DoubleDouble value) => (Interval)value.High + value.Low;
}
