namespace MirrorFlowProofs.Numerics;

/// <content>What is said of an accepted step: zeros passed, rest, saddles.</content>
internal sealed partial class StiffRun<T>
{
    // The last step before rest: its start and the size of the largest channel there.
    private double _lastSize;
    private T _lastTime;

    private FlowStatus? Accept(T step, bool last)
    {
        T start = Time;
        T[] end = _stateStages[^1];
        _channels.Values(_state, _values);
        (_lastSize, _lastTime) = (_values.Max(g => Math.Abs(T.ToDouble(g))), start);
        RecordZeros(start, step);
        bool saddle = PassedSaddle(end, out int coordinate);
        end.CopyTo(_state, 0);
        _signedStages[^1].CopyTo(_signed, 0);
        Time = last ? _problem.EndTime : Time + step;
        Steps++;
        _channels.Velocity(_state, _signed, _slope);
        if (saddle)
        {
            _events.Add(new(Time, coordinate, -1, FlowEventKind.Saddle));
            return FlowStatus.ReachedSaddle;
        }

        return AtRest() ? FlowStatus.ReachedZeroGradient : null;
    }

    // Zeros of signed powers and of weights, on the polynomial through the stages.
    private void RecordZeros(T start, T step)
    {
        int found = _events.Count;
        for (int k = 0; k < _signed.Length; k++)
        {
            int channel = k;
            if (Crosses(_signed[k], _signedStages[^1][k]))
            {
                int coordinate = _problem.IsCoupled ? Owner(k) : k;
                _events.Add(new(
                    start + (step * Root(_signed[k], l => _signedStages[l][channel])),
                    coordinate,
                    _problem.IsCoupled ? k - _first[coordinate] : -1,
                    _problem.IsCoupled ? FlowEventKind.ZeroComponent : FlowEventKind.ZeroGradient));
            }
        }

        for (int j = 0; j < _weights; j++)
        {
            int weight = j;
            if (Crosses(_state[j], _stateStages[^1][j]))
            {
                int coordinate = Owner(j);
                T time = start + (step * Root(_state[j], l => _stateStages[l][weight]));
                _events.Add(new(time, coordinate, j - _first[coordinate], FlowEventKind.ZeroWeight));
            }
        }

        _events.Sort(found, _events.Count - found, Comparer<FlowEvent<T>>.Create((a, b) => a.Time.CompareTo(b.Time)));
    }

    private static bool Crosses(T from, T to) => (from > T.Zero && to < T.Zero) || (from < T.Zero && to > T.Zero);

    private int Owner(int weight) => Array.FindLastIndex(_first, first => first <= weight);

    // By bisection, in units of the step.
    private T Root(T from, Func<int, T> stage)
    {
        T low = T.Zero;
        T high = T.One;
        for (int i = 0; i < 60; i++)
        {
            T middle = T.ScaleB(low + high, -1);
            T value = from;
            for (int l = 0; l < _radau.Stages; l++)
            {
                value *= (_radau.Nodes[l] - middle) / _radau.Nodes[l];
            }

            for (int l = 0; l < _radau.Stages; l++)
            {
                value += stage(l) * Lagrange(l, middle) * middle / _radau.Nodes[l];
            }

            (low, high) = value > T.Zero == from > T.Zero ? (middle, high) : (low, middle);
        }

        return high;
    }

    // Several smallest weights of a coordinate that change their signs together.
    private bool PassedSaddle(T[] end, out int coordinate)
    {
        for (coordinate = 0; coordinate < _problem.Weights.Count; coordinate++)
        {
            T[] row = _problem.Weights[coordinate];
            T least = row.Select(T.Abs).Min();
            int together = 0;
            for (int j = 0; j < row.Length; j++)
            {
                int at = _first[coordinate] + j;
                double limit = 1e-9 * _absolute[at];
                together += T.Abs(row[j]) == least && (Crosses(_state[at], end[at]) || Math.Abs(T.ToDouble(end[at])) < limit) ? 1 : 0;
            }

            if (together > 1 && !_problem.IsCoupled)
            {
                return true;
            }
        }

        return false;
    }

    // Without decay all channels at 0 is rest. The size g of the largest one falls to 0 like g^(2-q) = const (T - t).
    private bool AtRest()
    {
        if (_problem.Alpha > T.Zero)
        {
            return false;
        }

        _channels.Values(_state, _values);
        double size = _values.Max(g => Math.Abs(T.ToDouble(g)));
        if (size > Math.Max(_tolerance / 100, 16 * T.ToDouble(T.Epsilon)) * _largest)
        {
            return false;
        }

        T power = T.FromRational((2 - _problem.Q).Numerator, (2 - _problem.Q).Denominator);
        T now = size > 0 ? T.Pow(T.FromDouble(size), power) : T.Zero;
        T then = T.Pow(T.FromDouble(_lastSize), power);
        T rest = then > now ? now * (Time - _lastTime) / (then - now) : T.Zero;
        for (int i = 0; i < _problem.Weights.Count; i++)
        {
            _events.Add(new(Time + rest, i, -1, FlowEventKind.ZeroGradient));
        }

        Time = _problem.EndTime;
        return true;
    }
}
