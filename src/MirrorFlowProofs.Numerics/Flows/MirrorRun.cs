namespace MirrorFlowProofs.Numerics;

/// <summary>One run of a mirror flow.</summary>
internal sealed class MirrorRun<T> : IVectorField<T>, IEventFunctions<T>
    where T : struct, IReal<T>
{
    private readonly MirrorFlow<T> _flow;
    private readonly RationalPower<T> _power;
    private readonly List<FlowEvent<T>> _events = [];
    private readonly T[] _x;
    private readonly T[] _gradient;
    private readonly T[] _gradientSign;
    private readonly T[] _sign;

    public MirrorRun(MirrorFlow<T> flow)
    {
        _flow = flow;
        _power = new RationalPower<T>(flow.Q - 1);
        (_x, _gradient, _gradientSign, _sign) = (new T[Dimension], new T[Dimension], new T[Dimension], new T[Dimension]);
    }

    public int Dimension => _flow.Loss.Dimension;

    public int Count => 2 * Dimension;

    private bool IsRough => _flow.Q < 2;

    public void Evaluate(T t, ReadOnlySpan<T> y, Span<T> dy)
    {
        Gradient(y);
        for (int i = 0; i < dy.Length; i++)
        {
            T size = IsRough ? _gradientSign[i] * _power.Evaluate(T.Abs(_gradient[i])) : _gradient[i];
            dy[i] = -size;
        }
    }

    void IEventFunctions<T>.Evaluate(T t, ReadOnlySpan<T> y, Span<T> values)
    {
        Gradient(y);
        for (int i = 0; i < Dimension; i++)
        {
            values[i] = _gradientSign[i] * _gradient[i];
            values[Dimension + i] = _sign[i] * _x[i];
        }
    }

    public MirrorFlowResult<T> Run()
    {
        var y = new T[Dimension];
        for (int i = 0; i < y.Length; i++)
        {
            y[i] = _flow.Maps[i].Dual(_flow.Start[i]);
        }

        FixSigns(y);
        int resting = Array.IndexOf(_gradientSign, T.Zero);
        if (IsRough && resting >= 0)
        {
            _events.Add(new(T.Zero, resting, -1, FlowEventKind.ZeroGradient));
            return Result(FlowStatus.ReachedZeroGradient, Dimension == 1 ? _flow.EndTime : T.Zero, y, 0);
        }

        double tolerance = Math.Max(_flow.Tolerance / 1000, 8 * T.ToDouble(T.Epsilon));
        var solver = new RungeKutta<T, MirrorRun<T>>(this)
        {
            RelativeTolerance = tolerance,
            MaximumSteps = _flow.MaximumSteps,
        };
        solver.Start(T.Zero, y);
        while (solver.Time < _flow.EndTime)
        {
            SetAbsoluteTolerance(solver, tolerance);
            IntegrationStatus status = solver.Advance(_flow.EndTime);
            if (status is not (IntegrationStatus.Advanced or IntegrationStatus.Finished))
            {
                FlowStatus failure = status switch
                {
                    IntegrationStatus.StepTooSmall => FlowStatus.StepTooSmall,
                    IntegrationStatus.TooManySteps => FlowStatus.TooManySteps,
                    _ => FlowStatus.NotFinite,
                };
                return Result(failure, solver.Time, solver.State, solver.Steps);
            }

            int k = IsRough ? solver.LocateEvent(this) : -1;
            if (k >= Dimension)
            {
                solver.State.CopyTo(y);
                FixSigns(y);
                _sign[k - Dimension] = -_sign[k - Dimension];
                solver.Start(solver.Time, y);
            }
            else if (k >= 0)
            {
                _events.Add(new(solver.Time, k, -1, FlowEventKind.ZeroGradient));
                T time = Dimension == 1 ? _flow.EndTime : solver.Time;
                return Result(FlowStatus.ReachedZeroGradient, time, solver.State, solver.Steps);
            }
            else if (IsRough && _flow.Q > 1 && Dimension == 1 && Arrive(solver, out T time, out T arrival))
            {
                if (time <= _flow.EndTime)
                {
                    _events.Add(new(time, 0, -1, FlowEventKind.ZeroGradient));
                    return Result(FlowStatus.ReachedZeroGradient, _flow.EndTime, [arrival], solver.Steps);
                }
            }
        }

        return Result(FlowStatus.Completed, _flow.EndTime, solver.State, solver.Steps);
    }

    // Near: |G| is a smooth function of the dual coordinate up to its zero. Either the rest of the way is short against
    // the distance to x = 0, where the map is not smooth, and against x; or it ends there and |G| is already linear.
    private bool Arrive(RungeKutta<T, MirrorRun<T>> solver, out T time, out T arrival)
    {
        (time, arrival) = (T.Zero, solver.State[0]);
        T y = solver.State[0];
        T gap = Gap(y);
        T before = Gap(solver.PreviousState[0]);
        T distance = gap * T.Abs(y - solver.PreviousState[0]) / (before - gap);
        if (!(before > gap) || !(IsShort(y, distance) || IsLinearToOrigin(y, distance, gap)))
        {
            return false;
        }

        T stretch = Zero(y, distance);
        arrival = y - (stretch * _gradientSign[0]);
        var product = new ArrivalTime<T>(_flow.Q);
        T end = arrival;
        T[] gaps = [.. product.Distances.Select(s => Gap(end + (s * stretch * _gradientSign[0])))];
        time = solver.Time + product.Of(stretch, gaps);
        return stretch > T.Zero && gaps.All(value => value > T.Zero);
    }

    private bool IsShort(T y, T distance)
    {
        ICoordinateMap<T> map = _flow.Maps[0];
        T origin = map.Dual(T.Zero);
        T x = map.Primal(y);
        double change = T.ToDouble(T.Abs(map.Primal(y - (distance * _gradientSign[0])) - x));
        return (!T.IsFinite(origin) || distance < T.ScaleB(T.Abs(y - origin), -4)) && change <= 0.1 * T.ToDouble(T.Abs(x));
    }

    private bool IsLinearToOrigin(T y, T distance, T gap)
    {
        T way = y - _flow.Maps[0].Dual(T.Zero);
        double ratio = T.ToDouble(distance / T.Abs(way));
        double bend = Math.Abs((2 * T.ToDouble(Gap(y - T.ScaleB(way, -1)) / gap)) - 1);
        return Math.Abs(ratio - 1) < 1e-3 && bend < 1e-12;
    }

    // Secant method for the dual distance at which the gradient vanishes.
    private T Zero(T y, T guess)
    {
        (T previous, T atPrevious) = (T.Zero, Gap(y));
        T current = guess;
        for (int i = 0; i < 60; i++)
        {
            T value = Gap(y - (current * _gradientSign[0]));
            T step = value == atPrevious ? T.Zero : value * (current - previous) / (value - atPrevious);
            (previous, atPrevious, current) = (current, value, current - step);
            if (T.Abs(step) <= T.ScaleB(T.Epsilon, 2) * T.Abs(current))
            {
                break;
            }
        }

        return current;
    }

    private T Gap(T y)
    {
        Gradient([y]);
        return _gradientSign[0] * _gradient[0];
    }

    private void Gradient(ReadOnlySpan<T> y)
    {
        for (int i = 0; i < _x.Length; i++)
        {
            _x[i] = _flow.Maps[i].Primal(y[i]);
        }

        _flow.Loss.Gradient(_x, _gradient);
    }

    private void FixSigns(ReadOnlySpan<T> y)
    {
        Gradient(y);
        for (int i = 0; i < _x.Length; i++)
        {
            _gradientSign[i] = SignOf(_gradient[i]);
            _sign[i] = _x[i] == T.Zero ? -_gradientSign[i] : SignOf(_x[i]);
        }
    }

    // y has an arbitrary constant: what counts is the change of y over which x doubles, also where y itself is near 0.
    private void SetAbsoluteTolerance(RungeKutta<T, MirrorRun<T>> solver, double tolerance)
    {
        for (int i = 0; i < solver.State.Length; i++)
        {
            T y = solver.State[i];
            T x = _flow.Maps[i].Primal(y);
            double octave = Math.Abs(T.ToDouble(_flow.Maps[i].Dual(x + x) - _flow.Maps[i].Dual(x)));
            double size = Math.Max(Math.Abs(T.ToDouble(y)), Math.Abs(T.ToDouble(solver.PreviousState[i])));
            double natural = double.IsFinite(octave) ? 0.1 * octave : 0;
            solver.AbsoluteTolerance[i] = tolerance * Math.Max(natural, 1e-6 * size);
        }
    }

    private static T SignOf(T value) => value > T.Zero ? T.One : value < T.Zero ? -T.One : T.Zero;

    private MirrorFlowResult<T> Result(FlowStatus status, T time, ReadOnlySpan<T> y, int steps)
    {
        Gradient(y);
        return new(status, time, (T[])_x.Clone(), y.ToArray(), _events, steps);
    }
}
