namespace MirrorFlowProofs.Numerics;

/// <summary>One run of a flow: the loop over steps, events and restarts.</summary>
internal sealed partial class FlowRun<T>
    where T : struct, IReal<T>
{
    private const int SlowSteps = 40;
    private readonly FlowProblem<T> _problem;
    private readonly SteepestProductField<T> _field;
    private readonly RungeKutta<T, SteepestProductField<T>> _solver;
    private readonly List<FlowEvent<T>> _events = [];
    private readonly T[] _state;
    private StiffRun<T>? _stiff;
    private readonly bool _isRough;
    private readonly bool _isSignFlow;
    private readonly double[] _startSizes;
    private int _slowSteps;
    private bool _mayArrive;

    public FlowRun(FlowProblem<T> problem)
    {
        _problem = problem;
        _field = new SteepestProductField<T>(problem);
        _solver = new(_field) { RelativeTolerance = problem.StepTolerance, MaximumSteps = problem.MaximumSteps };
        _state = new T[_field.Dimension];
        problem.Weights.SelectMany(row => row).ToArray().CopyTo(_state, 0);
        SetAbsoluteTolerance();
        (_isRough, _isSignFlow) = (problem.IsRough, problem.Q.IsOne);
        _startSizes = [.. problem.Weights.Select(row => row.Max(w => Math.Abs(T.ToDouble(w))))];
        _mayArrive = _isRough && !_isSignFlow && problem.Alpha == T.Zero;
    }

    // A weight this small against the largest moves the others by less than a roundoff while it passes 0.
    private static double RoughFloor => Math.Pow(T.ToDouble(T.Epsilon), 0.8);

    // Whether gradients that vanish may be left again, or held: then y = s(G) is integrated from there on.
    private bool MayHold => _isRough && !_isSignFlow && !Rests;

    // Whether a coordinate stays where its gradient vanished.
    private bool Rests => _field.Coordinates == 1 && _problem.Alpha == T.Zero;

    public FlowResult<T> Run()
    {
        _field.FixSigns(_state);
        if (_isRough && StopAtStart() is FlowStatus stopped)
        {
            if (MayHold && stopped == FlowStatus.ReachedZeroGradient && _problem.EndTime > T.Zero)
            {
                _events.Clear();
                return Hold(T.Zero, _problem.EndTime * T.FromDouble(1e-6));
            }

            bool rests = stopped == FlowStatus.ReachedZeroGradient && Rests;
            return Result(stopped, rests ? _problem.EndTime : T.Zero, _state);
        }

        if (_problem.EndTime == T.Zero)
        {
            return Result(FlowStatus.Completed, T.Zero, _state);
        }

        _solver.Start(T.Zero, _state);
        while (true)
        {
            LimitStep();
            IntegrationStatus status = _solver.Advance(_problem.EndTime);
            if (status is not (IntegrationStatus.Advanced or IntegrationStatus.Finished))
            {
                return Result(Failure(status), _solver.Time, _solver.State);
            }

            if (_isRough)
            {
                int k = _solver.LocateEvent(_field);
                if (k >= 0 && AtEvent(k) is FlowResult<T> ended)
                {
                    return ended;
                }

                if (k >= 0)
                {
                    continue;
                }

                if (NearSaddle() is FlowStatus saddle)
                {
                    return Result(saddle, _solver.Time, _solver.State);
                }

                if (_mayArrive && _solver.Time < _problem.EndTime && Arrive() is FlowResult<T> arrived)
                {
                    return arrived;
                }

                if (MayHold && _solver.Time < _problem.EndTime && IsHeldBack())
                {
                    _solver.State.CopyTo(_state);
                    return Hold(_solver.Time, _solver.Time - _solver.PreviousTime);
                }
            }

            if (!(_solver.Time < _problem.EndTime))
            {
                return Result(FlowStatus.Completed, _problem.EndTime, _solver.State);
            }
        }
    }

    private static FlowStatus Failure(IntegrationStatus status) => status switch
    {
        IntegrationStatus.StepTooSmall => FlowStatus.StepTooSmall,
        IntegrationStatus.TooManySteps => FlowStatus.TooManySteps,
        _ => FlowStatus.NotFinite,
    };

    // Near G = 0 the explicit pair is held back, at its limit of stability or by the rounding of G that s magnifies.
    private bool IsHeldBack()
    {
        double taken = T.ToDouble(_solver.Time - _solver.PreviousTime);
        bool slow = taken * SlowSteps < T.ToDouble(_problem.EndTime - _solver.Time) && taken < 0.9 * _solver.MaximumStep;
        _slowSteps = slow ? _slowSteps + 1 : 0;
        return _slowSteps >= SlowSteps;
    }

    private FlowResult<T> Hold(T time, T size)
    {
        _stiff = new StiffRun<T>(_problem, _field.First, _state, _events);
        FlowStatus status = _stiff.Run(time, size, _problem.MaximumSteps - _solver.Steps - _solver.Rejections);
        return Result(status, status is FlowStatus.Completed or FlowStatus.ReachedZeroGradient ? _problem.EndTime : _stiff.Time, _stiff.State);
    }

    // Absolute tolerance: a millionth of the relative one, of the largest weight of the coordinate.
    private void SetAbsoluteTolerance()
    {
        for (int i = 0; i < _field.Coordinates; i++)
        {
            double largest = 0;
            for (int j = _field.First[i]; j < _field.First[i + 1]; j++)
            {
                largest = Math.Max(largest, Math.Abs(T.ToDouble(_state[j])));
            }

            _solver.AbsoluteTolerance[_field.First[i].._field.First[i + 1]].Fill(1e-6 * _problem.StepTolerance * largest);
        }
    }

    // q = 1: steps are exact and would grow without bound; where coordinates are coupled a step may change no weight by
    // more than 1/8 of the largest of its coordinate, so that no gradient passes 0 and returns unseen.
    // 1 < q < 2: at the zero of a weight the field is singular, and error estimates of steps that reach far towards or
    // away from it are not to be trusted; a step goes half the way to it, or away from it as far as it is.
    private void LimitStep()
    {
        if (!_isRough || _problem.IsCoupled || (_isSignFlow && _field.Coordinates == 1))
        {
            return;
        }

        double limit = double.PositiveInfinity;
        for (int i = 0; i < _field.Coordinates; i++)
        {
            if (_problem.Weights[i].Length == 1)
            {
                continue;
            }

            double largest = _startSizes[i] / 100;
            for (int j = _field.First[i]; j < _field.First[i + 1]; j++)
            {
                largest = Math.Max(largest, Math.Abs(T.ToDouble(_solver.State[j])));
            }

            for (int j = _field.First[i]; j < _field.First[i + 1]; j++)
            {
                double w = T.ToDouble(_solver.State[j]);
                double velocity = T.ToDouble(_solver.Slope[j]);
                double way = _isSignFlow
                    ? largest / 8
                    : Math.Max(Math.Abs(w) * (w * velocity < 0 ? 0.5 : 1), RoughFloor * largest);
                limit = velocity != 0 ? Math.Min(limit, way / Math.Abs(velocity)) : limit;
            }
        }

        _solver.MaximumStep = limit;
    }

    private FlowResult<T> Result(FlowStatus status, T time, ReadOnlySpan<T> state)
    {
        var x = new T[_field.Coordinates];
        var gradient = new T[_field.Coordinates];
        _field.X(state, x);
        _problem.Loss.Gradient(x, gradient);
        var weights = new T[_field.Coordinates][];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = state[_field.First[i].._field.First[i + 1]].ToArray();
        }

        return new(
            status, time, weights, x, gradient, state[_field.WeightCount..].ToArray(), _events,
            _solver.Steps + (_stiff?.Steps ?? 0), _solver.Rejections + (_stiff?.Rejections ?? 0), _solver.Evaluations + (_stiff?.Evaluations ?? 0));
    }
}
