namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Newton's method for the clocks of all coordinates together at the nodes 1 to 3 of a step: (1 + S (H - H_own) D) dC = rho, where the plain
/// iteration would take dC = rho, what it changes the clocks by.
/// </summary>
/// <remarks>
/// S = -dC/dF is the answer of a coordinate to what the others do, which is bounded also where its gradient is held at 0 (<see cref="CoordinateClock"/>),
/// D = dx/dC, H = A^T A the Hessian, and H_own its diagonal where the own x was solved for, else 0. The preconditioner is the same with the nodes taken
/// apart, solved in the residuals, of which there are fewer than coordinates: with b = 1 - S H_own D, kept off 0, the Cholesky factor of 1 + A D S/b A^T.
/// </remarks>
internal sealed class ClockCoupling : ILinearMap
{
    private const int Nodes = LobattoNodes.Count - 1;

    // What is left of the right side: a Newton step need not be more exact than its matrix.
    private const double Residual = 0.03;

    // Beyond so many directions a factor costs less.
    private const int ManyDirections = 12;
    private const double LeastShare = 1e-3;
    private const double LeastWeight = 0.01;
    private const int InverseIterations = 12;

    private readonly ResidualMatrix _a;
    private readonly KrylovSolver _solver;
    private readonly CholeskyFactor[] _factors;
    private readonly double[][] _forces;
    private readonly double[][] _answers;
    private readonly double[][] _shares;
    private readonly double[] _row;
    private readonly double[] _residual;
    private bool _isFactored;
    private bool _isDue;

    /// <summary>Prepares it.</summary>
    public ClockCoupling(ResidualMatrix a)
    {
        int n = a.Columns;
        (_a, _solver) = (a, new(Nodes * n));
        _factors = [.. Enumerable.Range(0, Nodes).Select(_ => new CholeskyFactor(a.Rows))];
        (_forces, _answers, _shares, _row, _residual) = (Rows(Nodes, n), Rows(Nodes, n), Rows(Nodes, n), new double[n], new double[a.Rows]);
        (Sensitivities, Metrics, Own) = (Rows(Nodes * Nodes, n), Rows(Nodes, n), new double[n]);
    }

    /// <summary>A.</summary>
    public ResidualMatrix Residuals => _a;

    /// <summary>S: the row of the nodes k and l is 3 (k - 1) + l - 1.</summary>
    public double[][] Sensitivities { get; }

    /// <summary>D at the nodes.</summary>
    public double[][] Metrics { get; }

    /// <summary>H_own.</summary>
    public double[] Own { get; }

    /// <summary>Whether the steps are strongly coupled: the next step of time begins with factors.</summary>
    public bool IsStrong => _isFactored || _isDue;

    /// <summary>Begins a step of time, from which on nothing depends on the ones before.</summary>
    public void Start(bool strong) => (_isFactored, _isDue) = (false, strong);

    /// <summary>Turns rho into dC, at the nodes.</summary>
    /// <returns>Whether it could.</returns>
    public bool Solve(ReadOnlySpan<double[]> changes)
    {
        if (_isDue && !Factor())
        {
            return false;
        }

        int n = _row.Length;
        for (int k = 0; k < Nodes; k++)
        {
            changes[k].CopyTo(_solver.Vector, k * n);
        }

        int used = _solver.Solve(this, Residual);
        _isDue = used > ManyDirections;
        for (int k = 0; k < Nodes; k++)
        {
            _solver.Vector.AsSpan(k * n, n).CopyTo(changes[k]);
        }

        return used >= 0;
    }

    /// <summary>
    /// How far a clock can still run until all gradients are 0, with H as it is and D as at the last node; infinite when that is not known.
    /// </summary>
    /// <remarks>
    /// With G = A^T r and the least eigenvalue l of A D A^T, |G_i| &lt;= a |r| for the longest column a, so that
    /// (|r|^2/2)' = -sum D |G|^q &lt;= -l |r|^2 (a |r|)^(q-2), and int |G|^(q-1) dt &lt;= a |r|/l.
    /// </remarks>
    public double Remaining(ReadOnlySpan<double> gradient)
    {
        double[] metric = Metrics[Nodes - 1];
        CholeskyFactor factor = _factors[0];
        _isDue |= _isFactored;
        _isFactored = false;
        if (!_a.Factor(factor, metric, 0, 0))
        {
            return double.PositiveInfinity;
        }

        double[] v = _residual;
        for (int i = 0; i < _row.Length; i++)
        {
            _row[i] = metric[i] * gradient[i];
        }

        _a.Products(_row, v);
        factor.Solve(v);
        double residual = Math.Sqrt(MatrixKernels.Dot(v, v));

        // Inverse iteration.
        double least = double.PositiveInfinity;
        for (int r = 0; r < v.Length; r++)
        {
            v[r] = 1 + (r % 7);
        }

        for (int k = 0; k < InverseIterations; k++)
        {
            double length = Math.Sqrt(MatrixKernels.Dot(v, v));
            for (int r = 0; r < v.Length; r++)
            {
                v[r] /= length;
            }

            factor.Solve(v);
            least = 1 / Math.Sqrt(MatrixKernels.Dot(v, v));
        }

        return Math.Sqrt(_a.Squares.Max()) * residual / least;
    }

    void ILinearMap.Apply(double[] v, double[] result)
    {
        int n = _row.Length;
        for (int k = 0; k < Nodes; k++)
        {
            for (int i = 0; i < n; i++)
            {
                _row[i] = Metrics[k][i] * v[(k * n) + i];
            }

            _a.Products(_row, _residual);
            _a.Forces(_residual, _forces[k]);
            for (int i = 0; i < n; i++)
            {
                _forces[k][i] -= Own[i] * _row[i];
            }
        }

        for (int k = 0; k < Nodes; k++)
        {
            (double[] s0, double[] s1, double[] s2) = (Sensitivities[3 * k], Sensitivities[(3 * k) + 1], Sensitivities[(3 * k) + 2]);
            for (int i = 0; i < n; i++)
            {
                result[(k * n) + i] = v[(k * n) + i] + (s0[i] * _forces[0][i]) + (s1[i] * _forces[1][i]) + (s2[i] * _forces[2][i]);
            }
        }
    }

    void ILinearMap.Precondition(double[] v, double[] result)
    {
        if (!_isFactored)
        {
            v.CopyTo(result, 0);
            return;
        }

        int n = _row.Length;
        for (int k = 0; k < Nodes; k++)
        {
            (double[] answers, double[] shares, double[] metric) = (_answers[k], _shares[k], Metrics[k]);
            for (int i = 0; i < n; i++)
            {
                _row[i] = metric[i] * v[(k * n) + i] / shares[i];
            }

            _a.Products(_row, _residual);
            _factors[k].Solve(_residual);
            _a.Forces(_residual, _row);
            for (int i = 0; i < n; i++)
            {
                result[(k * n) + i] = (v[(k * n) + i] - (answers[i] * _row[i])) / shares[i];
            }
        }
    }

    private bool Factor()
    {
        (_isFactored, _isDue) = (true, false);
        for (int k = 0; k < Nodes; k++)
        {
            double[] s = Sensitivities[(3 * k) + k];
            (double[] answers, double[] shares, double[] metric) = (_answers[k], _shares[k], Metrics[k]);
            for (int i = 0; i < _row.Length; i++)
            {
                double pull = Own[i] * metric[i];
                answers[i] = Math.Clamp(s[i], 0, pull > 0 ? 1 / pull : double.PositiveInfinity);
                shares[i] = Math.Max(LeastShare, 1 - (answers[i] * pull));
                _forces[k][i] = metric[i] * answers[i] / shares[i];
            }

            if (!_a.Factor(_factors[k], _forces[k], 1, LeastWeight))
            {
                return false;
            }
        }

        return true;
    }

    private static double[][] Rows(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}
