using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// Polynomials in s on [-1, 1] close to x_M and to y_S = s(G_S) on a piece of the flow: a guess in floating point, by collocation, that nothing rests on.
/// </summary>
/// <remarks>
/// Of y no start is asked: y solves <c>H_SS^-1 G_S' + a_S y_S + K a_M s(G_M) + b phi' = 0</c>, <c>G_i = sign(y_i) |y_i|^(p-1)</c>, in all points, which picks the
/// solution that is smooth, the one that all others are drawn to; with a start it is asked in all points but the first.
/// </remarks>
internal sealed class HeldCandidate
{
    private const int MostIterations = 60;
    private const double Settled = 4e-16;
    private readonly HeldSplit _split;
    private readonly BalanceCurve[] _curves;
    private readonly int[] _signs;
    private readonly ChebyshevNodes _nodes;
    private readonly double _power;
    private readonly double _speed;
    private readonly double[][] _inverse;
    private readonly double[][] _k;
    private readonly double[][] _schur;
    private readonly double[] _b;
    private readonly double[] _h;

    internal HeldCandidate(Rational q, HeldSplit split, BalanceCurve[] curves, int[] signs, ChebyshevNodes nodes)
    {
        (_split, _curves, _signs, _nodes) = (split, curves, signs, nodes);
        _speed = Round(q - 1);
        _power = Round(1 / (q - 1));
        (_inverse, _k, _schur) = (Round(split.Inverse), Round(split.K), Round(split.Schur));
        (_b, _h) = ([.. split.B.Select(Round)], [.. split.Constant.Select(Round)]);
    }

    /// <summary>The derivatives of x_M in s and the values of y_S at the points; null where none are found.</summary>
    /// <param name="start">x_M at the start.</param>
    /// <param name="y">y_S at the start; null for one of which it is not asked, and 0 throughout where <paramref name="zero"/>.</param>
    /// <param name="zero">The held coordinates whose gradient is taken to be 0.</param>
    /// <param name="half">Half the length of the piece.</param>
    /// <param name="scales">phi and its slope at the points.</param>
    internal (double[][] Motion, double[][] Y)? Find(double[] start, double[]? y, bool[] zero, double half, (double Value, double Slope)[] scales)
    {
        int n = _nodes.Points.Length;
        double[][] x = [.. start.Select(value => Enumerable.Repeat(value, n).ToArray())];
        double[][] speeds = [.. zero.Select(_ => new double[n])];
        bool first = true;
        double before = double.PositiveInfinity;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            var (motion, metric, forces) = At(x, speeds, scales);
            double[][] moved = [.. start.Select((value, l) => _nodes.Integral(motion[l]).Select(change => value + (half * change)).ToArray())];
            double[][]? next = first
                ? [.. speeds.Select((_, i) => zero[i] ? new double[n] : forces[i].Zip(metric[i], (f, a) => -f / a).ToArray())]
                : Corrected(speeds, metric, forces, y, zero, half);
            if (next is null || !moved.Concat(next).All(row => row.All(double.IsFinite)) || !KeepsSigns(next, zero))
            {
                return null;
            }

            double change = Math.Max(Largest(moved, x), Largest(next, speeds));
            (x, speeds, first) = (moved, next, false);
            if (change < Settled || (change < 1e-13 && change >= before))
            {
                return ([.. motion.Select(row => row.Select(v => half * v).ToArray())], speeds);
            }

            before = change;
        }

        return null;
    }

    /// <summary>x' of the moving coordinates, a of the held ones, and K a_M s(G_M) + b phi'.</summary>
    private (double[][] Motion, double[][] Metric, double[][] Forces) At(double[][] x, double[][] y, (double Value, double Slope)[] scales)
    {
        int n = _nodes.Points.Length;
        double[][] motion = [.. x.Select(_ => new double[n])];
        double[][] metric = [.. y.Select(_ => new double[n])];
        double[][] forces = [.. y.Select(_ => new double[n])];
        for (int j = 0; j < n; j++)
        {
            double[] gradient = [.. y.Select(row => Math.Sign(row[j]) * Math.Pow(Math.Abs(row[j]), _power))];
            for (int l = 0; l < x.Length; l++)
            {
                double g = _h[l] * scales[j].Value;
                for (int m = 0; m < x.Length; m++)
                {
                    g += _schur[l][m] * x[m][j];
                }

                for (int i = 0; i < y.Length; i++)
                {
                    g += _k[i][l] * gradient[i];
                }

                double a = Metric(_split.Moving[l], x[l][j]);
                motion[l][j] = -a * Math.Sign(g) * Math.Pow(Math.Abs(g), _speed);
            }

            for (int i = 0; i < y.Length; i++)
            {
                double value = _b[i] * scales[j].Value;
                forces[i][j] = _b[i] * scales[j].Slope;
                for (int s = 0; s < y.Length; s++)
                {
                    value += _inverse[i][s] * gradient[s];
                }

                for (int l = 0; l < x.Length; l++)
                {
                    value -= _k[i][l] * x[l][j];
                    forces[i][j] -= _k[i][l] * motion[l][j];
                }

                metric[i][j] = Metric(_split.Held[i], value);
            }
        }

        return (motion, metric, forces);
    }

    private double Metric(int coordinate, double x) => x * _signs[coordinate] > 0 ? _curves[coordinate].At(Math.Abs(x)).A : double.NaN;

    /// <summary>One step of Newton's method for y, all held coordinates together; null where its matrix is singular.</summary>
    private double[][]? Corrected(double[][] y, double[][] metric, double[][] forces, double[]? start, bool[] zero, double half)
    {
        int n = _nodes.Points.Length;
        int[] unknown = [.. Enumerable.Range(0, y.Length).Where(i => !zero[i])];
        if (unknown.Length == 0)
        {
            return y;
        }

        var system = new MathNet.Numerics.LinearAlgebra.Double.DenseMatrix(unknown.Length * n);
        var right = new MathNet.Numerics.LinearAlgebra.Double.DenseVector(unknown.Length * n);
        double[][] slopes = [.. y.Select(row => _nodes.Differentiate(row).Select(v => v / half).ToArray())];
        for (int r = 0; r < unknown.Length; r++)
        {
            int i = unknown[r];
            for (int j = 0; j < n; j++)
            {
                int at = (r * n) + j;
                if (start is not null && j == 0)
                {
                    system[at, at] = 1;
                    right[at] = start[i] - y[i][0];
                    continue;
                }

                double residual = (metric[i][j] * y[i][j]) + forces[i][j];
                system[at, at] += metric[i][j];
                for (int c = 0; c < unknown.Length; c++)
                {
                    int s = unknown[c];
                    double size = Math.Abs(y[s][j]);
                    double lag = _inverse[i][s] * _power * Math.Pow(size, _power - 1);
                    residual += lag * slopes[s][j];
                    system[at, (c * n) + j] += _inverse[i][s] * _power * (_power - 1) * Math.Pow(size, _power - 2) * Math.Sign(y[s][j]) * slopes[s][j];
                    for (int k = 0; k < n; k++)
                    {
                        system[at, (c * n) + k] += lag * _nodes.Derivative[j, k] / half;
                    }
                }

                right[at] = -residual;
            }
        }

        var step = system.Solve(right);
        double[][] next = [.. y.Select(row => row.ToArray())];
        for (int r = 0; r < unknown.Length; r++)
        {
            for (int j = 0; j < n; j++)
            {
                next[unknown[r]][j] += step[(r * n) + j];
            }
        }

        return next;
    }

    private static bool KeepsSigns(double[][] y, bool[] zero) =>
        y.Select((row, i) => zero[i] || Array.TrueForAll(row, v => v * row[0] > 0)).All(keeps => keeps);

    private static double Largest(double[][] a, double[][] b) => a.Zip(b).Select(rows =>
        rows.First.Zip(rows.Second, (v, w) => Math.Abs(v - w)).Max() / rows.First.Max(Math.Abs)).Where(double.IsFinite).DefaultIfEmpty(0).Max();

    private static double Round(Rational value) => Rounding.Nearest(value.Numerator, value.Denominator);

    private static double[][] Round(Rational[][] matrix) => [.. matrix.Select(row => row.Select(Round).ToArray())];
}
