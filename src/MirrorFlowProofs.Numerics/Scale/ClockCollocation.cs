namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The flow by collocation at four Gauss-Lobatto nodes, in mirror space or in the weights: over a step the gradients are cubics of time, and the
/// clocks C = -int s(G) dt are integrated with s itself, not with a polynomial for s(G). Made for 1 &lt; q &lt; 2.
/// </summary>
/// <remarks>
/// Iterated from an extrapolation of the last step. A coordinate whose gradient comes near 0 is solved for by itself within each
/// iteration (<see cref="CoordinateClock"/>; waveform relaxation: E. Lelarasmee, A. E. Ruehli, A. L. Sangiovanni-Vincentelli, IEEE
/// Trans. CAD 1 (1982) 131-145), so that a zero of one of many gradients costs no smaller step for the others.
/// The step size is governed by how fast the iteration converges and by the leading coefficient of the cubics. Where the iteration
/// fails, the steps that follow are solved by Newton's method for all coordinates together (<see cref="ClockCoupling"/>).
/// </remarks>
internal sealed partial class ClockCollocation : IScaleStepper
{
    private const int Nodes = LobattoNodes.Count;

    // The mean size of tau^3 less its best quadratic on [0, 1].
    private const double CubicSize = 0.02;

    private static readonly double[] Leading = [.. Enumerable.Range(0, Nodes).Select(LobattoNodes.Leading)];

    private readonly IClockField _field;
    private readonly IClockCurves _weights;
    private readonly DecaySchedule _decay;
    private readonly double _q;
    private readonly double _tolerance;
    private readonly double _settled;
    private readonly VectorPower _slope;
    private readonly ClockPolynomials _polynomials;
    private readonly CoordinateClock _single;
    private readonly double[] _own;
    private readonly double[] _pull;
    private readonly double[] _speed;
    private readonly double[] _trial;
    private readonly double[] _clock;
    private readonly int[] _careful;
    private readonly double[][] _clocks = new double[Nodes][];
    private double[][] _gradients = new double[Nodes][];
    private double[][] _values = new double[Nodes][];
    private double[][] _lastGradients = new double[Nodes][];
    private double[][] _lastValues = new double[Nodes][];
    private double[] _state;
    private double _size;
    private double _lastSize;

    /// <summary>Prepares it.</summary>
    /// <param name="field">The gradients.</param>
    /// <param name="weights">The unknowns.</param>
    /// <param name="decay">Decoupled decay.</param>
    /// <param name="q">q.</param>
    /// <param name="tolerance">The error allowed a step.</param>
    /// <param name="end">T.</param>
    /// <param name="share">The part of it that is left to the iteration.</param>
    public ClockCollocation(IClockField field, IClockCurves weights, DecaySchedule decay, double q, double tolerance, double end, double share = 1)
    {
        (_field, _weights, _decay, _q, _tolerance, _settled) = (field, weights, decay, q, tolerance, share * tolerance);
        _canRest = decay.IsZero;
        int n = weights.Count;
        (_polynomials, _single, _slope) = (new(q), new(weights, q), new(q - 1));
        (_own, _pull, _speed, _trial, _clock, _careful) = (new double[n], new double[n], new double[n], new double[n], new double[n], new int[n]);
        foreach (double[][] rows in new[] { _clocks, _gradients, _values, _lastGradients, _lastValues })
        {
            for (int k = 0; k < Nodes; k++)
            {
                rows[k] = new double[n];
            }
        }

        _state = (double[])weights.Start.Clone();
        Evaluate(0, _state, 1, 0);
        _size = end / 1000;
        _isJoint = q < JointBelow && Couple();
    }

    public double Time { get; private set; }

    public ReadOnlySpan<double> State => _state;

    public long Steps { get; private set; }

    public long Rejections { get; private set; }

    public long Evaluations { get; private set; }

    public ScaleStatus Step(double end)
    {
        if (RestTime is not null)
        {
            Time = end;
            return ScaleStatus.Advanced;
        }

        if (_held is not null)
        {
            return StepHeld(end);
        }

        bool wasRejected = false;
        _weights.SetDecay(_decay.Integral(Time));
        _weights.Speeds(_state, _speed);
        _field.Curvatures(Time, _values[0], _own);
        for (int i = 0; i < _pull.Length; i++)
        {
            _pull[i] = _own[i] * _weights.Metric(i, _state[i]);
        }

        while (true)
        {
            double left = end - Time;
            bool last = _size >= left * (1 - 1e-12);
            double h = last ? left : _size;
            if (h <= 4 * double.Epsilon || Time + h == Time)
            {
                return ScaleStatus.StepTooSmall;
            }

            double alpha = _decay.At(Time);
            _single.Factors = new(h, alpha, (2 * (_decay.Integral(Time + h) - _decay.Integral(Time)) / h) - (2 * alpha), 1 - ((_weights.Depth - 1) * (_q - 1)), _weights.Depth);
            Predict(h);
            int iterations = Iterate(h);
            double error = iterations > 0 && _isJoint ? JointError() : 0;
            if (MeasuresNormalTime && iterations > 0)
            {
                MeasureNormal(h);
            }

            if (iterations > 0 && error <= MostError * _tolerance && Finish(h))
            {
                Time = last ? end : Time + h;
                Steps++;
                double growth = _isJoint ? JointGrowth(error, iterations, wasRejected) : Growth(h, iterations);
                _size = last && growth > 1 ? Math.Max(_size, h * growth) : h * growth;
                _weights.SetDecay(_decay.Integral(Time));
                Evaluate(Time, _state, 1, 0);
                if (_isJoint)
                {
                    Conclude();
                }

                return _state.AsSpan().ContainsAnyExceptInRange(double.MinValue, double.MaxValue) ? ScaleStatus.NotFinite : ScaleStatus.Advanced;
            }

            Rejections++;
            wasRejected = true;
            _size = h * Math.Clamp(0.9 * Math.Sqrt(_tolerance / error), 0.1, 0.5);
            _isJoint = _isJoint || (iterations == 0 && Couple());
        }
    }

    private double Growth(double h, int iterations)
    {
        double most = iterations switch { <= 3 => 1.3, 4 => 1.1, 5 => 0.95, 6 => 0.85, _ => 0.7 };
        return Math.Min(most, Math.Clamp(0.9 * Math.Cbrt(_tolerance / Bend(h)), 0.5, 2));
    }

    // What the cubic part of the gradients, which a kink of another coordinate makes large, contributes to the weights.
    private double Bend(double h)
    {
        double largest = double.Epsilon;
        double[][] g = _lastGradients;
        for (int i = 0; i < _speed.Length; i++)
        {
            double lead = 0;
            double size = 0;
            for (int k = 0; k < Nodes; k++)
            {
                lead += Leading[k] * g[k][i];
                size = Math.Max(size, Math.Abs(g[k][i]));
            }

            double slope = size == 0 ? 0 : (_q - 1) * _slope.Of(size) / size;
            largest = Math.Max(largest, h * CubicSize * Math.Abs(lead) * slope * _speed[i] / (1 + Math.Abs(_state[i])));
        }

        return largest;
    }

    // Moves the state to the end of the step, by one and by two steps along the curves, unless these differ.
    private bool Finish(double h)
    {
        double[] end = _clocks[Nodes - 1];
        double[] half = _clocks[0];
        for (int i = 0; i < end.Length; i++)
        {
            half[i] = end[i] / 2;
        }

        double[] middle = _clocks[1];
        double[] twice = _clocks[2];
        _weights.Advance(_state, half, middle);
        _weights.Advance(middle, half, twice);
        _weights.Advance(_state, end, _trial);
        Array.Clear(half);
        for (int i = 0; i < end.Length; i++)
        {
            if (!(Math.Abs(twice[i] - _trial[i]) <= 15 * _tolerance * (1 + Math.Abs(twice[i]))))
            {
                return false;
            }
        }

        double shrink = Math.Exp(-_single.Factors.Decay(1));
        for (int i = 0; i < end.Length; i++)
        {
            _state[i] = shrink * twice[i];
        }

        (_gradients, _lastGradients) = (_lastGradients, _gradients);
        (_values, _lastValues) = (_lastValues, _values);
        _lastSize = h;
        return true;
    }

    private void Evaluate(double t, double[] s, double shrink, int node)
    {
        double[] x = _values[node];
        _weights.Values(s, x);
        if (shrink != 1)
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] *= shrink;
            }
        }

        _field.Gradients(t, x, _gradients[node]);
        Evaluations++;
    }
}
