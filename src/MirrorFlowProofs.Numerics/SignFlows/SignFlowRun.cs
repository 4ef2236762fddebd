namespace MirrorFlowProofs.Numerics;

/// <summary>A run of <see cref="SignFlow"/> leg by leg, which can be kept and gone on with. Not for use by two threads at once.</summary>
public sealed class SignFlowRun
{
    private readonly FlowProblem<DoubleDouble> _problem;
    private readonly bool _toRest;
    private readonly SaddleRule _saddles;
    private readonly Action<SignFlowLeg>? _follow;
    private readonly List<SignRun> _runs = [];

    /// <summary>Prepares it; the parameters are those of <see cref="SignFlow.Run"/>.</summary>
    /// <exception cref="ArgumentException">The problem is out of its domain; the message says what.</exception>
    public SignFlowRun(FlowProblem<DoubleDouble> problem, bool toRest = false, SaddleRule saddles = SaddleRule.Pass, Action<SignFlowLeg>? follow = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Check();
        if (!SignFlow.Handles(problem))
        {
            throw new ArgumentException("A sign flow needs q = 1, a quadratic or linear loss, and no coupled decay.");
        }

        (_problem, _toRest, _saddles) = (problem, toRest, saddles);
        RunsApart = problem.Weights.Count > 1 && problem.Loss.IsSeparable;
        _follow = RunsApart ? null : follow;
        if (!RunsApart && problem.Weights.Count > SignFlow.MostCoupled)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"expected at most {SignFlow.MostCoupled} coordinates that a loss couples, found {problem.Weights.Count}"));
        }

        _runs.Add(Start(0));
    }

    /// <summary>Whether coordinates do not know of each other and are followed one after the other, each to the end.</summary>
    public bool RunsApart { get; }

    /// <summary>The time reached, by the last coordinate that was begun where they run apart.</summary>
    public double Time => _runs[^1].Time.High;

    /// <summary>Legs so far.</summary>
    public int Legs => _runs.Sum(run => run.Legs);

    /// <summary>How many runs there are: one, or one a coordinate.</summary>
    private int Count => RunsApart ? _problem.Weights.Count : 1;

    /// <summary>Follows one leg; whether the run goes on.</summary>
    public bool Step()
    {
        if (_runs[^1].Status is null)
        {
            _runs[^1].Step();
        }
        else if (_runs.Count < Count)
        {
            _runs.Add(Start(_runs.Count));
        }

        return _runs.Count < Count || _runs[^1].Status is null;
    }

    /// <summary>The end of the run.</summary>
    /// <exception cref="InvalidOperationException">It goes on.</exception>
    public SignFlowResult Result() => _runs.Count < Count
        ? throw new InvalidOperationException("The run has not ended.")
        : RunsApart ? Join([.. _runs.Select(run => run.Result())]) : _runs[0].Result();

    /// <summary>The state reached; of coordinates that run apart each at its own time, those that were not begun at 0, and the time the least.</summary>
    public SignFlowState State()
    {
        SignFlowState[] states = [.. Enumerable.Range(0, Count).Select(i => (i < _runs.Count ? _runs[i] : Start(i)).State())];
        return RunsApart ? Join(states, states.Min(state => state.Time)) : states[0];
    }

    /// <summary>Everything the rest of the run depends on: a run that takes it over goes on bit for bit as this one.</summary>
    public double[] Save()
    {
        var tape = new StateTape();
        int count = _runs.Count;
        tape.Pass(ref count);
        _runs.ForEach(run => run.Pass(tape));
        return tape.Numbers;
    }

    /// <summary>Takes over what <see cref="Save"/> of a run of the same problem gave.</summary>
    /// <exception cref="ArgumentException">It is of another problem.</exception>
    public void Restore(double[] numbers)
    {
        var tape = new StateTape(numbers);
        int count = 0;
        tape.Pass(ref count);
        if (count < 1 || count > Count)
        {
            throw new ArgumentException("A state is of another problem.", nameof(numbers));
        }

        _runs.Clear();
        for (int i = 0; i < count; i++)
        {
            _runs.Add(Start(i));
            _runs[i].Pass(tape);
        }

        if (!tape.IsAtEnd)
        {
            throw new ArgumentException("A state is too long: expected one of the same problem.", nameof(numbers));
        }
    }

    private SignRun Start(int i) => RunsApart
        ? new(_problem with { Loss = _problem.Loss.Restrict(i), Weights = [_problem.Weights[i]] }, _toRest, _saddles, null)
        : new(_problem, _toRest, _saddles, _follow);

    private static SignFlowResult Join(SignFlowResult[] parts)
    {
        bool rests = parts.All(part => part.RestTime is not null);
        return new(
            parts.Max(part => part.Status),
            Join([.. parts.Select(part => part.State)], parts.Max(part => part.State.Time)),
            parts[0].Clock is null ? null : [.. parts.Select(part => part.Clock![0])],
            rests ? parts.Max(part => part.RestTime) : null,
            [.. parts.SelectMany((part, i) => part.Events.Select(e => e with { Coordinate = e.Coordinate < 0 ? -1 : i })).OrderBy(e => e.Time)],
            [.. parts.SelectMany((part, i) => part.Branchings.Select(b => b with { Coordinates = [i] })).OrderBy(b => b.Time)],
            parts.Sum(part => part.Legs));
    }

    private static SignFlowState Join(SignFlowState[] parts, DoubleDouble time) => new(
        time,
        [.. parts.Select(part => part.Weights[0])],
        [.. parts.Select(part => part.X[0])],
        [.. parts.Select(part => part.Gradient[0])],
        [.. parts.Select(part => part.Control[0])],
        [.. parts.Select(part => part.Motion[0])]);
}
