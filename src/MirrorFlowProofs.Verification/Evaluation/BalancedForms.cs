using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>
/// All L offsets 0, m = q (L - 1) / L: R'' = |x|^-m / L, R' = |x|^(1-m) / (L (1-m)) with the sign of x,
/// R = |x|^(2-m) / (L (1-m) (2-m)), R* = |x|^(2-m) / (L (2-m)); for m = 1, R' = ln|x| / L and R = (|x| ln|x| - |x|) / L.
/// </summary>
internal sealed class BalancedForms<T>
    where T : struct, IReal<T>
{
    private readonly RationalPower<T> _u;
    private readonly RationalPower<T> _metric;
    private readonly RationalPower<T> _slope;
    private readonly T _depth;
    private readonly T _first;
    private readonly T _second;
    private readonly T _conjugate;
    private readonly int _slopeSign;

    public BalancedForms(Rational q, int depth)
    {
        Rational m = q * (depth - 1) / depth;
        _u = new(q / depth);
        _metric = new(-m);
        _slope = new(1 - m);
        _slopeSign = (1 - m).Sign;
        _depth = T.FromDouble(depth);
        _first = Value(depth * (1 - m));
        _second = Value(depth * (1 - m) * (2 - m));
        _conjugate = Value(depth * (2 - m));
    }

    /// <summary>Whether m = 1, the entropy.</summary>
    public bool IsEntropy => _slopeSign == 0;

    /// <summary>R' at |x| = size &gt; 0, without the sign of x.</summary>
    public T Gradient(T size) => IsEntropy ? T.Log(size) / _depth : _slope.Evaluate(size) / _first;

    /// <summary>All values at |x| = size &gt; 0, R' without the sign of x.</summary>
    public MirrorValues<T> At(T size)
    {
        T u = _u.Evaluate(size);
        T metric = _metric.Evaluate(size) / _depth;
        if (IsEntropy)
        {
            T log = T.Log(size);
            return new(u, metric, log / _depth, size * (log - T.One) / _depth, size / _depth);
        }

        T power = _slope.Evaluate(size);
        return new(u, metric, power / _first, size * power / _second, size * power / _conjugate);
    }

    /// <summary>The values at x = 0.</summary>
    public MirrorValues<T> AtOrigin() => new(
        T.Zero,
        _metric.Exact.IsZero ? T.One / _depth : T.One / T.Zero,
        _slopeSign > 0 ? T.Zero : T.Zero / T.Zero,
        T.Zero,
        T.Zero);

    private static T Value(Rational value) => T.FromRational(value.Numerator, value.Denominator);
}
