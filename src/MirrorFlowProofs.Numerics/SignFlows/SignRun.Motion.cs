namespace MirrorFlowProofs.Numerics;

/// <content>How every coordinate moves from an event on.</content>
internal sealed partial class SignRun
{
    // Nearer than this to -1 or 1 a control is at the bound.
    private const double AtBound = 1e-22;

    private readonly bool[] _fresh;
    private int _leaving = -1;

    /// <summary>
    /// Sets motions and controls: velocities of the coordinates with G = 0 to first order, then, where G' is 0 as well, by
    /// the first derivative of G that is not. Null where that does not settle.
    /// </summary>
    private SignFlowLeg? Decide()
    {
        (SignMotion[] before, DoubleDouble[] controls) = ([.. _motion], [.. _control]);
        Array.Clear(_fresh);
        List<int>? tied = null;
        for (int round = 0; round < 10 + (3 * _n); round++)
        {
            tied ??= Settle();
            if (tied is null)
            {
                return null;
            }

            SignFlowLeg leg = Leg();
            if (Untie(leg, tied))
            {
                continue;
            }

            if (MeetOrigins(leg))
            {
                // Whoever moves from G = 0 is decided again beside the coordinates that now rest.
                for (int i = 0; i < _n; i++)
                {
                    _zero[i] |= _fresh[i];
                    _fresh[i] = false;
                }

                tied = null;
                continue;
            }

            leg = Stay(leg, tied) ? Leg() : leg;
            Record(leg, before, controls);
            return leg;
        }

        return null;
    }

    private SignFlowLeg Leg() => new(
        _time, Alpha, _curvature, _coordinates, _motion, _control, _x,
        [.. _gradient.Select((g, i) => _fresh[i] ? DoubleDouble.Zero : g)], _controls.Free);

    // First order; the coordinates at a bound with G = G' = 0 that do not depend on others, or null.
    private List<int>? Settle()
    {
        var tied = new List<int>();
        int[] z = [.. Enumerable.Range(0, _n).Where(i => _zero[i])];
        var (rate, lower, upper, slope) = (new DoubleDouble[_n], new DoubleDouble[_n], new DoubleDouble[_n], new DoubleDouble[_n]);
        var (lever, pull) = (new DoubleDouble[_n], new DoubleDouble[_n]);
        for (int i = 0; i < _n; i++)
        {
            DoubleDouble v = DoubleDouble.Abs(_coordinates[i].U);
            lever[i] = ProductRule.Of<DoubleDouble>([.. _coordinates[i].Offsets.Select(offset => v + offset)]).Slope;
            pull[i] = Alpha * _coordinates[i].Depth * _x[i];
            rate[i] = _motion[i] == SignMotion.Resting ? DoubleDouble.Zero : (_control[i] * lever[i]) - pull[i];
            (lower[i], upper[i]) = (-lever[i] - pull[i], lever[i] - pull[i]);
        }

        double[] size = [.. lever.Zip(pull, (l, p) => l.High + Math.Abs(p.High))];
        foreach (int i in z)
        {
            bool wasFree = _controls.Free.Indices.Contains(i);
            rate[i] = wasFree || i == _leaving ? rate[i] : DoubleDouble.Zero;
            if (wasFree && (i == _leaving || !(rate[i] > lower[i] && rate[i] < upper[i])))
            {
                _controls.Free.Remove(i);
            }

            if (i == _leaving)
            {
                rate[i] = _control[i] > DoubleDouble.Zero ? upper[i] : lower[i];
            }

            rate[i] = rate[i] < lower[i] ? lower[i] : rate[i] > upper[i] ? upper[i] : rate[i];
        }

        _leaving = -1;
        if (!_controls.Solve(z, rate, lower, upper, size, slope))
        {
            return null;
        }

        foreach (int i in z)
        {
            bool flat = lever[i] == DoubleDouble.Zero;
            DoubleDouble control = flat ? DoubleDouble.Zero : (rate[i] + pull[i]) / lever[i];
            bool bound = flat || 1 - Math.Abs(control.High) <= AtBound;
            control = flat ? -Sign(slope[i]) : bound ? Sign(control) : control;
            _control[i] = control;
            if (bound && _controls.Free.Indices.Contains(i))
            {
                _controls.Free.Remove(i);
            }

            if (slope[i] != DoubleDouble.Zero && !_controls.Free.Indices.Contains(i))
            {
                (_motion[i], _zero[i], _fresh[i]) = (SignMotion.Moving, false, true);
            }
            else if (bound)
            {
                tied.Add(i);
            }
        }

        // The free set grows to all that is independent, so that what is left depends on it.
        foreach (int i in z.Where(i => _zero[i] && !tied.Contains(i)))
        {
            bool slides = _controls.Free.Indices.Contains(i) || _controls.Free.TryAppend(i);
            _motion[i] = slides ? SignMotion.Sliding : SignMotion.Held;
        }

        foreach (int i in tied)
        {
            _motion[i] = lever[i] == DoubleDouble.Zero ? SignMotion.Held : SignMotion.Pinned;
        }

        tied.RemoveAll(_controls.Free.Depends);
        foreach (int i in tied)
        {
            (_motion[i], _zero[i], _fresh[i]) = (SignMotion.Moving, false, true);
        }

        return tied;
    }

    // Tied coordinates have G = G' = 0. The lowest power of tau in which that changes for one of them is decided first:
    // those at a bound may leave it only if G then takes the sign opposite to the control.
    private bool Untie(SignFlowLeg leg, List<int> tied)
    {
        (int turning, int turnsAt) = (-1, int.MaxValue);
        List<int> saddles = [];
        int leaveAt = int.MaxValue;
        foreach (int i in tied)
        {
            DoubleDouble[] row = leg.GradientOf(i);
            int order = _search.LeadingOrder(leg, i, row);
            bool moves = order < row.Length;
            if (_control[i] == DoubleDouble.Zero)
            {
                saddles.Add(i);
                leaveAt = moves ? Math.Min(leaveAt, order) : leaveAt;
            }
            else if (moves && order < turnsAt && row[order] > DoubleDouble.Zero == _control[i] > DoubleDouble.Zero)
            {
                (turning, turnsAt) = (i, order);
            }
        }

        if (turning >= 0 && turnsAt <= leaveAt)
        {
            tied.Remove(turning);
            bool slides = _controls.Free.TryAppend(turning);
            (_zero[turning], _fresh[turning], _motion[turning]) = (true, false, slides ? SignMotion.Sliding : SignMotion.Pinned);
            return true;
        }

        return leaveAt < int.MaxValue && LeaveSaddles(leg, saddles, tied, leaveAt);
    }

    // Tied coordinates whose G stays 0 have not left; whether there are any.
    private bool Stay(SignFlowLeg leg, List<int> tied)
    {
        bool any = false;
        foreach (int i in tied)
        {
            DoubleDouble[] row = leg.GradientOf(i);
            if (_search.LeadingOrder(leg, i, row) == row.Length)
            {
                any = true;
                (_zero[i], _fresh[i]) = (true, false);
                _motion[i] = _control[i] == DoubleDouble.Zero ? SignMotion.Held : SignMotion.Pinned;
            }
        }

        return any;
    }

    private static DoubleDouble Sign(DoubleDouble value) =>
        value > DoubleDouble.Zero ? DoubleDouble.One : value < DoubleDouble.Zero ? -DoubleDouble.One : DoubleDouble.Zero;
}
