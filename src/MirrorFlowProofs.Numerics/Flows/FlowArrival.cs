namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The last stretch before the gradient vanishes, 1 &lt; q &lt; 2, without decay, run in the clock of one coordinate: for a
/// single coordinate, or several whose gradients keep their ratios (one residual drives them) and so vanish together.
/// </summary>
internal sealed class FlowArrival<T>
    where T : struct, IReal<T>
{
    private readonly FlowProblem<T> _problem;
    private readonly SteepestProductField<T> _field;
    private readonly RungeKutta<T, SteepestProductField<T>> _solver;
    private readonly T _stretch;
    private readonly int _clock;
    private readonly bool _proportional;

    public FlowArrival(
        FlowProblem<T> problem, SteepestProductField<T> field, RungeKutta<T, SteepestProductField<T>> solver)
    {
        (_problem, _field, _solver) = (problem, field, solver);
        var now = new T[field.Coordinates];
        var earlier = new T[field.Coordinates];
        field.Gradient(solver.State, now);
        field.Gradient(solver.PreviousState, earlier);
        for (int i = 1; i < now.Length; i++)
        {
            _clock = T.Abs(now[i]) > T.Abs(now[_clock]) ? i : _clock;
        }

        int clock = field.WeightCount + _clock;
        T gradient = T.Abs(now[_clock]);
        T before = T.Abs(earlier[_clock]);
        _proportional = true;
        for (int i = 0; i < now.Length; i++)
        {
            _proportional &= earlier[i] != T.Zero && Math.Abs(T.ToDouble((now[i] * before / (earlier[i] * gradient)) - T.One)) < 1e-12;
        }

        T run = T.Abs(solver.State[clock] - solver.PreviousState[clock]);
        _stretch = before > gradient ? gradient * run / (before - gradient) : T.Zero;
    }

    /// <summary>
    /// Whether the weights change little on the way, each by less than a tenth. Where the arrival is at x = 0 the
    /// smallest one vanishes with the gradient instead; it then must be below a millionth of the next.
    /// </summary>
    public bool IsNear
    {
        get
        {
            if (!(_stretch > T.Zero) || !_proportional)
            {
                return false;
            }

            T speed = T.Abs(_solver.Slope[_field.WeightCount + _clock]);
            int changing = 0;
            bool vanishing = false;
            double smallest = double.PositiveInfinity;
            double next = double.PositiveInfinity;
            for (int j = 0; j < _field.WeightCount; j++)
            {
                double size = Math.Abs(T.ToDouble(_solver.State[j]));
                double change = T.ToDouble(_stretch * T.Abs(_solver.Slope[j]) / speed);
                changing += change > 0.1 * size ? 1 : 0;
                vanishing |= Math.Abs(change - size) < 1e-3 * size;
                (smallest, next) = size < smallest ? (size, smallest) : (smallest, Math.Min(next, size));
            }

            return changing == 0 || (changing == 1 && vanishing && smallest < 1e-6 * next);
        }
    }

    /// <summary>Finds the time of arrival and the state there.</summary>
    public bool TryFind(out T time, out T[] state)
    {
        time = T.Zero;
        state = new T[_field.Dimension];
        _field.Clock = _clock;
        try
        {
            RungeKutta<T, SteepestProductField<T>> run = Restarted();
            T far = _stretch * T.FromDouble(4);
            var gap = new GapEvent(this);
            while (run.Advance(far) == IntegrationStatus.Advanced)
            {
                if (run.LocateEvent(gap) < 0)
                {
                    continue;
                }

                run.State.CopyTo(state);
                T? rest = TimeOver(run.Time);
                time = _solver.Time + (rest ?? T.Zero);
                return rest is not null;
            }

            return false;
        }
        finally
        {
            _field.Clock = -1;
        }
    }

    private T Gap(ReadOnlySpan<T> state)
    {
        Span<T> gradient = new T[_field.Coordinates];
        _field.Gradient(state, gradient);
        return _field.GradientSign(_clock) * gradient[_clock];
    }

    private T? TimeOver(T stretch)
    {
        var arrival = new ArrivalTime<T>(_problem.Q);
        RungeKutta<T, SteepestProductField<T>> run = Restarted();
        var gaps = new T[arrival.Distances.Count];
        for (int m = 0; m < gaps.Length; m++)
        {
            if (run.Integrate(stretch * (T.One - arrival.Distances[m])) != IntegrationStatus.Finished)
            {
                return null;
            }

            gaps[m] = Gap(run.State);
            if (!(gaps[m] > T.Zero))
            {
                return null;
            }
        }

        return arrival.Of(stretch, gaps);
    }

    private RungeKutta<T, SteepestProductField<T>> Restarted()
    {
        RungeKutta<T, SteepestProductField<T>> run = new(_field) { RelativeTolerance = _problem.StepTolerance };
        _solver.AbsoluteTolerance.CopyTo(run.AbsoluteTolerance);
        run.Start(T.Zero, _solver.State);
        return run;
    }

    private sealed class GapEvent(FlowArrival<T> owner) : IEventFunctions<T>
    {
        public int Count => 1;

        public void Evaluate(T t, ReadOnlySpan<T> y, Span<T> values) => values[0] = owner.Gap(y);
    }
}
