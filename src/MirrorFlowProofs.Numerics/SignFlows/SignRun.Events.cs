namespace MirrorFlowProofs.Numerics;

/// <content>The way to an event, and what it changes at once.</content>
internal sealed partial class SignRun
{
    // Whether the leg is one of the differential inclusion up to its end: controls in [-1, 1], signs opposite to the gradients.
    private bool Advance(SignFlowLeg leg, DoubleDouble tau, bool isLast)
    {
        DoubleDouble factor = DoubleDouble.One - (Alpha * tau);
        DoubleDouble elapsed = Alpha == DoubleDouble.Zero ? tau : -(DoubleDouble.Log1P(-(Alpha * tau)) / Alpha);
        for (int i = 0; i < _n; i++)
        {
            _x[i] = Polynomial.Value<DoubleDouble>(leg.X[i], tau);
            _control[i] = leg.ControlAt(i, tau);
            _sizes[i] = Math.Max(_sizes[i], Math.Abs(_x[i].High));
            if (Alpha != DoubleDouble.Zero)
            {
                _coordinates[i].Shrink(factor);
            }
        }

        if (!HoldsGradients())
        {
            return false;
        }

        // One Newton step takes the rounding out of G_B = 0.
        SetGradient();
        IReadOnlyList<int> free = _controls.Free.Indices;
        DoubleDouble[] correction = _controls.Free.Solve([.. free.Select(i => -_gradient[i])]);
        for (int b = 0; b < free.Count; b++)
        {
            _x[free[b]] += correction[b];
        }

        for (int i = 0; i < _n; i++)
        {
            DoubleDouble u = leg.Motion[i] is SignMotion.Sliding or SignMotion.Held
                ? Sign(_x[i]) * SmallestSize.Solve(DoubleDouble.Abs(_x[i]), _coordinates[i].Offsets)
                : leg.UAt(i, tau);
            _clock[i] -= leg.Motion[i] is SignMotion.Sliding or SignMotion.Held ? u - _coordinates[i].U : leg.Control[i] * tau;
            _coordinates[i].U = u;
            _gradient[i] = _zero[i] ? DoubleDouble.Zero : _gradient[i];
        }

        _time = isLast && !_toRest ? _problem.EndTime : _time + elapsed;
        leg.End = _time;
        _legs++;
        if (!IsConsistent(leg, tau))
        {
            return false;
        }

        _follow?.Invoke(leg);
        return true;
    }

    private bool HoldsGradients() => Enumerable.Range(0, _n)
        .All(i => !_zero[i] || Math.Abs(_gradient[i].High) <= Inconsistent * GradientScale(i));

    private bool IsConsistent(SignFlowLeg leg, DoubleDouble tau)
    {
        for (int i = 0; i < _n; i++)
        {
            bool opposite = leg.Motion[i] != SignMotion.Moving || _gradient[i] == DoubleDouble.Zero
                || _gradient[i] > DoubleDouble.Zero != leg.Control[i] > DoubleDouble.Zero
                || Math.Abs(_gradient[i].High) <= Inconsistent * GradientScale(i);
            if (!opposite)
            {
                return false;
            }

            // Near a saddle the quotient of two small numbers says nothing; |x' + alpha L x| <= dx/du does. dx/du grows with |x|, by a
            // root where several weights are 0: it is that of some |x| within what counts as 0.
            if (leg.Motion[i] is SignMotion.Sliding or SignMotion.Held)
            {
                double slope = leg.SlopeAt(i, tau, Negligible * _sizes[i]).High;
                if (!(Math.Abs(leg.Drive(i, tau).High) <= slope + (Inconsistent * (slope + _sizes[i]))))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Meet(SignCrossing kind, int i)
    {
        bool held = kind == SignCrossing.Weight && _zero[i];
        switch (kind)
        {
            case SignCrossing.Weight:
                (_coordinates[i].U, _x[i]) = (DoubleDouble.Zero, DoubleDouble.Zero);
                PassTogether();
                break;
            case SignCrossing.Gradient:
                _zero[i] = true;
                break;
            case SignCrossing.Control:
                (_control[i], _leaving) = (Sign(_control[i]), i);
                break;
        }

        FindZeroGradients();
        if (kind == SignCrossing.Weight && (!_zero[i] || (held && _coordinates[i].Smallest == 1)))
        {
            AtOrigin(i);
        }
    }

    // Coordinates that slide may be bound to pass 0 at one time; apart by rounding, each would put the others before 0 again.
    private void PassTogether()
    {
        for (int j = 0; j < _n; j++)
        {
            bool passes = _motion[j] == SignMotion.Sliding && _x[j] != DoubleDouble.Zero
                && Math.Abs(_x[j].High) <= Negligible * _sizes[j];
            if (passes)
            {
                (_coordinates[j].U, _x[j]) = (DoubleDouble.Zero, DoubleDouble.Zero);
                if (_coordinates[j].Smallest == 1)
                {
                    AtOrigin(j);
                }
            }
        }
    }

    private void AtOrigin(int i)
    {
        SignCoordinate coordinate = _coordinates[i];
        if (coordinate.Smallest == 1)
        {
            if (_legs > 0)
            {
                _events.Add(new(_time, i, [coordinate.Carrier], SignEventKind.WeightPassed));
            }

            return;
        }

        int[] weights = SmallestWeights(i);
        _events.Add(new(_time, i, weights, SignEventKind.Saddle));
        _branchings.Add(SignBranchings.AtSaddle(_time, i, coordinate, weights, _saddles));
        if (_saddles == SaddleRule.Rest)
        {
            (_motion[i], _control[i], _zero[i]) = (SignMotion.Resting, DoubleDouble.Zero, false);
        }
    }

    private int[] SmallestWeights(int i) =>
        [.. Enumerable.Range(0, _coordinates[i].Depth).Where(l => _coordinates[i].Offsets[l] == DoubleDouble.Zero)];

    private void SetGradient()
    {
        for (int i = 0; i < _n; i++)
        {
            _gradient[i] = _origin[i] + DoubleDouble.Dot(_curvature[i], _x);
        }
    }
}
