namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// Interpolation in the N + 1 points s_j = -cos(pi j/N) of [-1, 1], in floating point: derivatives and integrals of interpolants at the points,
/// and their coefficients in powers of s (L. N. Trefethen, <i>Spectral Methods in MATLAB</i>, SIAM 2000, chapters 6 and 12).
/// </summary>
internal sealed class ChebyshevNodes
{
    private readonly int _n;
    private readonly double[,] _transform;
    private readonly double[,] _integral;

    internal ChebyshevNodes(int n)
    {
        _n = n;
        Points = [.. Enumerable.Range(0, n + 1).Select(j => -Math.Cos(Math.PI * j / n))];
        Derivative = new double[n + 1, n + 1];
        for (int i = 0; i <= n; i++)
        {
            for (int j = 0; j <= n; j++)
            {
                if (i != j)
                {
                    Derivative[i, j] = Edge(i) / Edge(j) * ((i + j) % 2 == 0 ? 1 : -1) / (Points[i] - Points[j]);
                    Derivative[i, i] -= Derivative[i, j];
                }
            }
        }

        _transform = new double[n + 1, n + 1];
        for (int k = 0; k <= n; k++)
        {
            for (int j = 0; j <= n; j++)
            {
                // T_k(s_j) = (-1)^k cos(pi k j/n).
                _transform[k, j] = 2.0 / n / Edge(k) / Edge(j) * (k % 2 == 0 ? 1 : -1) * Math.Cos(Math.PI * (k * j % (2 * n)) / n);
            }
        }

        _integral = Integrals();
    }

    /// <summary>s_j.</summary>
    internal double[] Points { get; }

    /// <summary>The derivative of the interpolant at the points, as a matrix.</summary>
    internal double[,] Derivative { get; }

    /// <summary>The integral of the interpolant from -1 to each point.</summary>
    internal double[] Integral(double[] values) => Apply(_integral, values);

    /// <summary>The derivative of the interpolant at each point.</summary>
    internal double[] Differentiate(double[] values) => Apply(Derivative, values);

    /// <summary>The coefficients of the interpolant in powers of s, up to the degree N + 1; what is no more than rounding is left out.</summary>
    internal double[] Coefficients(double[] values) => Powers([.. Series(values), 0]);

    /// <summary>The same of the integral of the interpolant from -1 on.</summary>
    internal double[] IntegralCoefficients(double start, double[] values)
    {
        double[] series = [.. Series(values), 0, 0];
        var integral = new double[_n + 2];
        integral[0] = start;
        for (int k = 1; k <= _n + 1; k++)
        {
            integral[k] = ((k == 1 ? 2 : 1) * series[k - 1] - series[k + 1]) / (2 * k);
            integral[0] -= k % 2 == 0 ? integral[k] : -integral[k];
        }

        return Powers(integral);
    }

    /// <summary>The coefficients of the interpolant in Chebyshev polynomials.</summary>
    private double[] Series(double[] values)
    {
        double[] series = Apply(_transform, values);
        double rounding = 1e-16 * values.Max(Math.Abs);
        return [.. series.Select(c => Math.Abs(c) < rounding ? 0 : c)];
    }

    private static double[] Powers(double[] series)
    {
        var result = new double[series.Length];
        var before = new double[series.Length];
        var current = new double[series.Length];
        current[0] = 1;
        for (int k = 0; k < series.Length; k++)
        {
            var next = new double[series.Length];
            for (int i = 0; i < series.Length; i++)
            {
                result[i] += series[k] * current[i];
                if (i + 1 < series.Length)
                {
                    next[i + 1] += (k == 0 ? 1 : 2) * current[i];
                }

                next[i] -= before[i];
            }

            (before, current) = (current, next);
        }

        return result;
    }

    private double[,] Integrals()
    {
        var integral = new double[_n + 1, _n + 1];
        for (int j = 0; j <= _n; j++)
        {
            for (int k = 0; k <= _n; k++)
            {
                for (int i = 0; i <= _n; i++)
                {
                    integral[i, j] += _transform[k, j] * (OfT(k, Points[i]) - OfT(k, -1));
                }
            }
        }

        return integral;

        // The integral of T_k: s, s^2/2, (T_(k+1)/(k+1) - T_(k-1)/(k-1))/2.
        static double OfT(int k, double s) => k switch
        {
            0 => s,
            1 => s * s / 2,
            _ => ((T(k + 1, s) / (k + 1)) - (T(k - 1, s) / (k - 1))) / 2,
        };

        static double T(int k, double s) => Math.Cos(k * Math.Acos(Math.Clamp(s, -1, 1)));
    }

    private double Edge(int j) => j == 0 || j == _n ? 2 : 1;

    private static double[] Apply(double[,] matrix, double[] values)
    {
        var result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            for (int j = 0; j < values.Length; j++)
            {
                result[i] += matrix[i, j] * values[j];
            }
        }

        return result;
    }
}
