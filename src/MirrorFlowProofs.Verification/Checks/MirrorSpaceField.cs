using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// The flow in mirror space, from what was derived: <c>d R'(x)/dt = -s(G)</c> in the parameter of the curve, so
/// <c>u' = -sign(x) s(G)/(dR'/du)</c> with <c>|x|^q = P(u)</c>. The state is u.
/// </summary>
internal sealed class MirrorSpaceField<T> : IVectorField<T>
    where T : struct, IReal<T>
{
    private readonly CompiledExpression<T> _curve;
    private readonly RationalPower<T> _power;
    private readonly ILoss<T> _loss;
    private readonly T _sign;
    private readonly T[] _values = new T[2];
    private readonly T[] _gradient = new T[1];

    internal MirrorSpaceField(MirrorFlow theory, FlowInstance instance, int sign)
    {
        var size = FlowNumbers.At(Power.Of(theory.P, 1 / theory.Flow.InvariantExponent), instance, theory.Balance);
        var slope = FlowNumbers.At(theory.MirrorMap.Derivative, instance, theory.Balance);
        _curve = CompiledExpression<T>.Compile([size, slope], [Names.U]);
        _power = new RationalPower<T>(((Number)FlowNumbers.At(theory.Flow.Geometry.SpeedExponent, instance)).Value);
        _loss = instance.LossOf<T>();
        _sign = T.FromDouble(sign);
    }

    public int Dimension => 1;

    internal T X(T u)
    {
        _curve.Evaluate([u], _values);
        return _sign * _values[0];
    }

    public void Evaluate(T t, ReadOnlySpan<T> y, Span<T> dy)
    {
        _loss.Gradient([X(y[0])], _gradient);
        T gradient = _gradient[0];
        T size = _power.Evaluate(T.Abs(gradient));
        dy[0] = _sign * (gradient < T.Zero ? size : -size) / _values[1];
    }
}
