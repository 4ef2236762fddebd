using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The weights of n coordinates x_i = prod_j w_ij on their balance curves: one unknown a coordinate, the smallest weight
/// s_i with the sign of x_i; the others follow from |w_ij|^q = |s_i|^q + lam_ij with the offsets lam of the start.
/// </summary>
/// <remarks>
/// Along the curve ds/dC = psi = prod |w_j|^(q-1) over the others, for the clock C = -int s(G) dt. With P = prod (|s|^q + lam_j)
/// over the others, x = s P^(1/q) and psi = P^((q-1)/q). Decoupled decay keeps the form: e^(int alpha) w moves along a fixed curve,
/// so that s and lam are multiplied by powers of one factor. Signs of the other weights never change. Shapes: arrays of n.
/// </remarks>
public sealed class BalancedWeights : IClockCurves
{
    private readonly double _q;
    private readonly VectorPower _powerQ;
    private readonly VectorPower _root;
    private readonly VectorPower _speed;
    private readonly int[] _smallest;
    private readonly bool[][] _negative;
    private readonly BalanceOffsets _offsets;
    private double _scale = 1;

    /// <summary>Takes the weights at the start.</summary>
    /// <param name="q">q in [1, 2].</param>
    /// <param name="weights">L arrays of n entries: weights[j][i] is the weight j of the coordinate i.</param>
    /// <exception cref="ArgumentException">q is outside, there is no weight, or arrays differ in length or are not finite.</exception>
    public BalancedWeights(double q, IReadOnlyList<double[]> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (!(q >= 1) || !(q <= 2))
        {
            throw new ArgumentException(FormattableString.Invariant($"q is {q}; it must lie in [1, 2]."), nameof(q));
        }

        if (weights.Count == 0 || weights.Any(w => w.Length != weights[0].Length || w.Length == 0 || !w.All(double.IsFinite)))
        {
            throw new ArgumentException("Weights must be finite, in L >= 1 arrays of one length.", nameof(weights));
        }

        _q = q;
        (_powerQ, _root, _speed) = (new(q), new(1 / q), new((q - 1) / q));
        int n = weights[0].Length;
        (Depth, Start, _smallest) = (weights.Count, new double[n], new int[n]);
        _negative = [.. weights.Select(w => w.Any(double.IsNegative) ? w.Select(double.IsNegative).ToArray() : [])];
        for (int i = 0; i < n; i++)
        {
            bool negative = false;
            for (int j = 0; j < Depth; j++)
            {
                negative ^= double.IsNegative(weights[j][i]);
                _smallest[i] = Math.Abs(weights[j][i]) < Math.Abs(weights[_smallest[i]][i]) ? j : _smallest[i];
            }

            double size = Math.Abs(weights[_smallest[i]][i]);
            Start[i] = negative ? -size : size;
        }

        _offsets = new([.. Enumerable.Range(1, Depth - 1).Select(slot => Offsets(weights, slot))]);
    }

    /// <summary>The depth L.</summary>
    public int Depth { get; }

    /// <summary>The number of coordinates n.</summary>
    public int Count => Start.Length;

    /// <summary>The smallest weights at the start, with the signs of x.</summary>
    public double[] Start { get; }

    /// <summary>Sets the offsets to those of the start times exp(-q a), for a = int alpha dt.</summary>
    public void SetDecay(double a) => _scale = a == 0 ? 1 : Math.Exp(-_q * a);

    /// <summary>x at the smallest weights s.</summary>
    public void Values(ReadOnlySpan<double> s, Span<double> x) => Map(s, x, new ValueKernel(this));

    /// <summary>psi = ds/dC at s.</summary>
    public void Speeds(ReadOnlySpan<double> s, Span<double> psi) => Map(s, psi, new SpeedKernel(this));

    /// <summary>x and psi at s.</summary>
    public void ValuesAndSpeeds(ReadOnlySpan<double> s, Span<double> x, Span<double> psi)
    {
        Map(s, psi, new SpeedKernel(this));
        Map(s, x, new ValueKernel(this));
    }

    /// <summary>The inverse metric dx/dC = P' (u), u = |s|^q, of one coordinate.</summary>
    public double Metric(int i, double s)
    {
        double u = _powerQ.Of(Math.Abs(s));
        (double product, double sum) = (1, 0);
        foreach ((double offset, int multiplicity) in _offsets.Of(i))
        {
            double factor = u + (_scale * offset);
            product *= Math.Pow(factor, multiplicity);
            sum += multiplicity / factor;
        }

        return product == 0 ? 0 : product * (1 + (u * sum));
    }

    /// <summary>x of one coordinate.</summary>
    public double Value(int i, double s) => s * _root.Of(_offsets.Product(i, _powerQ.Of(Math.Abs(s)), _scale));

    /// <summary>s of one coordinate after its clock ran by <paramref name="clock"/>: one step of the classical Runge-Kutta method.</summary>
    public double Advanced(int i, double s, double clock)
    {
        double half = clock / 2;
        double k1 = Speed(i, s);
        double k2 = Speed(i, s + (half * k1));
        double k3 = Speed(i, s + (half * k2));
        double k4 = Speed(i, s + (clock * k3));
        return s + (clock / 6 * (k1 + (2 * (k2 + k3)) + k4));
    }

    /// <summary>The same for all coordinates.</summary>
    public void Advance(ReadOnlySpan<double> s, ReadOnlySpan<double> clock, Span<double> result)
    {
        Vector256<double> sixth = Vector256.Create(1 / 6.0);
        for (int i = 0; i < s.Length; i += 4)
        {
            Vector256<double> at = Lane.Load(s, i);
            Vector256<double> step = Lane.Load(clock, i);
            Vector256<double> half = 0.5 * step;
            Vector256<double> k1 = Speed(i, at);
            Vector256<double> k2 = Speed(i, at + (half * k1));
            Vector256<double> k3 = Speed(i, at + (half * k2));
            Vector256<double> k4 = Speed(i, at + (step * k3));
            Lane.Store(at + (step * sixth * (k1 + (2.0 * (k2 + k3)) + k4)), result, i);
        }
    }

    /// <summary>Writes the weights that belong to s, as L arrays of n entries.</summary>
    public double[][] Weights(ReadOnlySpan<double> s)
    {
        double[][] weights = [.. Enumerable.Range(0, Depth).Select(_ => new double[Count])];
        int[] slots = new int[Count];
        for (int i = 0; i < Count; i++)
        {
            foreach ((double offset, int multiplicity) in _offsets.Of(i))
            {
                for (int k = 0; k < multiplicity; k++)
                {
                    int j = slots[i] + (slots[i] >= _smallest[i] ? 1 : 0);
                    slots[i]++;
                    double size = _root.Of(_powerQ.Of(Math.Abs(s[i])) + (_scale * offset));
                    weights[j][i] = IsNegative(j, i) ? -size : size;
                }
            }
        }

        for (int i = 0; i < Count; i++)
        {
            bool odd = double.IsNegative(s[i]);
            for (int j = 0; j < Depth; j++)
            {
                odd ^= j != _smallest[i] && IsNegative(j, i);
            }

            weights[_smallest[i]][i] = odd ? -Math.Abs(s[i]) : Math.Abs(s[i]);
        }

        return weights;
    }

    private bool IsNegative(int j, int i) => _negative[j].Length > 0 && _negative[j][i];

    // The offset of the weight in a slot 0 .. L-2: the weights without the smallest, in their order.
    private double[] Offsets(IReadOnlyList<double[]> weights, int slot)
    {
        var result = new double[Count];
        for (int i = 0; i < result.Length; i++)
        {
            int j = slot - 1 >= _smallest[i] ? slot : slot - 1;
            result[i] = Math.Max(0, _powerQ.Of(Math.Abs(weights[j][i])) - _powerQ.Of(Math.Abs(Start[i])));
        }

        return result;
    }

    private double Speed(int i, double s) => _speed.Of(_offsets.Product(i, _powerQ.Of(Math.Abs(s)), _scale));

    private Vector256<double> Speed(int i, Vector256<double> s) => _speed.Of(_offsets.Product(i, _powerQ.Of(Vector256.Abs(s)), _scale));

    private static void Map<TKernel>(ReadOnlySpan<double> s, Span<double> result, TKernel kernel)
        where TKernel : struct, IKernel
    {
        for (int i = 0; i < s.Length; i += 4)
        {
            Lane.Store(kernel.Of(i, Lane.Load(s, i)), result, i);
        }
    }

    private interface IKernel
    {
        Vector256<double> Of(int i, Vector256<double> s);
    }

    private readonly struct ValueKernel(BalancedWeights owner) : IKernel
    {
        public Vector256<double> Of(int i, Vector256<double> s) =>
            s * owner._root.Of(owner._offsets.Product(i, owner._powerQ.Of(Vector256.Abs(s)), owner._scale));
    }

    private readonly struct SpeedKernel(BalancedWeights owner) : IKernel
    {
        public Vector256<double> Of(int i, Vector256<double> s) => owner.Speed(i, s);
    }
}
