using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>The factors that stand under the signed powers of a flow, weights first, then gradients: their values and speeds over boxes.</summary>
internal sealed class FlowFactors
{
    private readonly IReadOnlyList<IReadOnlyList<Symbol>> _rows;
    private readonly int _weights;
    private readonly int _gradients;
    private readonly CompiledExpression<Interval> _values;
    private readonly CompiledExpression<Interval> _slopes;

    /// <summary>Prepares.</summary>
    internal FlowFactors(FlowEquations equations)
    {
        var (weights, gradient) = (equations.AllWeights, equations.Gradient);
        (_rows, _weights, _gradients) = (equations.Weights, weights.Count, gradient.Count);
        _values = CompiledExpression<Interval>.Compile([.. weights, .. gradient], weights);
        _slopes = CompiledExpression<Interval>.Compile([.. gradient.SelectMany(g => weights.Select(w => Calculus.Differentiate(g, w)))], weights);
    }

    /// <summary>The factors over a box.</summary>
    internal Interval[] Values(IReadOnlyList<Interval> box)
    {
        var values = new Interval[_weights + _gradients];
        _values.Evaluate([.. box.Take(_weights)], values);
        return values;
    }

    /// <summary>Their derivatives in time over a box, given those of the state.</summary>
    internal Interval[] Speeds(IReadOnlyList<Interval> box, Interval[] field)
    {
        var slopes = new Interval[_weights * _gradients];
        _slopes.Evaluate([.. box.Take(_weights)], slopes);
        return
        [
            .. field.Take(_weights),
            .. Enumerable.Range(0, _gradients).Select(i => Enumerable.Range(0, _weights)
                .Aggregate(Interval.Zero, (sum, k) => sum + (slopes[(i * _weights) + k] * field[k]))),
        ];
    }

    /// <summary>The factor that is nearest to 0 against its speed, in words; null where nothing moves.</summary>
    internal string? Nearest(IReadOnlyList<Interval> box, FieldHull hull)
    {
        var (values, speeds) = (Values(box), Speeds(box, hull.Over(box)));
        var times = values.Zip(speeds, (value, speed) => Math.Abs(value.Middle / speed.Middle)).ToList();
        if (!times.Exists(double.IsFinite))
        {
            return null;
        }

        var nearest = times.IndexOf(times.Where(double.IsFinite).Min());
        return string.Create(CultureInfo.InvariantCulture, $"{Name(nearest)} is in {Interval.Format(values[nearest], 3)}");
    }

    private string Name(int factor)
    {
        if (factor >= _weights)
        {
            return FormattableString.Invariant($"the gradient G[{factor - _weights}]");
        }

        var row = 0;
        while (factor >= _rows[row].Count)
        {
            factor -= _rows[row++].Count;
        }

        return FormattableString.Invariant($"the weight w[{row}][{factor}]");
    }
}
