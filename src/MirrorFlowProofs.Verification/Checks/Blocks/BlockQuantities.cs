using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>The expressions derived for a sum of blocks as numbers, and what they leave of an integrated flow.</summary>
internal sealed class BlockQuantities
{
    private readonly BlockFlow _theory;
    private readonly CompiledExpression<DoubleDouble> _differences;
    private readonly CompiledExpression<DoubleDouble> _conserved;
    private readonly CompiledExpression<DoubleDouble> _parameters;
    private readonly CompiledExpression<DoubleDouble> _maps;
    private readonly CompiledExpression<DoubleDouble> _ofY;
    private readonly CompiledExpression<DoubleDouble>? _mapOfX;
    private readonly DoubleDouble[] _startConserved;
    private readonly DoubleDouble[] _sizes;
    private readonly DoubleDouble[] _startMaps;
    private readonly DoubleDouble _startConjugate;

    internal BlockQuantities(BlockFlow theory, Reparameterization x, BlockInstance instance, DoubleDouble[] start)
    {
        _theory = theory;
        var parameters = theory.Blocks.Select(b => b.U).ToList();
        _differences = Compile(theory.Blocks.SelectMany(b => Enumerable.Range(1, b.Balance.Offsets.Count - 1).Select(j =>
            (b.Flow.Invariant(j) - b.Flow.Invariant(0) - b.Balance.Offsets[j]) / (b.Flow.Invariant(j) + b.Flow.Invariant(0)))), x.Weights);
        _conserved = Compile(theory.Conserved.Select(c => c.Value), x.Weights);
        _parameters = Compile(theory.Blocks.Select(b => b.Flow.Invariant(0)), x.Weights);
        _maps = Compile(theory.Blocks.Select(b => b.MirrorMap.Value), parameters);
        _ofY = Compile([theory.X, theory.Conjugate], [Names.Y, .. parameters]);
        _mapOfX = theory.InX is { } forms ? Compile([forms.MirrorMap], [Names.X]) : null;
        var weights = start[..x.Weights.Count];
        var u = Values(_parameters, weights);
        (_startConserved, _startMaps) = (Values(Compile(theory.Conserved.Select(c => c.AtStart), []), []), Values(_maps, u));
        _sizes = Values(Compile(theory.Conserved.Select(c => SumOfSizes(c.Value)), x.Weights), weights);
        _startConjugate = Values(_ofY, [DoubleDouble.Zero, .. u])[1];

        CompiledExpression<DoubleDouble> Compile(IEnumerable<Expr> expressions, IReadOnlyList<Symbol> variables) =>
            CompiledExpression<DoubleDouble>.Compile([.. expressions.Select(instance.At)], variables);
    }

    /// <summary>The sizes of what is 0 for the exact flow, each relative to its natural size.</summary>
    internal IEnumerable<(string Name, double Size)> Residuals(FlowPoint point)
    {
        var u = Values(_parameters, point.Weights);
        var (conserved, maps, y) = (Values(_conserved, point.Weights), Values(_maps, u), -point.Clock);
        foreach (var difference in Values(_differences, point.Weights))
        {
            yield return ("balance", Size(difference));
        }

        for (var i = 0; i < conserved.Length; i++)
        {
            yield return ("between blocks", Size((conserved[i] - _startConserved[i]) / _sizes[i]));
        }

        for (var i = 0; i < maps.Length; i++)
        {
            yield return ("mirror maps", Size(((maps[i] - _startMaps[i]) / y) - _theory.Blocks[i].Sign));
        }

        var ofY = Values(_ofY, [y, .. u]);
        yield return ("x of y", Size((ofY[0] - point.X) / point.X));
        yield return ("conjugate", Size((ofY[1] - _startConjugate + point.Work) / point.Work));
        if (_mapOfX is not null)
        {
            yield return ("mirror map in x", Size((Values(_mapOfX, [point.X])[0] - y) / y));
        }

        yield return ("two spaces", Size((point.X - point.MirrorX) / point.X));
    }

    /// <summary>The natural size of a sum that may be 0: that of its terms.</summary>
    private static Expr SumOfSizes(Expr e) => Sum.Of(Expansion.TermsOf(e).Select(t => Apply.Of(Function.Abs, t)));

    private static DoubleDouble[] Values(CompiledExpression<DoubleDouble> compiled, DoubleDouble[] at)
    {
        var values = new DoubleDouble[compiled.Values];
        compiled.Evaluate(at, values);
        return values;
    }

    private static double Size(DoubleDouble value) => Math.Abs(DoubleDouble.ToDouble(value));
}
