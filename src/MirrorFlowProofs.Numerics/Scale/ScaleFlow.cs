namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A run of a <see cref="ScaleProblem"/>, step by step. In mirror space there are n unknowns and the balance law holds to roundoff;
/// weight space has L n. 1 &lt; q &lt; 2 in mirror space or with coupled decay is stepped by <see cref="ClockCollocation"/>, anything else by
/// <see cref="VectorRungeKutta"/>, which at q &lt; 2 needs small steps wherever a gradient passes 0.
/// </summary>
/// <remarks>
/// Where several smallest weights of a coordinate reach 0 together at q &lt; 2 the solution is not unique (theory: saddles); no event
/// is looked for here. Not for use by two threads at once.
/// </remarks>
public sealed class ScaleFlow
{
    private readonly ScaleProblem _problem;
    private readonly BalancedWeights? _balanced;
    private readonly IScaleStepper _stepper;
    private readonly double[] _x;
    private readonly double[] _gradient;

    /// <summary>Prepares the run.</summary>
    /// <exception cref="ArgumentException">The problem is out of its domain; the message says what.</exception>
    public ScaleFlow(ScaleProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Check();
        _problem = problem;
        (_x, _gradient) = (new double[problem.Loss.Dimension], new double[problem.Loss.Dimension]);
        if (problem.InWeightSpace || !problem.KeepsBalance)
        {
            double[] start = [.. problem.Weights.SelectMany(w => w)];
            int depth = problem.Weights.Count;
            bool coupled = problem.Decay == WeightDecay.Coupled && !problem.Alpha.IsZero;

            // What the iteration leaves in the weights of one coordinate adds up where only their product is held, at a gradient near 0.
            _stepper = coupled && problem.Q < 2
                ? new ClockCollocation(
                    new WeightClockField(problem.Loss, depth, problem.Alpha, problem.Q), new StraightWeights(start), DecaySchedule.None, problem.Q, problem.Tolerance, problem.EndTime, share: 0.1)
                : new VectorRungeKutta(new WeightField(problem.Loss, depth, problem.Alpha, coupled, problem.Q), start, problem.Tolerance, problem.EndTime);
            return;
        }

        _balanced = new BalancedWeights(problem.Q, problem.Weights);
        _stepper = problem.Q < 2
            ? new ClockCollocation(new LossClockField(problem.Loss), _balanced, problem.Alpha, problem.Q, problem.Tolerance, problem.EndTime)
            : new VectorRungeKutta(
                new MirrorField(problem.Loss, _balanced, problem.Alpha, problem.Q), _balanced.Start, problem.Tolerance, problem.EndTime);
    }

    /// <summary>The time reached.</summary>
    public double Time => _stepper.Time;

    /// <summary>Steps taken.</summary>
    public long Steps => _stepper.Steps;

    /// <summary>Steps rejected.</summary>
    public long Rejections => _stepper.Rejections;

    /// <summary>Gradients computed.</summary>
    public long Evaluations => _stepper.Evaluations;

    /// <summary>
    /// When the flow came to rest, if it did: from then on no weight moves by more than the tolerance, by a bound on all motion that is left, and time
    /// passes without steps. Looked for at 1 &lt; q &lt; 2 in mirror space without decay, for least squares.
    /// </summary>
    public double? RestTime => _stepper.RestTime;

    /// <summary>Whether n unknowns are followed.</summary>
    public bool InMirrorSpace => _balanced is not null;

    /// <summary>One step, ending at <paramref name="end"/> at the latest, or at a kink of alpha.</summary>
    public ScaleStatus Step(double end) => _stepper.Step(Math.Min(end, _problem.Alpha.KinkAfter(Time)));

    /// <summary>Steps until <paramref name="end"/>, or until no step can be taken.</summary>
    public ScaleStatus Advance(double end, CancellationToken cancellation = default)
    {
        ScaleStatus status = ScaleStatus.Advanced;
        while (Time < end && status == ScaleStatus.Advanced)
        {
            cancellation.ThrowIfCancellationRequested();
            status = Step(end);
        }

        return status;
    }

    /// <summary>Writes x and the gradient at the time reached; returns the loss there.</summary>
    public double Observe(out ReadOnlySpan<double> x, out ReadOnlySpan<double> gradient)
    {
        if (_balanced is not null)
        {
            _balanced.SetDecay(_problem.Alpha.Integral(Time));
            _balanced.Values(_stepper.State, _x);
        }
        else
        {
            WeightField.Products(_stepper.State, _x);
        }

        double loss = _problem.Loss.Gradient(_x, _gradient);
        x = _x;
        gradient = _gradient;
        return loss;
    }

    /// <summary>The weights at the time reached, as L arrays of n entries.</summary>
    public double[][] Weights()
    {
        if (_balanced is not null)
        {
            _balanced.SetDecay(_problem.Alpha.Integral(Time));
            return _balanced.Weights(_stepper.State);
        }

        int n = _problem.Loss.Dimension;
        return [.. Enumerable.Range(0, _problem.Weights.Count).Select(j => _stepper.State.Slice(j * n, n).ToArray())];
    }

    /// <summary>Everything the rest of the run depends on: a run that takes it over goes on bit for bit as this one.</summary>
    public Dictionary<string, double[]> Save()
    {
        Dictionary<string, double[]> arrays = [];
        _stepper.Save(arrays);
        return arrays;
    }

    /// <summary>Takes over what <see cref="Save"/> of a run of the same problem gave.</summary>
    /// <exception cref="ArgumentException">It is of another problem: arrays are missing or of other sizes.</exception>
    public void Restore(IReadOnlyDictionary<string, double[]> arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        RequireSame(Save(), arrays);
        _stepper.Restore(arrays);
    }

    internal static void RequireSame(Dictionary<string, double[]> own, IReadOnlyDictionary<string, double[]> arrays)
    {
        foreach ((string name, double[] values) in own)
        {
            if (!arrays.TryGetValue(name, out double[]? other) || other.Length != values.Length)
            {
                throw new ArgumentException($"'{name}' is missing or of another size: expected a checkpoint of the same problem.", nameof(arrays));
            }
        }
    }
}
