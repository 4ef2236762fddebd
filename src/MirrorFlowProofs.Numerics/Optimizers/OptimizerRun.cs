namespace MirrorFlowProofs.Numerics;

/// <summary>A run of an optimizer on weights and a loss of a dense matrix, step by step, nothing allocated per step.</summary>
public sealed class OptimizerRun
{
    private readonly MatrixLoss _loss;
    private readonly OptimizerSettings _settings;
    private readonly StepSchedule _schedule;
    private readonly BatchSampler? _sampler;
    private readonly VectorPower _power;
    private readonly IWeightModel _model;
    private readonly double[] _weights;
    private readonly double[] _forces;
    private readonly double[] _mean;
    private readonly double[] _square;
    private readonly double[] _x;
    private readonly double[] _gradient;

    /// <summary>Prepares a run on x_i = prod_j w_ij.</summary>
    /// <param name="loss">f.</param>
    /// <param name="weights">L arrays of n entries: weights[j][i] is the weight j of the coordinate i.</param>
    /// <param name="settings">The optimizer.</param>
    /// <param name="schedule">The step sizes.</param>
    /// <exception cref="ArgumentException">Something is out of its domain; the message says what.</exception>
    public OptimizerRun(MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, StepSchedule schedule)
        : this(loss, Diagonal(loss, weights), [.. weights.SelectMany(w => w)], settings, schedule)
    {
    }

    /// <summary>Prepares a run on any model.</summary>
    /// <param name="loss">f.</param>
    /// <param name="model">x of the weights.</param>
    /// <param name="weights">All weights, in the order of the model.</param>
    /// <param name="settings">The optimizer.</param>
    /// <param name="schedule">The step sizes.</param>
    /// <exception cref="ArgumentException">Something is out of its domain; the message says what.</exception>
    public OptimizerRun(MatrixLoss loss, IWeightModel model, double[] weights, OptimizerSettings settings, StepSchedule schedule)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(schedule);
        settings.Check(loss.A.Rows);
        if (model.Coordinates != loss.Dimension || model.Weights != weights.Length || !weights.All(double.IsFinite))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Expected {loss.Dimension} coordinates and {model.Weights} finite weights, found {model.Coordinates} and {weights.Length}."), nameof(weights));
        }

        if (!(schedule.Eta > 0) || !double.IsFinite(schedule.Eta) || schedule.Steps <= 0 || schedule.WarmUp < 0 || schedule.WarmUp >= schedule.Steps)
        {
            throw new ArgumentException("A schedule needs a positive step size, steps, and fewer steps of warm-up.", nameof(schedule));
        }

        (_loss, _model, _settings, _schedule, _power) = (loss, model, settings, schedule, new(settings.Q - 1));
        _weights = [.. weights];
        _sampler = settings.Batch > 0 ? new BatchSampler(settings.Seed, loss.A.Rows, settings.Batch) : null;
        bool averages = settings.Method is OptimizerMethod.Momentum or OptimizerMethod.Adam;
        (_forces, _x, _gradient) = (new double[_weights.Length], new double[loss.Dimension], new double[loss.Dimension]);
        _mean = averages ? new double[_weights.Length] : [];
        _square = settings.Method == OptimizerMethod.Adam ? new double[_weights.Length] : [];
    }

    /// <summary>Steps taken.</summary>
    public long Steps { get; private set; }

    /// <summary>The sum of the step sizes so far.</summary>
    public double Time { get; private set; }

    /// <summary>The loss, of the batch where there are batches, that the last step started from.</summary>
    public double LastLoss { get; private set; }

    /// <summary>Whether all steps were taken.</summary>
    public bool IsFinished => Steps >= _schedule.Steps;

    /// <summary>One step.</summary>
    public void Step()
    {
        _model.Values(_weights, _x);
        LastLoss = _sampler is null ? _loss.Gradient(_x, _gradient) : _loss.Gradient(_sampler.Batch(Steps), _x, _gradient);
        double alpha = _settings.Alpha.At(Time);
        Forces(_settings.Decay == WeightDecay.Coupled ? alpha : 0);
        Direct();
        double eta = _schedule.At(Steps);
        double keep = 1 - (eta * (_settings.Decay == WeightDecay.Decoupled ? alpha : 0));
        for (int k = 0; k < _weights.Length; k++)
        {
            _weights[k] = (keep * _weights[k]) - (eta * _forces[k]);
        }

        Steps++;
        Time += eta;
    }

    /// <summary>Writes x and the whole gradient there; returns the loss of all samples.</summary>
    public double Observe(out ReadOnlySpan<double> x, out ReadOnlySpan<double> gradient)
    {
        _model.Values(_weights, _x);
        double loss = _loss.Gradient(_x, _gradient);
        x = _x;
        gradient = _gradient;
        return loss;
    }

    /// <summary>The weights, as L arrays of n entries where x_i = prod_j w_ij.</summary>
    public double[][] Weights() => [.. _weights.Chunk(_x.Length)];

    /// <summary>All weights, in the order of the model.</summary>
    public ReadOnlySpan<double> State => _weights;

    /// <summary>Everything the rest of the run depends on: a run that takes it over goes on bit for bit as this one.</summary>
    public Dictionary<string, double[]> Save()
    {
        Dictionary<string, double[]> arrays = new() { ["stepper"] = [Steps, Time, LastLoss], ["weights"] = _weights };
        if (_mean.Length > 0)
        {
            arrays["mean"] = _mean;
        }

        if (_square.Length > 0)
        {
            arrays["square"] = _square;
        }

        return arrays;
    }

    /// <summary>Takes over what <see cref="Save"/> of a run with the same settings gave.</summary>
    /// <exception cref="ArgumentException">It is of another run: arrays are missing or of other sizes.</exception>
    public void Restore(IReadOnlyDictionary<string, double[]> arrays)
    {
        ArgumentNullException.ThrowIfNull(arrays);
        ScaleFlow.RequireSame(Save(), arrays);
        (Steps, Time, LastLoss) = ((long)arrays["stepper"][0], arrays["stepper"][1], arrays["stepper"][2]);
        arrays["weights"].CopyTo(_weights, 0);
        if (_mean.Length > 0)
        {
            arrays["mean"].CopyTo(_mean, 0);
        }

        if (_square.Length > 0)
        {
            arrays["square"].CopyTo(_square, 0);
        }
    }

    private void Forces(double alpha)
    {
        _model.Forces(_weights, _gradient, _forces);
        for (int k = 0; k < _forces.Length && alpha != 0; k++)
        {
            _forces[k] += alpha * _weights[k];
        }
    }

    private void Direct()
    {
        switch (_settings.Method)
        {
            case OptimizerMethod.GradientDescent:
                break;
            case OptimizerMethod.SignDescent:
                Apply(new VectorPower(0));
                break;
            case OptimizerMethod.SteepestDescent:
                Apply(_power);
                break;
            case OptimizerMethod.NormalizedSteepestDescent:
                double norm = Norm();
                Apply(_power);
                Scale(norm > 0 ? 1 / norm : 0);
                break;
            case OptimizerMethod.Momentum:
                Average(_mean, _settings.Beta);
                _mean.CopyTo(_forces, 0);
                break;
            default:
                Adapt();
                break;
        }
    }

    private void Apply(VectorPower power)
    {
        for (int k = 0; k < _forces.Length; k++)
        {
            _forces[k] = power.Signed(_forces[k]);
        }
    }

    private void Scale(double factor)
    {
        for (int k = 0; k < _forces.Length; k++)
        {
            _forces[k] *= factor;
        }
    }

    // |g|_q^(q-1) = |s(g)|_p.
    private double Norm()
    {
        double q = _settings.Q;
        double sum = 0;
        foreach (double force in _forces)
        {
            sum += Math.Pow(Math.Abs(force), q);
        }

        return Math.Pow(sum, (q - 1) / q);
    }

    private void Average(double[] mean, double beta)
    {
        for (int k = 0; k < mean.Length; k++)
        {
            mean[k] = (beta * mean[k]) + ((1 - beta) * _forces[k]);
        }
    }

    private void Adapt()
    {
        double first = 1 - Math.Pow(_settings.Beta1, Steps + 1);
        double second = 1 - Math.Pow(_settings.Beta2, Steps + 1);
        for (int k = 0; k < _forces.Length; k++)
        {
            double g = _forces[k];
            _mean[k] = (_settings.Beta1 * _mean[k]) + ((1 - _settings.Beta1) * g);
            _square[k] = (_settings.Beta2 * _square[k]) + ((1 - _settings.Beta2) * g * g);
            _forces[k] = _mean[k] / first / (Math.Sqrt(_square[k] / second) + _settings.Epsilon);
        }
    }

    private static DiagonalWeights Diagonal(MatrixLoss loss, IReadOnlyList<double[]> weights)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Count > 0 && weights.All(w => w.Length == loss.Dimension && w.All(double.IsFinite))
            ? new DiagonalWeights(weights.Count, loss.Dimension)
            : throw new ArgumentException(FormattableString.Invariant($"Weights must be finite, in L >= 1 arrays of {loss.Dimension} entries."), nameof(weights));
    }
}
