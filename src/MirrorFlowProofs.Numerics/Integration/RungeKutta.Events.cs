namespace MirrorFlowProofs.Numerics;

/// <content>
/// Event location: bracketed on the dense output, then ended on steps of the pair from the start of the step, so that the
/// state at the event has the accuracy of a step.
/// </content>
public sealed partial class RungeKutta<T, TField>
{
    private T[]? _probe;

    /// <summary>
    /// Looks for the first event function that passed from positive to zero or below during the last step, and if there
    /// is one shortens the step to end there. Passages and returns inside one step are looked for at its quarters.
    /// </summary>
    /// <returns>The index of the function, or -1 where none passed.</returns>
    public int LocateEvent(IEventFunctions<T> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var before = new T[events.Count];
        var after = new T[events.Count];
        events.Evaluate(_startTime, _start, before);
        events.Evaluate(Time, _state, after);
        if (Passed(before, after) < 0)
        {
            T quarter = PassedInside(events, before, after);
            if (quarter == T.Zero)
            {
                return -1;
            }

            Redo(quarter * _taken);
            events.Evaluate(Time, _state, after);
            if (Passed(before, after) < 0)
            {
                return -1;
            }
        }

        PrepareDense();
        int first = -1;
        T earliest = T.One;
        for (int k = 0; k < before.Length; k++)
        {
            if (before[k] > T.Zero && !(after[k] > T.Zero))
            {
                T theta = DenseRoot(events, k, before[k], after[k]);
                if (first < 0 || theta < earliest)
                {
                    (first, earliest) = (k, theta);
                }
            }
        }

        Polish(events, first, earliest, before[first], after[first]);
        return first;
    }

    private static int Passed(T[] before, T[] after)
    {
        for (int k = 0; k < before.Length; k++)
        {
            if (before[k] > T.Zero && !(after[k] > T.Zero))
            {
                return k;
            }
        }

        return -1;
    }

    // Cubic Hermite interpolation, which costs nothing, at the quarters of the step.
    private T PassedInside(IEventFunctions<T> events, T[] before, T[] scratch)
    {
        _probe ??= new T[_state.Length];
        for (int k = 1; k <= 3; k++)
        {
            T s = T.FromDouble(k / 4.0);
            T r = T.One - s;
            for (int i = 0; i < _probe.Length; i++)
            {
                T rise = _state[i] - _start[i];
                T bend = (r * ((_taken * _startSlope[i]) - rise)) - (s * ((_taken * _slope[i]) - rise));
                _probe[i] = _start[i] + (s * (rise + (r * bend)));
            }

            events.Evaluate(_startTime + (s * _taken), _probe, scratch);
            if (Passed(before, scratch) >= 0)
            {
                return s;
            }
        }

        return T.Zero;
    }

    private T DenseRoot(IEventFunctions<T> events, int k, T before, T after)
    {
        _probe ??= new T[_state.Length];
        var values = new T[events.Count];
        return Bracket(T.Zero, before, T.One, after, T.ScaleB(T.One, -1), theta =>
        {
            Interpolate(theta, _probe);
            events.Evaluate(_startTime + (theta * _taken), _probe, values);
            return values[k];
        });
    }

    private void Polish(IEventFunctions<T> events, int k, T guess, T before, T after)
    {
        T whole = _taken;
        var values = new T[events.Count];
        T root = Bracket(T.Zero, before, T.One, after, guess, theta =>
        {
            Redo(theta * whole);
            events.Evaluate(Time, _state, values);
            return values[k];
        });
        Redo(root * whole);
    }

    // A root of a function positive at low and not positive at high: secants kept inside the bracket, bisection where the
    // bracket does not halve in three evaluations (the safeguard of Brent, Algorithms for Minimization, ch. 4).
    private static T Bracket(T low, T atLow, T high, T atHigh, T guess, Func<T, T> function)
    {
        if (atHigh == T.Zero)
        {
            return high;
        }

        T resolution = T.ScaleB(T.Epsilon, 1);
        T at = guess;
        T previous = atHigh;
        T previousAt = high;
        T width = high - low;
        for (int i = 1; i <= 200 && high - low > resolution * high; i++)
        {
            T value = function(at);
            if (value == T.Zero)
            {
                return at;
            }

            (low, atLow, high, atHigh) = value > T.Zero ? (at, value, high, atHigh) : (low, atLow, at, value);
            T next = value == previous ? at : at - (value * (at - previousAt) / (value - previous));
            (previousAt, previous) = (at, value);
            if (i % 3 == 0)
            {
                bool slow = high - low > T.ScaleB(width, -1);
                width = high - low;
                next = slow ? T.ScaleB(low + high, -1) : next;
            }

            if (T.Abs(next - at) <= resolution * at)
            {
                // The secant has converged: look just across the root to close the bracket.
                next = value > T.Zero ? at + (resolution * at) : at - (resolution * at);
            }

            at = next > low && next < high ? next : T.ScaleB(low + high, -1);
        }

        return high;
    }
}
