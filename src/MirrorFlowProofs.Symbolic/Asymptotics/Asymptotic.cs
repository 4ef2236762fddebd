using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>
/// Expansions and limits of expressions in one symbol, exactly: coefficients are expressions in the other symbols,
/// exponents may depend on them, and every decision on the way (whether a coefficient is zero, which of two scales is the
/// larger) is made by the <see cref="ZeroTest"/> and by exact ranges, or the answer is Undecided.
/// </summary>
/// <remarks>
/// <para>
/// It rests on the arithmetic of asymptotic expansions with remainders (A. Erdelyi, Asymptotic Expansions, 1956; N. G. de
/// Bruijn, Asymptotic Methods in Analysis, 1958), on Taylor's theorem for convergent power series at a series that goes to 0,
/// and on the laws of exp, log and powers; scales are those of J. van der Hoeven, Transseries and Real Differential
/// Algebra, 2006, that are needed for expressions without infinite sums. docs/design.md, "Limits", states what is covered.
/// </para>
/// <para>
/// Every statement holds for each fixed value of the other symbols in their domains; nothing is said of uniformity. An integer
/// symbol is let go to infinity through real values. The function is taken where it is defined near the limit.
/// </para>
/// </remarks>
public static class Asymptotic
{
    /// <summary>More terms than this are never kept on the way; what still cancels is Undecided.</summary>
    public const int MostTerms = 32;

    /// <summary>The first terms of an expression near a limit.</summary>
    /// <param name="e">The expression.</param>
    /// <param name="symbol">The symbol that moves.</param>
    /// <param name="at">Where it goes.</param>
    /// <param name="terms">How many terms, from 1 to 16; there are fewer where no more are known, or where there are no more.</param>
    /// <exception cref="ArgumentException">The domain of the symbol does not allow the limit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of terms is out of range.</exception>
    public static ExpansionResult Expand(Expr e, Symbol symbol, Approach at, int terms = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(terms, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms, MostTerms / 2);
        return new Question(e, symbol, at, terms).Answer(mustLead: false).Result;
    }

    /// <summary>
    /// The leading term, with a coefficient that is not 0 under the conditions: the expression divided by it goes to 1. An
    /// expansion without terms says that the expression is 0 near the limit.
    /// </summary>
    /// <param name="e">The expression.</param>
    /// <param name="symbol">The symbol that moves.</param>
    /// <param name="at">Where it goes.</param>
    /// <exception cref="ArgumentException">The domain of the symbol does not allow the limit.</exception>
    public static ExpansionResult LeadingTerm(Expr e, Symbol symbol, Approach at) =>
        new Question(e, symbol, at, 1).Answer(mustLead: true).Result;

    /// <summary>The limit, with the leading term where there is one.</summary>
    /// <param name="e">The expression.</param>
    /// <param name="symbol">The symbol that moves.</param>
    /// <param name="at">Where it goes.</param>
    /// <exception cref="ArgumentException">The domain of the symbol does not allow the limit.</exception>
    public static LimitResult Limit(Expr e, Symbol symbol, Approach at) =>
        Known.GetOrCreateValue(e).GetOrAdd((symbol, at), moves => Find(e, moves.Symbol, moves.At));

    /// <summary>The limits found so far: a step of a derivation finds one, states it, and has it decided.</summary>
    private static readonly ConditionalWeakTable<Expr, ConcurrentDictionary<(Symbol Symbol, Approach At), LimitResult>> Known = [];

    private static LimitResult Find(Expr e, Symbol symbol, Approach at)
    {
        var (result, order) = new Question(e, symbol, at, 1).Answer(mustLead: false);
        if (result.Expansion is not { } expansion || order is not { } comparison)
        {
            return new LimitResult(LimitKind.Undecided, null, null, result.Reason, result.SignNeeded);
        }

        switch (comparison)
        {
            case Comparison.Smaller:
                return new LimitResult(LimitKind.Finite, Expr.Zero, expansion, $"it is {expansion}");
            case Comparison.Equal:
                return new LimitResult(LimitKind.Finite, expansion.Terms[0].Coefficient, expansion, $"it is {expansion}");
            case Comparison.Larger:
                var coefficient = expansion.Terms[0].Coefficient;
                return SignOnDomains.Of(coefficient) switch
                {
                    PossibleSigns.Positive => new(LimitKind.PlusInfinity, null, expansion, $"it is {expansion}"),
                    PossibleSigns.Negative => new(LimitKind.MinusInfinity, null, expansion, $"it is {expansion}"),
                    _ => new(
                        LimitKind.Undecided, null, null,
                        $"it is {expansion}, and the sign of {coefficient} is not settled by the domains", coefficient),
                };
            default:
                var scale = expansion.Terms[0].Scale;
                return new LimitResult(LimitKind.Undecided, null, null, $"whether {scale} is bounded near the limit is not settled by the domains");
        }
    }
}
