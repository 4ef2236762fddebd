using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>A field y' = f(y) in which parts have names, so that each is computed once.</summary>
/// <param name="State">The symbols of y.</param>
/// <param name="Definitions">Symbols and what they stand for, in the state and in symbols before them.</param>
/// <param name="Field">f, one expression a component, in the state and the definitions.</param>
/// <param name="Slopes">Definitions after these that only derivatives use.</param>
/// <param name="Along">The derivative f'(y) v for the symbols of a direction v, with definitions after all these.</param>
public sealed record SharedField(
    IReadOnlyList<Symbol> State,
    IReadOnlyList<(Symbol Symbol, Expr Value)> Definitions,
    IReadOnlyList<Expr> Field,
    IReadOnlyList<(Symbol Symbol, Expr Value)> Slopes,
    Func<IReadOnlyList<Symbol>, Variation> Along)
{
    /// <summary>A field by itself, with its partial derivatives.</summary>
    /// <exception cref="ArgumentException">A component cannot be differentiated.</exception>
    public static SharedField Of(IReadOnlyList<Symbol> state, IReadOnlyList<Expr> field)
    {
        Expr[][] slopes = [.. field.Select(f => state.Select(s => Calculus.Differentiate(f, s)).ToArray())];
        var named = new List<(Symbol, Expr)>();
        for (int i = 0; i < slopes.Length; i++)
        {
            for (int k = 0; k < state.Count; k++)
            {
                if (slopes[i][k] is not (Number or Symbol))
                {
                    var symbol = new Symbol(FormattableString.Invariant($"slope {i} {k}"));
                    named.Add((symbol, slopes[i][k]));
                    slopes[i][k] = symbol;
                }
            }
        }

        return new(state, [], field, named, v => new([], [.. slopes.Select(row => Sum.Of(row.Select((slope, k) => slope * v[k])))]));
    }
}

/// <summary>The derivative of a <see cref="SharedField"/> along a direction.</summary>
/// <param name="Definitions">Symbols and what they stand for.</param>
/// <param name="Field">One expression a component.</param>
public sealed record Variation(IReadOnlyList<(Symbol Symbol, Expr Value)> Definitions, IReadOnlyList<Expr> Field);
