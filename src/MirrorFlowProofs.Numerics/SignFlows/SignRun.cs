namespace MirrorFlowProofs.Numerics;

/// <summary>One run of a sign flow: from leg to leg.</summary>
internal sealed partial class SignRun
{
    /// <summary>A gradient below this part of the sum of its terms counts as 0, and so does an x below this part of the largest it was.</summary>
    private const double Negligible = 1e-24;

    // Beyond this a control or the sign of a gradient contradicts the inclusion.
    private const double Inconsistent = 1e-18;

    // exp(-alpha t) below 1e-24 over the last leg.
    private const int LimitBits = 80;

    private readonly FlowProblem<DoubleDouble> _problem;
    private readonly bool _toRest;
    private readonly SaddleRule _saddles;
    private readonly Action<SignFlowLeg>? _follow;
    private readonly int _n;
    private readonly DoubleDouble[][] _curvature;
    private readonly SignCoordinate[] _coordinates;
    private readonly SignEventSearch _search;
    private readonly SlidingControls _controls;
    private readonly SignMotion[] _motion;
    private readonly DoubleDouble[] _control;
    private readonly DoubleDouble[] _x;
    private readonly DoubleDouble[] _gradient;
    private readonly DoubleDouble[] _clock;
    private readonly bool[] _zero;
    private readonly DoubleDouble[] _origin;
    private readonly double[] _constant;
    private readonly double[] _sizes;
    private readonly List<SignFlowEvent> _events = [];
    private readonly List<SignFlowBranching> _branchings = [];
    private DoubleDouble _time;
    private DoubleDouble _length;
    private double _largest;
    private int _legs;
    private int _stuck;
    private bool _hasBegun;
    private SignFlowStatus? _status;
    private DoubleDouble? _restsSince;

    public SignRun(FlowProblem<DoubleDouble> problem, bool toRest, SaddleRule saddles, Action<SignFlowLeg>? follow)
    {
        (_problem, _toRest, _saddles, _follow) = (problem, toRest, saddles, follow);
        var loss = (IQuadraticLoss<DoubleDouble>)problem.Loss;
        _n = loss.Dimension;
        _curvature = [.. Enumerable.Range(0, _n).Select(_ => new DoubleDouble[_n])];
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                _curvature[i][j] = _curvature[j][i] = loss.Curvature(i, j);
            }
        }

        _coordinates = [.. problem.Weights.Select(row => new SignCoordinate(row))];
        (_search, _controls) = (new(_curvature), new(_curvature));
        (_motion, _control, _zero, _fresh) = (new SignMotion[_n], new DoubleDouble[_n], new bool[_n], new bool[_n]);
        (_x, _gradient, _clock) = (new DoubleDouble[_n], new DoubleDouble[_n], new DoubleDouble[_n]);
        (_sizes, _saddleTimes) = (new double[_n], new DoubleDouble?[_n]);
        _origin = new DoubleDouble[_n];
        loss.Gradient(_x, _origin);
        _constant = [.. _origin.Select(g => Math.Abs(g.High))];
    }

    /// <summary>The time reached.</summary>
    public DoubleDouble Time => _time;

    /// <summary>Legs so far.</summary>
    public int Legs => _legs;

    private DoubleDouble Alpha => _problem.Alpha;

    /// <summary>How the run ended; null while it goes on.</summary>
    public SignFlowStatus? Status => _status;

    /// <summary>Follows one leg.</summary>
    public void Step()
    {
        Begin();

        if (Decide() is not { } leg)
        {
            End(SignFlowStatus.Unresolved);
            return;
        }

        if (Alpha == DoubleDouble.Zero && leg.X.All(x => x.Skip(1).All(c => c == DoubleDouble.Zero)))
        {
            _events.Add(new(_time, -1, [], SignEventKind.Rest));
            leg.End = _toRest ? _time : _problem.EndTime;
            _follow?.Invoke(leg);
            DoubleDouble since = _time;
            _time = leg.End;
            End(SignFlowStatus.AtRest, since);
            return;
        }

        (DoubleDouble end, bool isLast) = Horizon(_length);
        (DoubleDouble tau, SignCrossing kind, int coordinate) = _search.First(leg, _fresh, end);
        isLast &= kind == SignCrossing.None && tau == end;
        _length = tau;
        _stuck = tau.High > 1e-25 * Math.Abs(_time.High) ? 0 : _stuck + 1;
        if (!Advance(leg, tau, isLast))
        {
            End(SignFlowStatus.Unresolved);
            return;
        }

        if (isLast)
        {
            End(_toRest ? SignFlowStatus.AtLimit : SignFlowStatus.Completed);
            return;
        }

        if (_legs >= _problem.MaximumSteps || _stuck > 20 + (10 * _n))
        {
            End(_stuck > 20 + (10 * _n) ? SignFlowStatus.Unresolved : SignFlowStatus.TooManyEvents);
            return;
        }

        if (_toRest && _time.High > 1e100)
        {
            End(SignFlowStatus.Unbounded);
            return;
        }

        Meet(kind, coordinate);
    }

    // Legs are kept to a few times the largest weight so far, and at most three times as long as the last.
    private (DoubleDouble Tau, bool IsLast) Horizon(DoubleDouble last)
    {
        DoubleDouble rest = _problem.EndTime - _time;
        DoubleDouble whole = Alpha == DoubleDouble.Zero
            ? (_toRest ? double.MaxValue : rest)
            : _toRest
                ? (DoubleDouble.One - DoubleDouble.ScaleB(DoubleDouble.One, -LimitBits)) / Alpha
                : -(DoubleDouble.ExpM1(-(Alpha * rest)) / Alpha);
        _largest = Math.Max(_largest, _coordinates.Max(c => Math.Abs(c.U.High) + c.Offsets.Max(offset => offset.High)));
        double most = Math.Max(4 * _largest, 3 * last.High);
        most = most > 0 ? most : 1;
        return most < whole.High ? (most, false) : (whole, true);
    }

    private void Begin()
    {
        if (_hasBegun)
        {
            return;
        }

        _hasBegun = true;
        for (int i = 0; i < _n; i++)
        {
            _x[i] = _problem.Weights[i].Aggregate(DoubleDouble.One, (product, w) => product * w);
            _sizes[i] = Math.Abs(_x[i].High);
            bool idle = _constant[i] == 0 && _curvature[i].All(entry => entry == DoubleDouble.Zero);
            _motion[i] = idle ? SignMotion.Idle : SignMotion.Moving;
        }

        SetGradient();
        FindZeroGradients();
        for (int i = 0; i < _n; i++)
        {
            if (_motion[i] == SignMotion.Moving && !_zero[i])
            {
                _control[i] = _gradient[i] > DoubleDouble.Zero ? -DoubleDouble.One : DoubleDouble.One;
                if (_coordinates[i].U == DoubleDouble.Zero)
                {
                    AtOrigin(i);
                }
            }
        }
    }

    private void FindZeroGradients()
    {
        for (int i = 0; i < _n; i++)
        {
            if (_motion[i] != SignMotion.Moving || _zero[i])
            {
                continue;
            }

            _zero[i] = Math.Abs(_gradient[i].High) <= Negligible * GradientScale(i);
        }

        for (int i = 0; i < _n; i++)
        {
            _gradient[i] = _zero[i] ? DoubleDouble.Zero : _gradient[i];
        }
    }

    // The sum of the sizes of the terms of G_i, with the largest x_j so far.
    private double GradientScale(int i)
    {
        double scale = _constant[i];
        for (int j = 0; j < _n; j++)
        {
            scale += Math.Abs(_curvature[i][j].High) * _sizes[j];
        }

        return scale;
    }

    private void End(SignFlowStatus status, DoubleDouble? restsSince = null) => (_status, _restsSince) = (status, restsSince);

    /// <summary>The end of the run.</summary>
    /// <exception cref="InvalidOperationException">It goes on.</exception>
    public SignFlowResult Result() => new(
        _status ?? throw new InvalidOperationException("The run has not ended."),
        State(),
        Alpha == DoubleDouble.Zero ? [.. _clock] : null,
        _restsSince,
        _events,
        _branchings,
        _legs);

    /// <summary>The state at the time reached.</summary>
    public SignFlowState State()
    {
        Begin();
        return new(_time, [.. _coordinates.Select(c => c.Weights(c.U, c.Offsets))], [.. _x], [.. _gradient], [.. _control], [.. _motion]);
    }
}
