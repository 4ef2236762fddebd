namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The part of a flow, 1 &lt; q &lt; 2, on which gradients reach 0 or are held near it: <see cref="FlowChannels{T}"/> integrated
/// by an L-stable collocation formula (<see cref="RadauTableau{T}"/>).
/// </summary>
/// <remarks>
/// What happens at G_i = 0 needs no decision: y_i = s(G_i) passes 0 where the others move G_i through it (transversally, like a
/// fractional power of the time, or along the slow manifold on which G_i' is about 0), and stays at 0 where they do not. Near
/// such points the solution is not smooth and the error estimate makes steps short, by a factor a step. Unknowns of a step are
/// the y of its stages, by Newton's method, the weights being iterated along; of the second kind (G_i = 0 held) the equations
/// are of index 2, on which the formula keeps its order in the weights (Hairer, Wanner, II, VII.4).
/// </remarks>
internal sealed partial class StiffRun<T>
    where T : struct, IReal<T>
{
    private const int MostIterations = 24;
    private readonly FlowProblem<T> _problem;
    private readonly int[] _first;
    private readonly List<FlowEvent<T>> _events;
    private readonly FlowChannels<T> _channels;
    private readonly RadauTableau<T> _radau;
    private readonly double _tolerance;
    private readonly int _size;
    private readonly int _weights;
    private readonly T[] _state;
    private readonly T[] _slope;
    private readonly T[] _signed;
    private readonly T[][] _stateStages;
    private readonly T[][] _slopeStages;
    private readonly T[][] _signedStages;
    private readonly T[] _values;
    private readonly T[,] _response;
    private readonly LinearSystem<T> _system;
    private readonly T[] _right;
    private readonly T[] _coupling;
    private readonly double[] _absolute;
    private double _change;
    private double _largest;

    public StiffRun(FlowProblem<T> problem, int[] first, ReadOnlySpan<T> state, List<FlowEvent<T>> events)
    {
        (_problem, _first, _events) = (problem, first, events);
        _channels = new FlowChannels<T>(problem, first);
        bool isDouble = T.ToDouble(T.Epsilon) > 1e-20;
        _radau = new RadauTableau<T>(isDouble ? 5 : 8);
        _tolerance = Math.Max(problem.Tolerance, 64 * T.ToDouble(T.Epsilon));
        (_size, _weights) = (state.Length, first[^1]);
        int stages = _radau.Stages;
        (_state, _slope, _signed) = (state.ToArray(), new T[_size], new T[_channels.Count]);
        _stateStages = [.. Enumerable.Range(0, stages).Select(_ => new T[_size])];
        _slopeStages = [.. Enumerable.Range(0, stages).Select(_ => new T[_size])];
        _signedStages = [.. Enumerable.Range(0, stages).Select(_ => new T[_channels.Count])];
        (_values, _response) = (new T[_channels.Count], new T[_channels.Count, _channels.Count]);
        _system = new LinearSystem<T>(stages * _channels.Count);
        (_right, _coupling) = (new T[stages * _channels.Count], new T[stages * _channels.Count]);
        _absolute = new double[_weights];
        for (int i = 0; i < problem.Weights.Count; i++)
        {
            double largest = problem.Weights[i].Max(w => Math.Abs(T.ToDouble(w)));
            for (int j = first[i]; j < first[i + 1]; j++)
            {
                _absolute[j] = Math.Max(largest, Math.Abs(T.ToDouble(state[j])));
            }
        }
    }

    public T Time { get; private set; }

    public ReadOnlySpan<T> State => _state;

    public int Steps { get; private set; }

    public int Rejections { get; private set; }

    public long Evaluations { get; private set; }

    /// <summary>Runs from a time on, with steps as long as <paramref name="size"/> at first.</summary>
    public FlowStatus Run(T time, T size, int mostSteps)
    {
        Time = time;
        ReadSigned();
        bool extrapolate = false;
        T before = T.Zero;
        while (Time < _problem.EndTime)
        {
            T left = _problem.EndTime - Time;
            bool last = !(size * T.FromDouble(1.0000001) < left);
            T step = last ? left : size;
            if (!(Time + step > Time) || T.ToDouble(step) < 2 * T.ToDouble(T.Epsilon) * Math.Abs(T.ToDouble(Time)))
            {
                return FlowStatus.StepTooSmall;
            }

            if (Steps + Rejections >= mostSteps)
            {
                return FlowStatus.TooManySteps;
            }

            bool solved = extrapolate && Guess(step / before) && Solve(step);
            if (!solved)
            {
                Guess(null);
                solved = Solve(step);
            }

            double error = solved ? Error(step) : double.PositiveInfinity;
            if (error > 1)
            {
                Rejections++;
                size = step * T.FromDouble(double.IsFinite(error) ? Math.Clamp(0.9 * Math.Pow(error, -1.0 / (_radau.Stages + 1)), 0.1, 0.7) : 0.25);
                extrapolate &= solved;
                continue;
            }

            FlowStatus? ended = Accept(step, last);
            size = step * T.FromDouble(error == 0 ? 6 : Math.Clamp(0.9 * Math.Pow(error, -1.0 / (_radau.Stages + 1)), 0.3, 6));
            (before, extrapolate) = (step, true);
            if (ended is { } status)
            {
                return status;
            }
        }

        return FlowStatus.Completed;
    }

    // A value that is 0 but for rounding is 0: its signed power would not be small.
    private void ReadSigned()
    {
        _channels.Values(_state, _values);
        _largest = _values.Max(g => Math.Abs(T.ToDouble(g)));
        for (int k = 0; k < _signed.Length; k++)
        {
            bool vanishes = Math.Abs(T.ToDouble(_values[k])) <= 8 * T.ToDouble(T.Epsilon) * _largest;
            _signed[k] = vanishes ? T.Zero : _channels.Signed(_values[k]);
        }

        _channels.Velocity(_state, _signed, _slope);
    }

    private double Error(T step)
    {
        double largest = 0;
        for (int i = 0; i < _weights; i++)
        {
            T sum = _radau.Difference[0] * _slope[i];
            for (int m = 0; m < _radau.Stages; m++)
            {
                sum += _radau.Difference[m + 1] * _slopeStages[m][i];
            }

            double error = Math.Abs(T.ToDouble(step * sum)) / Scale(i);
            largest = double.IsNaN(error) ? double.PositiveInfinity : Math.Max(largest, error);
        }

        return largest;
    }

    private double Scale(int i) => _tolerance * Math.Max(Math.Abs(T.ToDouble(_state[i])), 1e-2 * _absolute[i]);
}
