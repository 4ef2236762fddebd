using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A relation is decided where both sides have a value. Where the text has none, at the zeros of a divisor or outside the domain of a
/// logarithm or root, the verdict says so.
/// </summary>
internal static class ExcludedValues
{
    /// <summary>How many conditions are written: more than these tell a reader nothing.</summary>
    private const int MostConditions = 8;

    /// <summary>The verdict with what the text asks for beside the domains, for a proved relation between written texts.</summary>
    internal static Verdict Named(Assertion assertion, Verdict verdict)
    {
        var formula = assertion switch
        {
            FormulaAssertion written => written,
            OffBalanceAssertion { Formula: var written } => written,
            UpToAssertion { Exact: var written } => written,
            _ => null,
        };
        if (verdict.Kind != VerdictKind.Proved || formula?.Subject is not Restated subject)
        {
            return verdict;
        }

        // What the theory has no value at is its own affair; what a text does to numbers such as L - 2 is not.
        var parts = formula.Read().OfType<Comparison>().SelectMany(link => link.Sides).SelectMany(side => side.Parts);
        return Verdict.Proved(verdict.Reason, [.. verdict.Conditions.Union(Of(parts))]);
    }

    /// <summary>What the domains of the symbols do not say of where expressions have a value; the first few.</summary>
    internal static IEnumerable<string> Of(IEnumerable<Expr> parts) => parts.SelectMany(ExpressionNodes.Of).Distinct()
        .SelectMany(Needed).Distinct().Where(c => !IsKnown(c)).Take(MostConditions).Select(c => Written(c.Value, c.Relation));

    /// <summary>What must stand how to 0 for a node to have a value, by its factors where that is the same.</summary>
    private static IEnumerable<(Expr Value, string Relation)> Needed(Expr node) => node switch
    {
        Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } => [],
        Power { Base: var b, Exponent: Number { Value.IsInteger: true } } => Factors(b).Select(f => (f, "!=")),
        Power { Base: var b, Exponent: var e } when Ranges.IsNonnegative(b) => Ranges.IsPositive(e) ? [] : Factors(b).Select(f => (f, "!=")),
        Power { Base: var b, Exponent: var e } => [(b, Ranges.IsPositive(e) ? ">=" : ">")],
        Apply { Function: Function.Log, Argument: var argument } => Ranges.IsNonnegative(argument) ? Factors(argument).Select(f => (f, "!=")) : [(argument, ">")],
        _ => [],
    };

    private static IEnumerable<Expr> Factors(Expr e) => e switch
    {
        Number => [],
        Product p => p.Factors.SelectMany(Factors),
        Power { Base: var b } => Factors(b),
        Apply { Function: Function.Abs, Argument: var argument } => Factors(argument),
        _ => [e],
    };

    private static bool IsKnown((Expr Value, string Relation) condition)
    {
        var (value, relation) = condition;
        if (relation == "!=")
        {
            return Ranges.Of(value).IsNonzero || Root(value) is var (symbol, root) && !IsTaken(symbol, root)
                || Holds(value, WrittenRelation.Above) || Holds(value, WrittenRelation.Below);
        }

        return Holds(value, relation == ">" ? WrittenRelation.Above : WrittenRelation.AtLeast);
    }

    private static bool Holds(Expr e, WrittenRelation relation) =>
        new Comparison("", Meaning.Of(e), relation, Meaning.Of(Expr.Zero)).Decide() is { Kind: VerdictKind.Proved, Conditions.Count: 0 };

    private static bool IsTaken(Symbol symbol, Rational value) => symbol.Domain.Contains(value) && (!symbol.Domain.IsInteger || value.IsInteger);

    /// <summary><c>n != 1</c> for <c>n - 1</c>, and <c>E != 0</c> for what has no one root.</summary>
    private static string Written(Expr e, string relation) => relation == "!=" && Root(e) is var (symbol, root)
        ? $"{symbol.Name} != {root}"
        : $"{TextPrinter.Print(e)} {relation} 0";

    /// <summary>The root of an expression that is linear in its only symbol, perhaps over that symbol.</summary>
    private static (Symbol Symbol, Rational Root)? Root(Expr e) => Substitution.SymbolsOf(e) is [var symbol]
        ? LinearRoot(e, symbol) ?? (symbol.Domain.Contains(0) ? null : LinearRoot(Expansion.Expand(e * symbol), symbol))
        : null;

    private static (Symbol Symbol, Rational Root)? LinearRoot(Expr e, Symbol symbol) =>
        Calculus.Differentiate(e, symbol) is Number { Value: { IsZero: false } slope } && Substitution.Replace(e, symbol, Expr.Zero) is Number { Value: var start }
            ? (symbol, -start / slope)
            : null;
}
