using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>The right-hand side of y' = f(t, y) in doubles, nothing allocated.</summary>
internal interface IScaleField
{
    int Dimension { get; }

    void Evaluate(double t, ReadOnlySpan<double> y, Span<double> dy);
}

/// <summary>
/// The flow in mirror space: n smallest weights s with s' = -s(G) psi(s) - alpha s, the offsets shrinking as exp(-q int alpha).
/// </summary>
internal sealed class MirrorField(MatrixLoss loss, BalancedWeights weights, DecaySchedule decay, double q) : IScaleField
{
    private readonly VectorPower _power = new(q - 1);
    private readonly double[] _x = new double[weights.Count];
    private readonly double[] _gradient = new double[weights.Count];

    public int Dimension => weights.Count;

    public void Evaluate(double t, ReadOnlySpan<double> y, Span<double> dy)
    {
        weights.SetDecay(decay.Integral(t));
        weights.Values(y, _x);
        weights.Speeds(y, dy);
        loss.Gradient(_x, _gradient);
        double alpha = decay.At(t);
        for (int i = 0; i < dy.Length; i += 4)
        {
            Lane.Store(-(_power.Signed(Lane.Load(_gradient, i)) * Lane.Load(dy, i)) - (alpha * Lane.Load(y, i)), dy, i);
        }
    }
}

/// <summary>
/// The flow in weight space: L n weights, the weight j of the coordinate i at j n + i; decay decoupled, or coupled, inside s.
/// </summary>
internal sealed class WeightField(MatrixLoss loss, int depth, DecaySchedule decay, bool coupled, double q) : IScaleField
{
    private readonly VectorPower _power = new(q - 1);
    private readonly double[] _x = new double[loss.Dimension];
    private readonly double[] _gradient = new double[loss.Dimension];

    public int Dimension => depth * loss.Dimension;

    public void Evaluate(double t, ReadOnlySpan<double> y, Span<double> dy)
    {
        int n = _x.Length;
        Products(y, _x);
        loss.Gradient(_x, _gradient);
        double alpha = decay.At(t);
        for (int i = 0; i < n; i += 4)
        {
            Vector256<double> gradient = Lane.Load(_gradient, i);
            Vector256<double> speed = coupled ? gradient : _power.Signed(gradient);
            Vector256<double> product = Vector256<double>.One;
            for (int j = 0; j < depth; j++)
            {
                Lane.Store(product, dy.Slice(j * n, n), i);
                product *= Factor(y, j, n, i);
            }

            product = Vector256<double>.One;
            for (int j = depth - 1; j >= 0; j--)
            {
                Span<double> slope = dy.Slice(j * n, n);
                Vector256<double> force = speed * Lane.Load(slope, i) * product;
                Vector256<double> pull = alpha * Lane.Load(y.Slice(j * n, n), i);
                Lane.Store(coupled ? -_power.Signed(force + pull) : -force - pull, slope, i);
                product *= Factor(y, j, n, i);
            }
        }
    }

    /// <summary>x at the weights.</summary>
    public static void Products(ReadOnlySpan<double> weights, Span<double> x)
    {
        int n = x.Length;
        weights[..n].CopyTo(x);
        for (int start = n; start < weights.Length; start += n)
        {
            ReadOnlySpan<double> factor = weights.Slice(start, n);
            for (int i = 0; i < n; i += 4)
            {
                Lane.Store(Lane.Load(x, i) * Lane.Load(factor, i), x, i);
            }
        }
    }

    private Vector256<double> Factor(ReadOnlySpan<double> y, int j, int n, int i)
    {
        Vector256<double> weight = Lane.Load(y.Slice(j * n, n), i);
        return coupled ? weight : _power.Signed(weight);
    }
}
