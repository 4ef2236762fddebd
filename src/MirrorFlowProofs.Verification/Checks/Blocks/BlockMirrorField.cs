using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// The flow of a sum in mirror space, from what was derived: <c>dR_b'/dt = -sigma_b s(G)</c>, so
/// <c>u_b' = -sigma_b s(G)/(dR_b'/du_b)</c>, with <c>x = sum_b sigma_b x_b(u_b)</c>. The state is the <c>u_b</c>.
/// </summary>
internal sealed class BlockMirrorField : IVectorField<DoubleDouble>
{
    private readonly IReadOnlyList<SignedBlock> _blocks;
    private readonly CompiledExpression<DoubleDouble> _curves;
    private readonly RationalPower<DoubleDouble> _power;
    private readonly ILoss<DoubleDouble> _loss;
    private readonly DoubleDouble[] _values;
    private readonly DoubleDouble[] _gradient = new DoubleDouble[1];

    internal BlockMirrorField(BlockFlow theory, BlockInstance instance, ILoss<DoubleDouble> loss)
    {
        _blocks = theory.Blocks;
        _curves = CompiledExpression<DoubleDouble>.Compile(
            [.. _blocks.Select(b => instance.At(b.Size)), .. _blocks.Select(b => instance.At(b.MirrorMap.Derivative))],
            [.. _blocks.Select(b => b.U)]);
        _power = new RationalPower<DoubleDouble>(instance.Q - 1);
        _loss = loss;
        _values = new DoubleDouble[2 * _blocks.Count];
        Start = [.. _blocks.Select(b => CompiledExpression<DoubleDouble>.Compile(instance.At(b.StartU)).Evaluate())];
    }

    public int Dimension => _blocks.Count;

    internal DoubleDouble[] Start { get; }

    internal DoubleDouble X(DoubleDouble[] u) => Sum(u);

    public void Evaluate(DoubleDouble t, ReadOnlySpan<DoubleDouble> y, Span<DoubleDouble> dy)
    {
        _loss.Gradient([Sum(y)], _gradient);
        var size = _power.Evaluate(DoubleDouble.Abs(_gradient[0]));
        var clock = _gradient[0] < DoubleDouble.Zero ? size : -size;
        for (var i = 0; i < _blocks.Count; i++)
        {
            dy[i] = (_blocks[i].Sign < 0 ? -clock : clock) / _values[_blocks.Count + i];
        }
    }

    private DoubleDouble Sum(ReadOnlySpan<DoubleDouble> u)
    {
        _curves.Evaluate(u, _values);
        var sum = DoubleDouble.Zero;
        for (var i = 0; i < _blocks.Count; i++)
        {
            sum += _blocks[i].Sign < 0 ? -_values[i] : _values[i];
        }

        return sum;
    }
}
