using System.Numerics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The Radau IIA formula with s stages: collocation at the zeros of the (s-1)-th derivative of x^(s-1) (x - 1)^s, the last
/// of which is 1. Order 2 s - 1, L-stable; its end is a stage, so that equations without derivatives hold there exactly.
/// </summary>
/// <remarks>
/// Source: E. Hairer, G. Wanner, <i>Solving Ordinary Differential Equations II</i>, IV.5 and VI.1. Nodes and coefficients are
/// computed in twice double precision, whatever T.
/// </remarks>
internal sealed class RadauTableau<T>
    where T : struct, IReal<T>
{
    public RadauTableau(int stages)
    {
        Stages = stages;
        DoubleDouble[] nodes = Zeros(stages);
        DoubleDouble[] shifted = [0, .. nodes[..^1]];
        Nodes = [.. nodes.Select(Round)];
        A = new T[stages, stages];
        for (int i = 0; i < stages; i++)
        {
            for (int j = 0; j < stages; j++)
            {
                A[i, j] = Round(Integral(nodes, j, nodes[i]));
            }
        }

        // The quadrature with node 0 for the last node, less the one of the formula.
        Difference = [.. Enumerable.Range(0, stages + 1).Select(j => Round(
            (j < stages ? Integral(shifted, j, 1) : 0) - (j > 0 ? Integral(nodes, j - 1, 1) : 0)))];
    }

    public int Stages { get; }

    /// <summary>c_i, increasing to 1.</summary>
    public T[] Nodes { get; }

    /// <summary>a_ij; the last row holds the weights.</summary>
    public T[,] A { get; }

    /// <summary>
    /// Weights of the slopes at 0, c_1, ..., c_s in an estimate of the error: the difference of two quadratures, O(h^(s+1)).
    /// </summary>
    public T[] Difference { get; }

    private static T Round(DoubleDouble value) => T.FromDouble(value.High) + T.FromDouble(value.Low);

    // sum_k binomial(s, k) (-1)^(s-k) (s-1+k)!/k! x^k has s zeros in (0, 1].
    private static DoubleDouble[] Zeros(int s)
    {
        var coefficients = new DoubleDouble[s + 1];
        for (int k = 0; k <= s; k++)
        {
            BigInteger value = Factorial(s) / (Factorial(k) * Factorial(s - k)) * (Factorial(s - 1 + k) / Factorial(k));
            coefficients[k] = DoubleDouble.FromRational((s - k) % 2 == 0 ? value : -value, 1);
        }

        var zeros = new List<DoubleDouble>();
        const int Cells = 4096;
        for (int cell = 0; cell < Cells; cell++)
        {
            DoubleDouble low = (double)cell / Cells;
            DoubleDouble high = (double)(cell + 1) / Cells;
            if (cell < Cells - 1 && Value(low).High < 0 == Value(high).High < 0)
            {
                continue;
            }

            DoubleDouble x = cell == Cells - 1 ? 1 : (low + high) * 0.5;
            for (int i = 0; i < 8; i++)
            {
                x -= Value(x) / Slope(x);
            }

            zeros.Add(cell == Cells - 1 ? 1 : x);
        }

        return zeros.Count == s ? [.. zeros] : throw new InvalidOperationException($"found {zeros.Count} nodes instead of {s}");

        DoubleDouble Value(DoubleDouble x) => coefficients.Reverse().Aggregate(DoubleDouble.Zero, (sum, c) => (sum * x) + c);

        DoubleDouble Slope(DoubleDouble x)
        {
            DoubleDouble sum = 0;
            for (int k = s; k > 0; k--)
            {
                sum = (sum * x) + (coefficients[k] * k);
            }

            return sum;
        }
    }

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, k) => product * k);

    // int_0^end of the polynomial that is 1 at node j and 0 at the others.
    private static DoubleDouble Integral(DoubleDouble[] nodes, int j, DoubleDouble end)
    {
        DoubleDouble[] polynomial = [1];
        for (int m = 0; m < nodes.Length; m++)
        {
            if (m == j)
            {
                continue;
            }

            var next = new DoubleDouble[polynomial.Length + 1];
            DoubleDouble scale = nodes[j] - nodes[m];
            for (int k = 0; k < polynomial.Length; k++)
            {
                next[k + 1] += polynomial[k] / scale;
                next[k] -= nodes[m] * polynomial[k] / scale;
            }

            polynomial = next;
        }

        DoubleDouble sum = 0;
        for (int k = polynomial.Length - 1; k >= 0; k--)
        {
            sum = (sum * end) + (polynomial[k] / (k + 1));
        }

        return sum * end;
    }
}
