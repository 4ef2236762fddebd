namespace MirrorFlowProofs.Numerics;

/// <content>
/// Steps in which all clocks are solved for together, where the plain iteration does not converge: many gradients are pulled to 0 at once.
/// </content>
internal sealed partial class ClockCollocation
{
    // Below this q steps are joint from the start, above from the first one on in which the plain iteration fails.
    private const double JointBelow = 1.3;
    private const int MostJointIterations = 16;
    private const double MostGrowth = 1.4;

    // A step that is off by so many times the tolerance is not taken: in few coordinates a kink comes at once.
    private const double MostError = 2;

    // Near rest the iteration is settled so much more exactly, since what it leaves is all that moves.
    private const double NearRest = 10;
    private const double SettledAtRest = 0.05;

    private readonly double[][] _current = new double[Nodes - 1][];
    private readonly bool _canRest;
    private ClockCoupling? _coupling;
    private bool _isJoint;
    private bool _isStrong;
    private bool _isNearRest;

    public double? RestTime { get; private set; }

    // Whether the field allows it; what it takes is made when it is needed first.
    private bool Couple()
    {
        if (_coupling is null && _field.Coupling() is { } coupling)
        {
            _coupling = coupling;
            for (int k = 0; k < _current.Length; k++)
            {
                _current[k] = new double[_speed.Length];
            }
        }

        return _coupling is not null;
    }

    // Turns the clocks that the iteration leads to into those of Newton's method.
    private bool Correct()
    {
        Span<double[]> changes = _clocks.AsSpan(1);
        for (int k = 0; k < changes.Length; k++)
        {
            MatrixKernels.Add(_current[k], -1, changes[k]);
        }

        bool solved = _coupling!.Solve(changes);
        for (int k = 0; k < changes.Length; k++)
        {
            MatrixKernels.Add(_current[k], 1, changes[k]);
        }

        return solved;
    }

    // The clocks of which the gradients are at a node, and dx/dC there.
    private void KeepCurrent(int node, double shrink)
    {
        _clocks[node].CopyTo(_current[node - 1], 0);
        double[] metric = _coupling!.Metrics[node - 1];
        for (int i = 0; i < metric.Length; i++)
        {
            metric[i] = shrink * _weights.Metric(i, _trial[i]);
        }
    }

    // What the cubic part of what the others do contributes to the weights, by the answer to it.
    private double JointError()
    {
        double largest = double.Epsilon;
        double[][] s = _coupling!.Sensitivities;
        for (int i = 0; i < _speed.Length; i++)
        {
            double lead = 0;
            for (int k = 0; k < Nodes; k++)
            {
                lead += Leading[k] * (_gradients[k][i] - (_coupling.Own[i] * _values[k][i]));
            }

            double answer = Math.Abs(s[6][i] + s[7][i] + s[8][i]);
            largest = Math.Max(largest, CubicSize * Math.Abs(lead) * answer * _speed[i] / (1 + Math.Abs(_state[i])));
        }

        return largest;
    }

    private double JointGrowth(double error, int iterations, bool wasRejected)
    {
        double most = iterations switch { > 7 => 0.7, > 5 => 1, _ => wasRejected ? 1 : MostGrowth };
        return Math.Clamp(0.9 * Math.Cbrt(_tolerance / error), 0.5, most);
    }

    // After a joint step: whether all that still moves is less than the error allowed.
    private void Conclude()
    {
        _isStrong = _coupling!.IsStrong;
        (double gradient, double pull, double speed) = (0, 0, 0);
        for (int i = 0; i < _speed.Length; i++)
        {
            gradient = Math.Max(gradient, Math.Abs(_gradients[0][i]));
            pull = Math.Max(pull, _pull[i]);
            speed = Math.Max(speed, _speed[i] / (1 + Math.Abs(_state[i])));
        }

        _isNearRest = gradient * speed <= NearRest * _tolerance * pull;
        if (!_isNearRest || !(_coupling.Remaining(_gradients[0]) * speed <= _tolerance))
        {
            return;
        }

        if (_canRest)
        {
            RestTime = Time;
        }
        else
        {
            TryHold(pull, speed);
        }
    }
}
