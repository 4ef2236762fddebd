using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>The derived expressions as numbers, and what they leave of an integrated flow.</summary>
internal sealed class DerivedQuantities
{
    private const int MostNewtonSteps = 60;
    private readonly CompiledExpression<DoubleDouble> _invariants;
    private readonly CompiledExpression<DoubleDouble> _curve;
    private readonly CompiledExpression<DoubleDouble> _ofCurve;
    private readonly CompiledExpression<DoubleDouble>? _ofX;
    private readonly RationalPower<DoubleDouble> _power;

    private readonly DoubleDouble[] _start;
    private readonly DoubleDouble _x0;

    internal DerivedQuantities(
        MirrorFlow theory, Reparameterization x, FlowInstance instance, DoubleDouble[] start, DoubleDouble x0)
    {
        (_start, _x0) = (start[..x.Weights.Count], x0);
        var flow = theory.Flow;
        _invariants = CompiledExpression<DoubleDouble>.Compile(
            [.. Enumerable.Range(0, x.Weights.Count).Select(i => FlowNumbers.At(flow.Invariant(i), instance))], x.Weights);
        _curve = CompiledExpression<DoubleDouble>.Compile([Put(theory.P), Put(theory.InverseMetric)], [Names.U]);
        _ofCurve = CompiledExpression<DoubleDouble>.Compile([Put(theory.MirrorMap.Value), Put(theory.Conjugate.Value)], [Names.U]);
        _ofX = theory.InX is { } forms
            ? CompiledExpression<DoubleDouble>.Compile([Put(forms.MirrorMap), Put(forms.Conjugate)], [Names.X])
            : null;
        _power = new RationalPower<DoubleDouble>(((Number)FlowNumbers.At(flow.InvariantExponent, instance)).Value);

        Expr Put(Expr e) => FlowNumbers.At(e, instance, theory.Balance);
    }

    /// <summary>The sizes of what is 0 for the exact flow, each relative to its natural size.</summary>
    internal IEnumerable<(string Name, double Size)> Residuals(FlowPoint point)
    {
        if (point.Weights.Length > 1)
        {
            yield return ("balance", BalanceDrift(_start, point.Weights));
        }

        var (before, after) = (OfCurve(_x0), OfCurve(point.X));
        yield return ("mirror map", Relative(after.Map - before.Map + point.Clock, point.Clock));
        yield return ("conjugate", Relative(after.Conjugate - before.Conjugate + point.Work, point.Work));
        if (_ofX is not null)
        {
            var (first, last) = (new DoubleDouble[2], new DoubleDouble[2]);
            _ofX.Evaluate([_x0], first);
            _ofX.Evaluate([point.X], last);
            yield return ("mirror map in x", Relative(last[0] - first[0] + point.Clock, point.Clock));
            yield return ("conjugate in x", Relative(last[1] - first[1] + point.Work, point.Work));
        }

        yield return ("two spaces", Relative(point.X - point.MirrorX, point.X));
    }

    /// <summary>The largest change of a difference u_i - u_1, relative to the largest u_i.</summary>
    private double BalanceDrift(DoubleDouble[] start, DoubleDouble[] end)
    {
        var (before, after) = (new DoubleDouble[start.Length], new DoubleDouble[start.Length]);
        _invariants.Evaluate(start, before);
        _invariants.Evaluate(end, after);
        return Enumerable.Range(1, start.Length - 1)
            .Max(i => Relative(after[i] - after[0] - (before[i] - before[0]), after.Max()));
    }

    /// <summary>R'(x) and R* there, by the root u of P(u) = |x|^q.</summary>
    private (DoubleDouble Map, DoubleDouble Conjugate) OfCurve(DoubleDouble x)
    {
        var target = _power.Evaluate(DoubleDouble.Abs(x));
        var values = new DoubleDouble[2];
        DoubleDouble u = 1;
        for (var i = 0; i < MostNewtonSteps; i++)
        {
            _curve.Evaluate([u], values);
            var next = u - ((values[0] - target) / values[1]);
            next = next > DoubleDouble.Zero ? next : DoubleDouble.ScaleB(u, -1);
            var done = Math.Abs(DoubleDouble.ToDouble((next - u) / next)) < 1e-30;
            u = next;
            if (done)
            {
                break;
            }
        }

        _ofCurve.Evaluate([u], values);
        return (x < DoubleDouble.Zero ? -values[0] : values[0], values[1]);
    }

    private static double Relative(DoubleDouble residual, DoubleDouble size) =>
        Math.Abs(DoubleDouble.ToDouble(residual / size));
}
