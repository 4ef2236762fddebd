using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A function that has no enclosure in the arithmetic of T, a hypergeometric function, one of Carlson's or an integral,
/// through the enclosures of the exact side.
/// </summary>
/// <param name="node">The function, its arguments symbols.</param>
/// <param name="symbols">The symbols.</param>
/// <param name="registers">Where the values of the symbols are.</param>
internal sealed class EnclosedCall<T>(Expr node, IReadOnlyList<Symbol> symbols, int[] registers)
    where T : struct, IReal<T>
{
    internal T Evaluate(T[] r) => T.Through(ValueAt, [.. registers.Select(i => r[i])]);

    private DyadicInterval? ValueAt(IReadOnlyList<DyadicInterval> arguments, int bits)
    {
        var box = new Dictionary<Symbol, DyadicInterval>();
        for (int i = 0; i < symbols.Count; i++)
        {
            box[symbols[i]] = arguments[i];
        }

        return EnclosureEvaluator.Evaluate(node, box, bits).Interval;
    }
}
