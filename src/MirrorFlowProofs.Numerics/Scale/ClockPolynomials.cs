using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The clocks C_k = -h int_0^(c_k) E s(G) dtau of all coordinates, from the cubics through their gradients at the four nodes
/// of a step; and which coordinates need more care, because their gradient comes near its zero or is pulled to it fast.
/// </summary>
internal sealed class ClockPolynomials
{
    private const double Near = 0.2;
    private const double Fast = 0.3;
    private const double LeastGradient = 1e-200;

    private readonly VectorPower _speed;
    private readonly VectorPower _slope;
    private readonly double _order;
    private readonly Vector256<double>[] _basis = [.. LobattoNodes.GaussBasis.Select(Vector256.Create)];

    public ClockPolynomials(double q) => (_speed, _slope, _order) = (new(q - 1), new(2 - q), q - 1);

    /// <summary>Writes the clocks at nodes 1 to 3 and lists the coordinates that need care.</summary>
    /// <param name="gradients">At the four nodes.</param>
    /// <param name="clocks">At the four nodes; the first stays as it is, 0.</param>
    /// <param name="pull">H_ii / R''_i: how fast a gradient is pulled to 0 by its own coordinate.</param>
    /// <param name="h">The size of the step.</param>
    /// <param name="factors">h E at the nine Gauss points.</param>
    /// <param name="careful">Receives the coordinates.</param>
    /// <returns>How many there are.</returns>
    public int Integrate(double[][] gradients, double[][] clocks, double[] pull, double h, ReadOnlySpan<double> factors, int[] careful)
    {
        int count = 0;
        int n = pull.Length;
        Vector256<double> fast = Vector256.Create(Fast / (h * Math.Max(_order, 1e-300)));
        Span<double> weights = stackalloc double[9];
        for (int r = 0; r < 9; r++)
        {
            weights[r] = -LobattoNodes.GaussWeights[r] * factors[r];
        }

        for (int i = 0; i < n; i += 4)
        {
            Vector256<double> g0 = Lane.Load(gradients[0], i);
            Vector256<double> g1 = Lane.Load(gradients[1], i);
            Vector256<double> g2 = Lane.Load(gradients[2], i);
            Vector256<double> g3 = Lane.Load(gradients[3], i);
            Vector256<double> low = Vector256.Min(Vector256.Min(g0, g1), Vector256.Min(g2, g3));
            Vector256<double> high = Vector256.Max(Vector256.Max(g0, g1), Vector256.Max(g2, g3));
            Vector256<double> sum = default;
            for (int r = 0; r < 9; r++)
            {
                Vector256<double> g = (_basis[4 * r] * g0) + (_basis[(4 * r) + 1] * g1) + (_basis[(4 * r) + 2] * g2) + (_basis[(4 * r) + 3] * g3);
                low = Vector256.Min(low, g);
                high = Vector256.Max(high, g);
                sum += weights[r] * _speed.Signed(g);
                if (r % 3 == 2)
                {
                    Lane.Store(sum, clocks[(r / 3) + 1], i);
                }
            }

            // The least and the largest size; the least is negative where the sign changes.
            Vector256<double> least = Vector256.Max(low, -high);
            Vector256<double> most = Vector256.Max(-low, high);
            Vector256<double> strength = _slope.Of(Vector256.Max(least, default)) * fast;
            uint mask = (Vector256.LessThan(least, Near * most) | Vector256.LessThan(strength, Lane.Load(pull, i))).ExtractMostSignificantBits();
            for (int k = 0; mask != 0 && i + k < n; k++, mask >>= 1)
            {
                if ((mask & 1) != 0)
                {
                    careful[count++] = i + k;
                }
            }
        }

        return count;
    }

    /// <summary>Writes -dC_k/dG_l for the nodes k and l from 1 to 3, nine rows, by the same quadrature.</summary>
    /// <param name="gradients">At the four nodes.</param>
    /// <param name="factors">h E at the nine Gauss points.</param>
    /// <param name="rows">Receives them: the row of k and l is 3 (k - 1) + l - 1.</param>
    public void Sensitivities(double[][] gradients, ReadOnlySpan<double> factors, double[][] rows)
    {
        Vector256<double> least = Vector256.Create(LeastGradient);
        for (int i = 0; i < rows[0].Length; i += 4)
        {
            Vector256<double> g0 = Lane.Load(gradients[0], i);
            Vector256<double> g1 = Lane.Load(gradients[1], i);
            Vector256<double> g2 = Lane.Load(gradients[2], i);
            Vector256<double> g3 = Lane.Load(gradients[3], i);
            (Vector256<double> s1, Vector256<double> s2, Vector256<double> s3) = (default, default, default);
            for (int r = 0; r < 9; r++)
            {
                Vector256<double> g = (_basis[4 * r] * g0) + (_basis[(4 * r) + 1] * g1) + (_basis[(4 * r) + 2] * g2) + (_basis[(4 * r) + 3] * g3);
                Vector256<double> size = Vector256.Max(Vector256.Abs(g), least);
                Vector256<double> slope = LobattoNodes.GaussWeights[r] * factors[r] * _order * _speed.Of(size) / size;
                s1 += slope * _basis[(4 * r) + 1];
                s2 += slope * _basis[(4 * r) + 2];
                s3 += slope * _basis[(4 * r) + 3];
                if (r % 3 == 2)
                {
                    Lane.Store(s1, rows[r - 2], i);
                    Lane.Store(s2, rows[r - 1], i);
                    Lane.Store(s3, rows[r], i);
                }
            }
        }
    }
}
