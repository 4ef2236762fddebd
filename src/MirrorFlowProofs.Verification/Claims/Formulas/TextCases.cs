using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Values for symbols that cover a part of the points at which a text has a value.</summary>
/// <param name="Name">In words: <c>x >= 0</c>, <c>q = 1</c>.</param>
/// <param name="Values">What symbols are replaced by.</param>
internal sealed record TextCase(string Name, IReadOnlyDictionary<Symbol, Expr> Values);

/// <summary>
/// Cases by the sign of a symbol: <c>log(s)</c> and, where <c>s >= 0</c>, <c>1/s</c> have a value for <c>s > 0</c> only, and a power of a negative number only where
/// the exponent is an integer, which <c>x^q</c> with <c>q</c> in [1, 2] leaves two values of <c>q</c>.
/// </summary>
internal static class TextCases
{
    private const int MostIntegers = 4;

    /// <summary>Cases that cover all points at which the expressions have values; null where none narrow them.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <param name="motion">A symbol that goes to a limit: only points near it count.</param>
    internal static IReadOnlyList<TextCase>? Of(IReadOnlyList<Expr> expressions, Motion? motion = null)
    {
        foreach (var node in expressions.SelectMany(ExpressionNodes.Of))
        {
            if (node is Apply { Function: Function.Log, Argument: Symbol inLog } && inLog.Domain == Domain.Real)
            {
                return [With(inLog, Domain.Positive)];
            }

            if (node is Power { Base: Symbol divisor, Exponent: Number { Value.Sign: < 0 } } && divisor.Domain == Domain.Nonnegative)
            {
                return [With(divisor, Domain.Positive)];
            }

            if (node is Power { Base: Symbol s, Exponent: var e } && s.Domain == Domain.Real && e is not Number { Value.IsInteger: true } && IntegersAt(e, motion) is { } integers)
            {
                return [With(s, Domain.Nonnegative), .. integers];
            }
        }

        return null;
    }

    /// <summary>The values of its one symbol at which an exponent is an integer; null where they are not finitely many.</summary>
    private static IReadOnlyList<TextCase>? IntegersAt(Expr exponent, Motion? motion)
    {
        if (exponent is Number)
        {
            return [];
        }

        if (Substitution.SymbolsOf(exponent) is not [var symbol]
            || Expansion.Expand(Calculus.Differentiate(exponent, symbol)) is not Number { Value: { IsZero: false } slope }
            || Expansion.Expand(Substitution.Replace(exponent, symbol, Expr.Zero)) is not Number { Value: var constant })
        {
            return null;
        }

        if (symbol.Equals(motion?.Symbol))
        {
            // Near a finite limit, but not at it, an exponent that changes is off the integers.
            return motion.At.Point is null ? null : [];
        }

        if (Ranges.Of(exponent) is not { Lower: { } lower, Upper: { } upper } || upper - lower > MostIntegers)
        {
            return null;
        }

        var cases = new List<TextCase>();
        for (var k = lower.Ceiling(); k <= upper.Floor(); k += 1)
        {
            var value = (k - constant) / slope;
            if (symbol.Domain.Contains(value))
            {
                cases.Add(new TextCase($"{symbol} = {value}", new Dictionary<Symbol, Expr> { [symbol] = value }));
            }
        }

        return cases;
    }

    private static TextCase With(Symbol symbol, Domain domain) =>
        new(domain.Describe(symbol.Name), new Dictionary<Symbol, Expr> { [symbol] = new Symbol(symbol.Name, domain) });
}
