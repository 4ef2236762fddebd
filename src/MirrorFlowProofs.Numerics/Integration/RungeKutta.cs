namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Adaptive integration of y' = f(t, y) by an explicit embedded pair, one accepted step at a time, forward in time.
/// </summary>
/// <remarks>
/// The higher-order formula is propagated. Step sizes: PI controller, exponents 0.7/k and 0.4/k with k the order of the
/// estimate (K. Gustafsson, ACM Trans. Math. Software 17 (1991) 533-554; Hairer, Norsett, Wanner, Solving ODEs I, II.4),
/// factor between 1/5 and 5, none above 1 after a rejection. The error of a step is the largest of
/// |e_i| / (absolute_i + relative max(|y_i|, |y_i new|)), less the rounding error of e_i, and must not exceed 1. All storage is allocated by the
/// constructor; a step allocates nothing. Not thread safe.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
/// <typeparam name="TField">The vector field; a struct is called without indirection.</typeparam>
public sealed partial class RungeKutta<T, TField>
    where T : struct, IReal<T>
    where TField : IVectorField<T>
{
    private readonly RungeKuttaStep<T> _step;
    private readonly T[] _start;
    private readonly T[] _state;
    private readonly T[] _trial;
    private readonly T[] _error;
    private readonly T[] _startSlope;
    private readonly T[] _slope;
    private readonly double[] _absolute;
    private readonly double _exponent;
    private TField _field;
    private double _previousError;
    private T _startTime;
    private T _taken;
    private T _next;

    /// <summary>Prepares for a field.</summary>
    public RungeKutta(TField field, ButcherTableau? tableau = null)
    {
        _field = field;
        int n = field.Dimension;
        Tableau = tableau ?? ButcherTableau.Verner87;
        _step = new RungeKuttaStep<T>(Tableau, n);
        (_start, _state, _trial, _error, _startSlope, _slope) = (new T[n], new T[n], new T[n], new T[n], new T[n], new T[n]);
        _absolute = new double[n];
        _exponent = 1.0 / (Tableau.EmbeddedOrder + 1);
        RelativeTolerance = 1e-12;
        MaximumSteps = 100_000;
    }

    /// <summary>The pair.</summary>
    public ButcherTableau Tableau { get; }

    /// <summary>Relative tolerance of a step; 1e-12 unless set.</summary>
    public double RelativeTolerance { get; set; }

    /// <summary>Absolute tolerance of each component; 0 unless set.</summary>
    public Span<double> AbsoluteTolerance => _absolute;

    /// <summary>The largest number of accepted and rejected steps since the start; 100000 unless set.</summary>
    public int MaximumSteps { get; set; }

    /// <summary>The largest step size; unlimited unless set.</summary>
    public double MaximumStep { get; set; } = double.PositiveInfinity;

    /// <summary>The current time.</summary>
    public T Time { get; private set; }

    /// <summary>The current state.</summary>
    public ReadOnlySpan<T> State => _state;

    /// <summary>f at the current time and state.</summary>
    public ReadOnlySpan<T> Slope => _slope;

    /// <summary>The state before the last step.</summary>
    public ReadOnlySpan<T> PreviousState => _start;

    /// <summary>The time before the last step.</summary>
    public T PreviousTime => _startTime;

    /// <summary>Accepted steps.</summary>
    public int Steps { get; private set; }

    /// <summary>Rejected steps.</summary>
    public int Rejections { get; private set; }

    /// <summary>Evaluations of the field.</summary>
    public long Evaluations { get; private set; }

    /// <summary>Sets time and state and chooses a first step size; counters go on.</summary>
    public void Start(T time, ReadOnlySpan<T> state)
    {
        Time = time;
        state.CopyTo(_state);
        Refresh();
        _next = InitialStep();
        _previousError = 1;
    }

    /// <summary>Takes steps until the end.</summary>
    /// <returns>Finished or a failure.</returns>
    public IntegrationStatus Integrate(T end)
    {
        IntegrationStatus status;
        do
        {
            status = Advance(end);
        }
        while (status == IntegrationStatus.Advanced);

        return status;
    }

    /// <summary>Takes one accepted step, not beyond the end. A failure leaves the state where it was.</summary>
    public IntegrationStatus Advance(T end)
    {
        bool rejected = false;
        while (Time < end)
        {
            T left = end - Time;
            T limit = T.FromDouble(MaximumStep);
            T size = _next < limit ? _next : limit;
            bool last = !(size * T.FromDouble(1.0000001) < left);
            size = last ? left : left < size + size ? T.ScaleB(left, -1) : size;
            if (!AllFinite(_slope))
            {
                return IntegrationStatus.NotFinite;
            }

            if (!(Time + size > Time) || T.ToDouble(size) < 2 * T.ToDouble(T.Epsilon) * Math.Abs(T.ToDouble(Time)))
            {
                return IntegrationStatus.StepTooSmall;
            }

            if (Steps + Rejections >= MaximumSteps)
            {
                return IntegrationStatus.TooManySteps;
            }

            double error = Try(size);
            double factor = error == 0
                ? 5
                : 0.9 * Math.Pow(error, -0.7 * _exponent) * Math.Pow(Math.Max(_previousError, 1e-4), 0.4 * _exponent);
            if (error <= 1)
            {
                Accept(last ? end : Time + size, size);
                _previousError = error;
                _next = size * T.FromDouble(Math.Clamp(factor, 0.2, rejected ? 1 : 5));
                return last ? IntegrationStatus.Finished : IntegrationStatus.Advanced;
            }

            Rejections++;
            rejected = true;
            _next = size * T.FromDouble(double.IsFinite(error) ? Math.Clamp(0.9 * Math.Pow(error, -_exponent), 0.1, 0.9) : 0.1);
        }

        return IntegrationStatus.Finished;
    }

    /// <summary>Takes one step of exactly this size, whatever its error, and returns the error in units of the tolerance.</summary>
    public double Step(T size)
    {
        double error = Try(size);
        Accept(Time + size, size);
        return error;
    }

    /// <summary>Replaces the last step by one of the given size from the same start, for 0 &lt; size &lt;= the last.</summary>
    public void Redo(T size)
    {
        _step.Take(ref _field, _startTime, _start, _startSlope, size, _state, _error);
        Evaluations += _step.Stages - 1;
        Time = _startTime + size;
        _taken = size;
        Refresh();
    }

    private void Accept(T time, T size)
    {
        (_startTime, _taken) = (Time, size);
        _state.CopyTo(_start, 0);
        _slope.CopyTo(_startSlope, 0);
        _trial.CopyTo(_state, 0);
        Time = time;
        Steps++;
        Refresh();
    }

    private void Refresh()
    {
        _field.Evaluate(Time, _state, _slope);
        Evaluations++;
    }

    private double Try(T size)
    {
        _step.Take(ref _field, Time, _state, _slope, size, _trial, _error);
        Evaluations += _step.Stages - 1;
        double largest = 0;
        double roundoff = T.ToDouble(T.Epsilon) * _step.Noise * T.ToDouble(size);
        for (int i = 0; i < _error.Length; i++)
        {
            double noise = roundoff * Math.Abs(T.ToDouble(_slope[i]));
            double error = Math.Max(0, Math.Abs(T.ToDouble(_error[i])) - noise);
            double scale = Scale(i, Math.Max(Math.Abs(T.ToDouble(_state[i])), Math.Abs(T.ToDouble(_trial[i]))));
            if (double.IsNaN(error) || double.IsNaN(scale))
            {
                return double.PositiveInfinity;
            }

            largest = Math.Max(largest, error == 0 ? 0 : error / scale);
        }

        return largest;
    }

    private double Scale(int i, double size) => _absolute[i] + (RelativeTolerance * size);

    // Hairer, Norsett, Wanner, Solving ODEs I, II.4, "Starting step size".
    private T InitialStep()
    {
        (double d0, double d1) = (0, 0);
        for (int i = 0; i < _state.Length; i++)
        {
            double scale = Scale(i, Math.Abs(T.ToDouble(_state[i])));
            if (scale > 0)
            {
                d0 = Math.Max(d0, Math.Abs(T.ToDouble(_state[i])) / scale);
                d1 = Math.Max(d1, Math.Abs(T.ToDouble(_slope[i])) / scale);
            }
        }

        double first = d0 > 0 && d1 > 0 ? 0.01 * d0 / d1 : 1e-6;
        double slow = d1 > 0 ? Math.Pow(0.01 / d1, _exponent) : first;
        double least = 1e-10 * Math.Abs(T.ToDouble(Time));
        return T.FromDouble(Math.Max(least, Math.Min(first, Math.Max(slow, 1e-3 * first))));
    }

    private static bool AllFinite(T[] values)
    {
        foreach (T value in values)
        {
            if (!T.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
