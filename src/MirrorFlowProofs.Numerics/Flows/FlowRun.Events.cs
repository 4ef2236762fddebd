namespace MirrorFlowProofs.Numerics;

/// <content>What happens where the field is not smooth: at the start, at an event, at a saddle, at an arrival.</content>
internal sealed partial class FlowRun<T>
{
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
        if (MayHold && time < _problem.EndTime && (k < _field.Coordinates || _problem.IsCoupled))
        {
            return HoldFrom(k, time);
        }

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

    private FlowResult<T> HoldFrom(int k, T time)
    {
        int weight = k - _field.Coordinates;
        int i = weight < 0 ? k : Array.FindLastIndex(_field.First, first => first <= weight);
        Record(time, i, weight < 0 ? -1 : weight - _field.First[i], weight < 0 ? FlowEventKind.ZeroGradient : FlowEventKind.ZeroComponent);
        return Hold(time, _solver.Time - _solver.PreviousTime);
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

    // k equal weights w near 0 follow w' = -c w^e, e = (k-1)(q-1): for e < 1 they reach 0 like a power of the remaining
    // time w / ((1 - e) |w'|), which steps shrink towards but never cross.
    private FlowStatus? NearSaddle()
    {
        if (!_isRough || _problem.IsCoupled)
        {
            return null;
        }

        for (int i = 0; i < _field.Coordinates; i++)
        {
            int small = 0;
            T remaining = T.Zero;
            for (int l = _field.First[i]; l < _field.First[i + 1]; l++)
            {
                double start = T.ToDouble(T.Abs(_problem.Weights[i][l - _field.First[i]]));
                T size = _solver.State[l];
                if (start > 0 && Math.Abs(T.ToDouble(size)) < 1e-12 * start)
                {
                    small++;
                    remaining = -(size / _solver.Slope[l]);
                }
            }

            if (small > 1 && remaining > T.Zero && 1 - ((small - 1) * (_problem.Q - 1)) is { Sign: > 0 } factor)
            {
                T arrival = _solver.Time + (remaining / T.FromRational(factor.Numerator, factor.Denominator));
                return Record(arrival, i, -1, FlowEventKind.Saddle);
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

        for (int i = 0; i < _field.Coordinates; i++)
        {
            Record(time, i, -1, FlowEventKind.ZeroGradient);
        }

        return Result(FlowStatus.ReachedZeroGradient, _problem.EndTime, state);
    }
}
