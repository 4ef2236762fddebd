namespace MirrorFlowProofs.Numerics;

/// <content>The iteration for the clocks of one step.</content>
internal sealed partial class ClockCollocation
{
    private const int MostIterations = 10;

    private void Predict(double h)
    {
        Span<double> basis = stackalloc double[Nodes];
        for (int k = 1; k < Nodes; k++)
        {
            if (_lastSize == 0)
            {
                _gradients[0].CopyTo(_gradients[k], 0);
                _values[0].CopyTo(_values[k], 0);
                continue;
            }

            double t = 1 + (LobattoNodes.Nodes[k] * h / _lastSize);
            for (int m = 0; m < Nodes; m++)
            {
                basis[m] = LobattoNodes.Basis(m, t);
            }

            Combine(_lastGradients, basis, _gradients[k]);
            Combine(_lastValues, basis, _values[k]);
        }
    }

    // The number of iterations until the clocks stand still, 0 when they do not.
    private int Iterate(double h)
    {
        Span<double> factors = stackalloc double[9];
        for (int r = 0; r < 9; r++)
        {
            factors[r] = _single.Factors.Speed(LobattoNodes.GaussPoints[r]);
        }

        double before = double.NaN;
        double settled = _isJoint && _isNearRest ? SettledAtRest * _settled : _settled;
        int slow = 0;
        _coupling?.Start(_isStrong);
        for (int k = 1; k <= (_isJoint ? MostJointIterations : MostIterations); k++)
        {
            int careful = _polynomials.Integrate(_gradients, _clocks, _pull, h, factors, _careful);

            // The first clocks come from gradients without clocks.
            bool isJoint = _isJoint && k > 1;
            if (isJoint)
            {
                _polynomials.Sensitivities(_gradients, factors, _coupling!.Sensitivities);
                Array.Clear(_coupling.Own);
            }

            // As exact as what the iteration still changes.
            SolveCareful(careful, Math.Max(0.1 * settled, k <= 2 ? 3e-3 : 0.02 * before), isJoint);
            if (isJoint && !Correct())
            {
                return 0;
            }

            double change = Change();
            if (double.IsNaN(change))
            {
                return 0;
            }

            // The first change is from nothing; what is left after a later one is about it times the ratio of the last two.
            double ratio = k > 2 ? change / before : 1;
            if (k > 2 && change * Math.Min(1, 2 * ratio) <= settled)
            {
                return k;
            }

            slow = ratio > 0.8 ? slow + 1 : 0;
            if (k > 3 && slow > (_isJoint ? 1 : 0))
            {
                return 0;
            }

            before = change;
            for (int node = 1; node < Nodes; node++)
            {
                double shrink = _single.Factors.Shrink(LobattoNodes.Nodes[node]);
                _weights.Advance(_state, _clocks[node], _trial);
                Evaluate(Time + (h * LobattoNodes.Nodes[node]), _trial, shrink, node);
                if (_isJoint)
                {
                    KeepCurrent(node, shrink);
                }
            }
        }

        return 0;
    }

    private void SolveCareful(int count, double error, bool isJoint)
    {
        Span<double> sensitivity = stackalloc double[9];
        Span<double> gradients = stackalloc double[Nodes];
        Span<double> values = stackalloc double[Nodes];
        Span<double> clocks = stackalloc double[Nodes];
        foreach (int i in _careful.AsSpan(0, count))
        {
            for (int k = 0; k < Nodes; k++)
            {
                (gradients[k], values[k], clocks[k]) = (_gradients[k][i], _values[k][i], _clocks[k][i]);
            }

            double resolution = error * (1 + Math.Abs(_state[i])) / Math.Max(_speed[i], 1e-12);
            bool own = _single.Solve(i, _state[i], _own[i], _pull[i], gradients, values, clocks, resolution, isJoint ? sensitivity : default);
            for (int k = 0; isJoint && k < sensitivity.Length; k++)
            {
                _coupling!.Own[i] = own ? _own[i] : 0;
                _coupling.Sensitivities[k][i] = sensitivity[k];
            }

            for (int k = 1; k < Nodes; k++)
            {
                _clocks[k][i] = clocks[k];
            }
        }
    }

    // The largest change of a weight by the last iteration, in units of 1 + |w|.
    private double Change()
    {
        double largest = 0;
        double[] end = _clocks[Nodes - 1];
        for (int i = 0; i < end.Length; i++)
        {
            double change = Math.Abs(end[i] - _clock[i]) * _speed[i] / (1 + Math.Abs(_state[i]));
            largest = change <= largest ? largest : change;
            _clock[i] = end[i];
        }

        return largest;
    }

    private static void Combine(double[][] rows, ReadOnlySpan<double> factors, double[] result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = (factors[0] * rows[0][i]) + (factors[1] * rows[1][i]) + (factors[2] * rows[2][i]) + (factors[3] * rows[3][i]);
        }
    }
}
