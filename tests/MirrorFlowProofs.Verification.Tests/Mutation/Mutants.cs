using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>An expression with one small change, and which; building it fails where no such expression exists, as 1/0.</summary>
internal sealed record Mutant(string Change, Func<Expr> Build)
{
    /// <summary>The same change inside a larger expression.</summary>
    internal Mutant Inside(Func<Expr, Expr> whole) => new(Change, () => whole(Build()));
}

/// <summary>
/// Every single change of an expression: a number, coefficient or exponent plus 1, doubled or negated; a symbol put in the
/// place of another; a term dropped or its sign flipped; a factor or a power dropped; a function dropped or replaced.
/// </summary>
internal static class Mutants
{
    internal static IEnumerable<Mutant> Of(Expr e, IReadOnlyList<Symbol> symbols) => e switch
    {
        Number n => OfNumber("the number", n, value => value),
        Symbol s => symbols.Where(other => !other.Equals(s)).Select(other => new Mutant($"{s.Name} became {other.Name}", () => other)),
        Sum s => OfSum(s, symbols),
        Product p => OfProduct(p, symbols),
        Power p => OfPower(p, symbols),
        Apply a => OfFunction(a, symbols),
        Integral i => OfIntegral(i, symbols),
        _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
    };

    private static IEnumerable<Mutant> OfNumber(string what, Expr number, Func<Expr, Expr> put) =>
        from change in new (string Word, Expr Value)[] { ("plus 1", number + 1), ("doubled", 2 * number), ("negated", -number) }
        where !change.Value.Equals(number)
        select new Mutant($"{what} {number} {change.Word}", () => put(change.Value));

    private static IEnumerable<Mutant> OfSum(Sum s, IReadOnlyList<Symbol> symbols)
    {
        foreach (var (term, i) in s.Terms.Select((t, i) => (t, i)))
        {
            yield return new Mutant($"the term {term} dropped", () => Sum.Of(s.Terms.RemoveAt(i)));
            yield return new Mutant($"the sign of {term} flipped", () => Sum.Of(s.Terms.SetItem(i, -term)));
            foreach (var inner in Of(term, symbols))
            {
                yield return inner.Inside(value => Sum.Of(s.Terms.SetItem(i, value)));
            }
        }
    }

    private static IEnumerable<Mutant> OfProduct(Product p, IReadOnlyList<Symbol> symbols)
    {
        var rest = Product.Of(p.Factors);
        foreach (var mutant in OfNumber("the coefficient", p.Coefficient, c => c * rest))
        {
            yield return mutant;
        }

        foreach (var (factor, i) in p.Factors.Select((f, i) => (f, i)))
        {
            yield return new Mutant($"the factor {factor} dropped", () => p.Coefficient * Product.Of(p.Factors.RemoveAt(i)));
            foreach (var inner in Of(factor, symbols))
            {
                yield return inner.Inside(value => p.Coefficient * Product.Of(p.Factors.SetItem(i, value)));
            }
        }
    }

    private static IEnumerable<Mutant> OfPower(Power p, IReadOnlyList<Symbol> symbols) =>
    [
        new Mutant($"the exponent {p.Exponent} dropped", () => p.Base),
        .. OfNumber("the exponent", p.Exponent, e => Power.Of(p.Base, e)),
        .. Of(p.Base, symbols).Select(m => m.Inside(value => Power.Of(value, p.Exponent))),
        .. p.Exponent is Number ? [] : Of(p.Exponent, symbols).Select(m => m.Inside(value => Power.Of(p.Base, value))),
    ];

    private static IEnumerable<Mutant> OfFunction(Apply a, IReadOnlyList<Symbol> symbols)
    {
        if (a.Arguments.Length == 1)
        {
            yield return new Mutant($"the function of {a} dropped", () => a.Argument);
            yield return new Mutant($"the function of {a} became another", () => Apply.Of(Other(a.Function), a.Argument));
        }

        foreach (var (argument, i) in a.Arguments.Select((x, i) => (x, i)))
        {
            foreach (var inner in Of(argument, symbols))
            {
                yield return inner.Inside(value => Apply.Of(a.Function, [.. a.Arguments.SetItem(i, value)]));
            }
        }
    }

    private static IEnumerable<Mutant> OfIntegral(Integral i, IReadOnlyList<Symbol> symbols) =>
    [
        .. Of(i.Integrand, symbols).Select(m => m.Inside(value => Integral.Of(value, i.Variable, i.Lower, i.Upper))),
        .. Of(i.Lower, symbols).Select(m => m.Inside(value => Integral.Of(i.Integrand, i.Variable, value, i.Upper))),
        .. Of(i.Upper, symbols).Select(m => m.Inside(value => Integral.Of(i.Integrand, i.Variable, i.Lower, value))),
    ];

    private static Function Other(Function function) => function switch
    {
        Function.Abs => Function.Sign,
        Function.Sign => Function.Abs,
        Function.Log => Function.Exp,
        Function.Exp => Function.Log,
        Function.Sinh => Function.Cosh,
        Function.Cosh => Function.Sinh,
        Function.Arcsinh => Function.Arctan,
        Function.Arctan => Function.Arcsinh,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
