namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The flow of least squares with decoupled decay where all gradients are held at 0: x moves on within A x = b, and the speeds of the clocks, y = -s(G), follow
/// from A x' = 0, x' = D y - alpha L x, as those with the least sum D |y|^p, p = q/(q - 1), since |G| = |y|^(p-1) lies in the range of A^T.
/// </summary>
/// <remarks>
/// The limit of the flow as |y|^(1/(q-1)) goes to 0, beside which it is off by about that. Newton's method for the least sum among the y with A D y = alpha L A x, which the
/// method of least squares begins; what comes out depends on the state alone.
/// </remarks>
internal sealed class HeldField(ResidualMatrix a, IClockCurves weights, DecaySchedule decay, double q) : IScaleField
{
    private const int MostIterations = 80;
    private const double Exact = 1e-11;
    private const double LeastCurvature = 1e-9;

    private readonly double _p = q / (q - 1);
    private readonly CholeskyFactor _factor = new(a.Rows);
    private readonly double[] _x = new double[a.Columns];
    private readonly double[] _metric = new double[a.Columns];
    private readonly double[] _speeds = new double[a.Columns];
    private readonly double[] _change = new double[a.Columns];
    private readonly double[] _row = new double[a.Columns];
    private readonly double[] _needed = new double[a.Rows];
    private readonly double[] _residual = new double[a.Rows];

    public int Dimension => a.Columns;

    /// <summary>Whether the speeds were found where it was evaluated last.</summary>
    public bool IsFound { get; private set; }

    /// <summary>The largest |G| that belongs to the speeds found last.</summary>
    public double Gradient { get; private set; }

    public void Evaluate(double t, ReadOnlySpan<double> y, Span<double> dy)
    {
        weights.SetDecay(decay.Integral(t));
        weights.Values(y, _x);
        weights.Speeds(y, dy);
        double alpha = decay.At(t);
        for (int i = 0; i < _metric.Length; i++)
        {
            _metric[i] = weights.Metric(i, y[i]);
            _x[i] *= alpha * weights.Depth;
        }

        a.Products(_x, _needed);
        IsFound = Find();
        double largest = 0;
        for (int i = 0; i < dy.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(_speeds[i]));
            dy[i] = (dy[i] * _speeds[i]) - (alpha * y[i]);
        }

        Gradient = Math.Pow(largest, _p - 1);
    }

    private bool Find()
    {
        Array.Clear(_speeds);
        if (_needed.All(value => value == 0))
        {
            return true;
        }

        // Least squares first, to the size of which all is scaled.
        if (!a.Factor(_factor, _metric, 0, 0))
        {
            return false;
        }

        _needed.CopyTo(_residual, 0);
        _factor.Solve(_residual);
        a.Forces(_residual, _speeds);
        double scale = Largest(_speeds);
        for (int i = 0; i < _speeds.Length; i++)
        {
            _speeds[i] /= scale;
        }

        bool found = false;
        for (int k = 0; k < MostIterations && !found; k++)
        {
            if (!Improve(scale))
            {
                return false;
            }

            double share = Share();
            for (int i = 0; i < _speeds.Length; i++)
            {
                _speeds[i] += share * _change[i];
            }

            found = share * Largest(_change) <= Exact;
        }

        for (int i = 0; i < _speeds.Length; i++)
        {
            _speeds[i] *= scale;
        }

        return found;
    }

    // Newton's change of the speeds: w (A^T lambda - |y|^(p-2) y), w = 1/((p - 1) |y|^(p-2)).
    private bool Improve(double scale)
    {
        for (int i = 0; i < _speeds.Length; i++)
        {
            double power = Math.Pow(Math.Abs(_speeds[i]), _p - 2);
            double weight = 1 / (((_p - 1) * power) + LeastCurvature);
            _change[i] = weight;
            _x[i] = _metric[i] * weight;
            _row[i] = _metric[i] * ((weight * power) - 1) * _speeds[i];
        }

        if (!a.Factor(_factor, _x, 0, 0))
        {
            return false;
        }

        a.Products(_row, _residual);
        MatrixKernels.Add(_needed, 1 / scale, _residual);
        _factor.Solve(_residual);
        a.Forces(_residual, _row);
        for (int i = 0; i < _speeds.Length; i++)
        {
            double power = Math.Pow(Math.Abs(_speeds[i]), _p - 2);
            _change[i] *= _row[i] - (power * _speeds[i]);
        }

        return true;
    }

    // The part of the change after which the sum is least, among 1, 1/2, 1/4, ...
    private double Share()
    {
        double share = 1;
        double best = Sum(1);
        for (double less = 0.5; less > 1e-3; less /= 2)
        {
            double sum = Sum(less);
            if (!(sum < best))
            {
                break;
            }

            (share, best) = (less, sum);
        }

        return share;
    }

    private double Sum(double share)
    {
        double sum = 0;
        for (int i = 0; i < _speeds.Length; i++)
        {
            sum += _metric[i] * Math.Pow(Math.Abs(_speeds[i] + (share * _change[i])), _p);
        }

        return sum;
    }

    private static double Largest(double[] values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
