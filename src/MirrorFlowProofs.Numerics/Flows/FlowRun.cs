namespace MirrorFlowProofs.Numerics;

/// <summary>One run of a flow: the loop over steps, events and restarts.</summary>
internal sealed class FlowRun<T>
    where T : struct, IReal<T>
{
    private readonly FlowProblem<T> _problem;
    private readonly SteepestProductField<T> _field;
    private readonly RungeKutta<T, SteepestProductField<T>> _solver;
    private readonly List<FlowEvent<T>> _events = [];
    private readonly T[] _state;
    private bool _mayArrive;

    public FlowRun(FlowProblem<T> problem)
    {
        _problem = problem;
        _field = new SteepestProductField<T>(problem);
        _solver = new(_field) { RelativeTolerance = problem.StepTolerance, MaximumSteps = problem.MaximumSteps };
        _state = new T[_field.Dimension];
        problem.Weights.SelectMany(row => row).ToArray().CopyTo(_state, 0);
        SetAbsoluteTolerance();
        _mayArrive = problem.IsRough && problem.Q > 1 && Rests;
    }

    // Whether a coordinate stays where its gradient vanished.
    private bool Rests => _field.Coordinates == 1 && _problem.Alpha == T.Zero;

    public FlowResult<T> Run()
    {
        _field.FixSigns(_state);
        if (_problem.IsRough && StopAtStart() is FlowStatus stopped)
        {
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
                return Result(NearSaddle() ?? Failure(status), _solver.Time, _solver.State);
            }

            if (_problem.IsRough)
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

    private FlowStatus? StopAtStart()
    {
        bool moves = false;
        FlowStatus? stop = null;
        for (int i = 0; i < _field.Coordinates; i++)
        {
            int zeros = 0;
            for (int j = _field.First[i]; j < _field.First[i + 1]; j++)
            {
                zeros += _state[j] == T.Zero ? 1 : 0;
                bool still = _field.Sign(j) == T.Zero;
                moves |= !still;
                if (_problem.IsCoupled && still && stop is null)
                {
                    stop = Record(T.Zero, i, j - _field.First[i], FlowEventKind.ZeroComponent);
                }
            }

            if (!_problem.IsCoupled && _field.GradientSign(i) == T.Zero)
            {
                stop = Record(T.Zero, i, -1, FlowEventKind.ZeroGradient);
            }
            else if (!_problem.IsCoupled && zeros > 1)
            {
                return Record(T.Zero, i, -1, FlowEventKind.Saddle);
            }
        }

        if (_problem.IsCoupled && !moves)
        {
            _events.Clear();
            return FlowStatus.Completed;
        }

        return stop;
    }

    private FlowStatus Record(T time, int coordinate, int weight, FlowEventKind kind)
    {
        _events.Add(new(time, coordinate, weight, kind));
        return kind == FlowEventKind.Saddle ? FlowStatus.ReachedSaddle : FlowStatus.ReachedZeroGradient;
    }

    private FlowResult<T>? AtEvent(int k)
    {
        _solver.State.CopyTo(_state);
        T time = _solver.Time;
        if (k < _field.Coordinates)
        {
            Record(time, k, -1, FlowEventKind.ZeroGradient);
            return Result(FlowStatus.ReachedZeroGradient, Rests ? _problem.EndTime : time, _state);
        }

        int j = k - _field.Coordinates;
        int i = Array.FindLastIndex(_field.First, first => first <= j);
        if (_problem.IsCoupled)
        {
            Record(time, i, j - _field.First[i], FlowEventKind.ZeroComponent);
            return Result(FlowStatus.ReachedZeroGradient, time, _state);
        }

        _state[j] = T.Zero;
        if (OthersVanish(i, j))
        {
            Record(time, i, -1, FlowEventKind.Saddle);
            return Result(FlowStatus.ReachedSaddle, time, _state);
        }

        Record(time, i, j - _field.First[i], FlowEventKind.ZeroWeight);
        _field.FixSigns(_state);
        SetAbsoluteTolerance();
        _solver.Start(time, _state);
        return null;
    }

    private bool OthersVanish(int i, int j)
    {
        T largest = _problem.Weights[i].Select(T.Abs).Max();
        for (int l = _field.First[i]; l < _field.First[i + 1]; l++)
        {
            if (l != j && T.ToDouble(T.Abs(_state[l]) / largest) < 100 * _problem.Tolerance)
            {
                return true;
            }
        }

        return false;
    }

    // For 1 < q < 2 two equal weights reach 0 like a power of the remaining time: the event is never stepped over.
    private FlowStatus? NearSaddle()
    {
        if (!_problem.IsRough || _problem.IsCoupled)
        {
            return null;
        }

        for (int i = 0; i < _field.Coordinates; i++)
        {
            int small = 0;
            for (int l = _field.First[i]; l < _field.First[i + 1]; l++)
            {
                double start = T.ToDouble(T.Abs(_problem.Weights[i][l - _field.First[i]]));
                small += start > 0 && Math.Abs(T.ToDouble(_solver.State[l])) < 1e-12 * start ? 1 : 0;
            }

            if (small > 1)
            {
                return Record(_solver.Time, i, -1, FlowEventKind.Saddle);
            }
        }

        return null;
    }

    private FlowResult<T>? Arrive()
    {
        var arrival = new FlowArrival<T>(_problem, _field, _solver);
        if (!arrival.IsNear)
        {
            return null;
        }

        if (!arrival.TryFind(out T time, out T[] state))
        {
            return null;
        }

        _mayArrive = false;
        if (time > _problem.EndTime)
        {
            return null;
        }

        Record(time, 0, -1, FlowEventKind.ZeroGradient);
        return Result(FlowStatus.ReachedZeroGradient, _problem.EndTime, state);
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

    // With q = 1 steps are exact and would grow without bound; a step may change no coordinate's weights by more than 1/8
    // of the largest, so that gradients cannot pass 0 and return unseen.
    private void LimitStep()
    {
        if (!_problem.Q.IsOne)
        {
            return;
        }

        double limit = double.PositiveInfinity;
        for (int i = 0; i < _field.Coordinates; i++)
        {
            (double size, double speed) = (0, 0);
            for (int j = _field.First[i]; j < _field.First[i + 1]; j++)
            {
                size = Math.Max(size, Math.Abs(T.ToDouble(_solver.State[j])));
                speed = Math.Max(speed, Math.Abs(T.ToDouble(_solver.Slope[j])));
            }

            limit = Math.Min(limit, speed > 0 ? size / (8 * speed) : double.PositiveInfinity);
        }

        _solver.MaximumStep = limit > 0 ? limit : double.PositiveInfinity;
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
            _solver.Steps, _solver.Rejections, _solver.Evaluations);
    }
}
