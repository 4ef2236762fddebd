using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A relation is decided where both sides have a value. Where the text has none, at the zeros of a divisor or outside the domain of a
/// logarithm or root, the verdict says so.
/// </summary>
internal static partial class ExcludedValues
{
    /// <summary>How many conditions are written: more than these tell a reader nothing.</summary>
    private const int MostConditions = 8;

    /// <summary>The verdict with what the text asks for beside the domains, where it is proved.</summary>
    internal static Verdict Named(Assertion assertion, Verdict verdict) => verdict.Kind != VerdictKind.Proved ? verdict
        : Verdict.Proved(verdict.Reason, [.. verdict.Conditions.Union(AskedBy(assertion))]);

    /// <summary>What the theory has no value at is its own affair; what a text does to numbers such as L - 2 is not.</summary>
    private static IEnumerable<string> AskedBy(Assertion assertion) => assertion switch
    {
        FormulaAssertion { Subject: Restated } formula => Of(PartsOf(formula)),
        OffBalanceAssertion offBalance => AskedBy(offBalance.Formula),
        UpToAssertion upTo => AskedBy(upTo.Exact),
        UpToFactorAssertion upTo => AskedBy(upTo.Scaled),
        ChainedAssertion chain => AskedBy(chain.First).Union(AskedBy(chain.Rest)),
        AlongTheFlowAssertion moving => Of(moving.Written.SelectMany(m => m.Parts.Append(m.Value))).Except(moving.Jumps.Select(jump => $"{jump} != 0")),
        ComposedAssertion composed => Of(composed.Claim.Assertions.OfType<FormulaAssertion>().Where(f => f.Standing == Standing.Statement).SelectMany(PartsOf)),
        LimitAssertion limit => OfLimit(limit.Tendency),
        OpenSumAssertion sum => Of(sum.PartsAtADepth()).Select(c => Numbered().Replace(c, "_i")).Distinct(),
        _ => [],
    };

    private static IEnumerable<Expr> PartsOf(FormulaAssertion formula) =>
        formula.Read().OfType<Comparison>().SelectMany(link => link.Sides).SelectMany(side => side.Parts);

    /// <summary>What the other symbols must be: where the symbol goes it may well be where there is no value. A leading term is not 0.</summary>
    private static IEnumerable<string> OfLimit(Tendency tendency)
    {
        var parts = tendency.Sides.SelectMany(side => side.Parts.Append(side.Value));
        return Of(
            tendency.Kind == TendencyKind.LeadingTerm ? parts.Append(Power.Of(tendency.Right!.Value, -1)) : parts,
            value => Substitution.SymbolsOf(value) is var symbols && symbols.Any(s => !s.Equals(tendency.Motion.Symbol)));
    }

    /// <summary>What the domains of the symbols do not say of where expressions have a value; the first few, and whether there is more.</summary>
    /// <param name="parts">The expressions.</param>
    /// <param name="isAskedFor">Which values are looked at; null for all.</param>
    internal static IEnumerable<string> Of(IEnumerable<Expr> parts, Func<Expr, bool>? isAskedFor = null)
    {
        List<string> found = [.. parts.SelectMany(ExpressionNodes.Of).Distinct().SelectMany(Needed).Distinct()
            .Where(c => isAskedFor?.Invoke(c.Value) != false && !IsKnown(c)).Take(MostConditions + 1).Select(c => Written(c.Value, c.Relation))];
        return found.Count <= MostConditions ? found : [.. found.Take(MostConditions), "every other divisor, logarithm and root in it has a value"];
    }

    /// <summary>What must stand how to 0 for a node to have a value, by its factors where that is the same.</summary>
    private static IEnumerable<(Expr Value, string Relation)> Needed(Expr node) => node switch
    {
        Power { Base: var b, Exponent: var e } when Power.IsInteger(e) => Ranges.IsPositive(e) ? [] : VanishingFactors.Of(b).Select(f => (f, "!=")),
        Power { Base: var b, Exponent: var e } when Ranges.IsNonnegative(b) => Ranges.IsPositive(e) ? [] : VanishingFactors.Of(b).Select(f => (f, "!=")),
        Power { Base: var b, Exponent: var e } => [(b, Ranges.IsPositive(e) ? ">=" : ">")],
        Apply { Function: Function.Log, Argument: var argument } => Ranges.IsNonnegative(argument) ? VanishingFactors.Of(argument).Select(f => (f, "!=")) : [(argument, ">")],
        _ => [],
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

    [GeneratedRegex("_[0-9]+")]
    private static partial Regex Numbered();
}
