using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// The flow in weight space, from its definition alone: <c>w_i' = -s(G d_i)</c> with <c>d_i = d rho/d w_i</c> and
/// <c>s(g) = sign(g) |g|^(q-1)</c>. The state is the weights, then the clock <c>int s(G) dt</c> and the work
/// <c>int x s(G) dt</c>.
/// </summary>
internal sealed class WeightSpaceField<T> : IVectorField<T>
    where T : struct, IReal<T>
{
    private readonly CompiledExpression<T> _map;
    private readonly RationalPower<T> _power;
    private readonly ILoss<T> _loss;
    private readonly int _weights;
    private readonly T[] _values;
    private readonly T[] _gradient = new T[1];

    internal WeightSpaceField(Reparameterization x, Rational q, ILoss<T> loss)
    {
        _weights = x.Weights.Count;
        _map = CompiledExpression<T>.Compile([x.Rho, .. x.Weights.Select(w => Calculus.Differentiate(x.Rho, w))], x.Weights);
        _values = new T[_weights + 1];
        _power = new RationalPower<T>(q - 1);
        _loss = loss;
    }

    public int Dimension => _weights + 2;

    internal T X(ReadOnlySpan<T> state)
    {
        _map.Evaluate(state[.._weights], _values);
        return _values[0];
    }

    /// <summary>x' = sum d_i w_i'.</summary>
    internal T Velocity(ReadOnlySpan<T> state)
    {
        var slope = new T[Dimension];
        Evaluate(T.Zero, state, slope);
        T sum = T.Zero;
        for (var i = 0; i < _weights; i++)
        {
            sum += _values[i + 1] * slope[i];
        }

        return sum;
    }

    public void Evaluate(T t, ReadOnlySpan<T> y, Span<T> dy)
    {
        T x = X(y);
        _loss.Gradient([x], _gradient);
        T gradient = _gradient[0];
        for (var i = 0; i < _weights; i++)
        {
            dy[i] = -SignedPower(gradient * _values[i + 1]);
        }

        T speed = SignedPower(gradient);
        dy[_weights] = speed;
        dy[_weights + 1] = x * speed;
    }

    private T SignedPower(T g)
    {
        T size = _power.Evaluate(T.Abs(g));
        return g < T.Zero ? -size : g > T.Zero ? size : T.Zero;
    }
}
