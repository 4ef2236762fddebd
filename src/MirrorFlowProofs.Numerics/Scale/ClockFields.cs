namespace MirrorFlowProofs.Numerics;

/// <summary>The gradients that drive the clocks, C' = -s(g).</summary>
internal interface IClockField
{
    /// <summary>Writes g at the values x.</summary>
    void Gradients(double t, ReadOnlySpan<double> x, Span<double> g);

    /// <summary>Writes how fast each g_i changes with its own x_i, those that move with it included: an estimate, for splitting.</summary>
    void Curvatures(double t, ReadOnlySpan<double> x, Span<double> own);

    /// <summary>What it takes to solve for all clocks together; null where that is not done.</summary>
    ClockCoupling? Coupling();
}

/// <summary>g = f'(x).</summary>
internal sealed class LossClockField : IClockField
{
    // Factors take the square of it in memory and the cube in time.
    private const int MostResiduals = 1000;

    private readonly MatrixLoss _loss;
    private readonly double[] _own;

    public LossClockField(MatrixLoss loss)
    {
        (_loss, _own) = (loss, new double[loss.Dimension]);
        loss.Curvatures(_own);
    }

    public void Gradients(double t, ReadOnlySpan<double> x, Span<double> g) => _loss.Gradient(x, g);

    public void Curvatures(double t, ReadOnlySpan<double> x, Span<double> own) => _own.CopyTo(own);

    public ClockCoupling? Coupling()
    {
        DataMatrix a = _loss.A;
        if (_loss.Kind != MatrixLossKind.LeastSquares || Math.Min(a.Rows, a.Columns) > MostResiduals)
        {
            return null;
        }

        DataMatrix? residuals = a.Rows <= a.Columns ? a : Triangle(a);
        return residuals is null ? null : new(new(residuals, [.. Enumerable.Repeat(Math.Sqrt(_loss.Scale), residuals.Rows)]));
    }

    // As many rows as columns with the same products of columns; null when columns depend on each other.
    private static DataMatrix? Triangle(DataMatrix a)
    {
        int n = a.Columns;
        var factor = new CholeskyFactor(n);
        for (int r = 0; r < a.Rows; r++)
        {
            ReadOnlySpan<double> row = a.Row(r);
            for (int i = 0; i < n; i++)
            {
                MatrixKernels.Add(row, row[i], factor.Row(i)[..(i + 1)]);
            }
        }

        return factor.Factor()
            ? new(n, n, [.. Enumerable.Range(0, n * n).Select(k => k % n >= k / n ? factor.Row(k % n)[k / n] : 0)])
            : null;
    }
}

/// <summary>The forces on the weights with coupled decay, g_ij = G_i d_ij + alpha w_ij.</summary>
internal sealed class WeightClockField : IClockField
{
    private readonly MatrixLoss _loss;
    private readonly DiagonalWeights _model;
    private readonly DecaySchedule _alpha;
    private readonly double _q;
    private readonly double[] _x;
    private readonly double[] _gradient;
    private readonly double[] _curvature;

    public WeightClockField(MatrixLoss loss, int depth, DecaySchedule alpha, double q)
    {
        (_loss, _model, _alpha, _q) = (loss, new(depth, loss.Dimension), alpha, q);
        (_x, _gradient, _curvature) = (new double[loss.Dimension], new double[loss.Dimension], new double[loss.Dimension]);
        loss.Curvatures(_curvature);
    }

    public void Gradients(double t, ReadOnlySpan<double> x, Span<double> g)
    {
        _model.Values(x, _x);
        _loss.Gradient(_x, _gradient);
        _model.Forces(x, _gradient, g);
        double alpha = _alpha.At(t);
        for (int k = 0; k < g.Length; k++)
        {
            g[k] += alpha * x[k];
        }
    }

    // The weights of a coordinate move together, dw_k/dw_j = s(d_k)/s(d_j), so that g_j changes by H d_j sum_k |d_k| |d_k/d_j|^(q-1).
    public void Curvatures(double t, ReadOnlySpan<double> x, Span<double> own)
    {
        Array.Fill(_gradient, 1.0);
        _model.Forces(x, _gradient, own);
        double alpha = _alpha.At(t);
        int n = _x.Length;
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int k = i; k < own.Length; k += n)
            {
                sum += Math.Pow(Math.Abs(own[k]), _q);
            }

            for (int k = i; k < own.Length; k += n)
            {
                own[k] = alpha + (_curvature[i] * Math.Pow(Math.Abs(own[k]), 2 - _q) * sum);
            }
        }
    }
    // Not done: the weights of a coordinate depend on each other, too.
    public ClockCoupling? Coupling() => null;
}
