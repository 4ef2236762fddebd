using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// Concrete numbers for a sum of blocks: the flow starts at positive weights and runs, on the quadratic loss, for a time
/// in which every block keeps its sign and the gradient too.
/// </summary>
/// <param name="Q">The exponent of the flow that is integrated.</param>
/// <param name="Values">The starts and offsets by their symbols; each positive.</param>
/// <param name="B">The parameter b of the loss <c>(x - b)^2/2</c>.</param>
/// <param name="Time">T &gt; 0.</param>
public sealed record BlockInstance(Rational Q, IReadOnlyDictionary<Symbol, Rational> Values, double B, double Time)
{
    // Of the distance in y at which, at the speed of the start, some u_b has doubled or is 0.
    private const double Travel = 0.5;

    // b lies this many times further than x would travel at the speed of the start.
    private const double Reserve = 4;

    /// <summary>The instance of an entry whose derivation is given.</summary>
    public static BlockInstance Of(CatalogEntry entry, BlockFlow theory)
    {
        var q = entry.Q is Number n ? n.Value : FlowInstance.GenericQ;
        var symbols = theory.Blocks.Select(b => b.Start).Concat(theory.Blocks.SelectMany(b => b.Balance.Offsets.OfType<Symbol>()));
        var values = symbols.Distinct().Select((symbol, i) => (symbol, Value: new Rational(2 * i + 3, 5))).ToDictionary(v => v.symbol, v => v.Value);
        var unfinished = new BlockInstance(q, values, 0, 0);
        var (clock, x, slope) = (double.PositiveInfinity, 0.0, 0.0);
        foreach (var block in theory.Blocks)
        {
            clock = Math.Min(clock, Travel * Start(block.U * block.MirrorMap.Derivative, block));
            x += block.Sign * Start(block.Size, block);
            slope += Start(block.InverseMetric, block);
        }

        var b = FlowInstance.Short(x + Reserve * clock * slope);
        var speed = Math.Pow(Math.Abs(x - b), (double)(q - 1).Numerator / (double)(q - 1).Denominator);
        return unfinished with { B = b, Time = FlowInstance.Short(clock / speed) };

        double Start(Expr e, SignedBlock block) =>
            CompiledExpression<Float64>.Compile(unfinished.At(Substitution.Replace(e, block.U, block.StartU))).Evaluate().Value;
    }

    /// <summary>The expression with q, the starts and the offsets replaced by numbers.</summary>
    internal Expr At(Expr e)
    {
        var numbers = Values.ToDictionary(v => v.Key, v => (Expr)v.Value);
        numbers[Geometry.SymbolicQ] = Q;
        return Substitution.Replace(e, numbers);
    }

    /// <summary>The numbers in words, for a witness.</summary>
    internal string Words => FormattableString.Invariant(
        $"q = {Q}, {string.Join(", ", Values.Select(v => $"{v.Key} = {v.Value}"))}, quadratic loss, b = {B:R}, T = {Time:R}");

    /// <summary>The weights at the start, in the order of the reparameterization, then clock and work 0.</summary>
    internal T[] StartState<T>(BlockFlow theory, Reparameterization x)
        where T : struct, IReal<T>
    {
        var state = new T[x.Weights.Count + 2];
        foreach (var block in theory.Blocks)
        {
            foreach (var weight in block.Flow.Reparameterization.Weights)
            {
                var size = At(Substitution.Replace(block.OnCurve(weight), block.U, block.StartU));
                state[x.Weights.TakeWhile(w => !w.Equals(weight)).Count()] = CompiledExpression<T>.Compile(size).Evaluate();
            }
        }

        return state;
    }
}
