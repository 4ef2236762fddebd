using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>One term of an expansion.</summary>
/// <param name="Coefficient">Free of the symbol that moves.</param>
/// <param name="Scale">
/// A product of powers of the symbol (or its distance from the point), of its iterated logarithms and of an exponential;
/// positive near the limit.
/// </param>
public sealed record AsymptoticTerm(Expr Coefficient, Expr Scale)
{
    /// <summary>The term itself.</summary>
    public Expr Value => Coefficient * Scale;
}

/// <summary>
/// What an expression equals near a limit: the terms, each of smaller order than the one before, and a remainder that
/// is at most a constant times <see cref="Remainder"/>. It holds for each fixed value of the other symbols in their
/// domains at which the conditions hold; the constant may depend on them.
/// </summary>
/// <param name="Terms">The terms, the largest first. A coefficient may vanish for some values of the other symbols.</param>
/// <param name="Remainder">The order of the remainder, a sum of scales; null where the terms are the expression exactly.</param>
/// <param name="Conditions">What must hold beside the domains, such as <c>x != 0</c>.</param>
public sealed record AsymptoticExpansion(
    IReadOnlyList<AsymptoticTerm> Terms, Expr? Remainder, IReadOnlyList<Condition> Conditions)
{
    /// <summary>The terms added up.</summary>
    public Expr Value => Sum.Of(Terms.Select(t => t.Value));

    /// <summary><c>log(abs(x)) + O(L^-1)</c>; the terms in their order.</summary>
    public override string ToString()
    {
        var parts = Terms.Select(t => t.Value is Sum ? $"({t.Value})" : t.Value.ToString()).ToList();
        if (Remainder is not null)
        {
            parts.Add($"O({Remainder})");
        }

        return parts.Count == 0 ? "0" : string.Join(" + ", parts);
    }
}

/// <summary>An expansion, or why there is none.</summary>
/// <param name="Expansion">The expansion; null when Undecided.</param>
/// <param name="Reason">One sentence a person reads.</param>
/// <param name="SignNeeded">
/// When Undecided because the answer depends on a parameter: the expression whose sign would decide. Ask again with
/// domains that settle it.
/// </param>
public sealed record ExpansionResult(AsymptoticExpansion? Expansion, string Reason, Expr? SignNeeded = null);

/// <summary>Kinds of limits.</summary>
public enum LimitKind
{
    /// <summary>A finite value.</summary>
    Finite,

    /// <summary>Plus infinity.</summary>
    PlusInfinity,

    /// <summary>Minus infinity.</summary>
    MinusInfinity,

    /// <summary>Nothing was shown; the reason says why.</summary>
    Undecided,
}

/// <summary>A limit with what it rests on.</summary>
/// <param name="Kind">Whether it is finite, infinite or undecided.</param>
/// <param name="Value">The value, when finite.</param>
/// <param name="Expansion">The leading term with the order of the remainder; null when Undecided.</param>
/// <param name="Reason">One sentence a person reads.</param>
/// <param name="SignNeeded">When Undecided: the expression whose sign would decide, where there is one.</param>
public sealed record LimitResult(
    LimitKind Kind, Expr? Value, AsymptoticExpansion? Expansion, string Reason, Expr? SignNeeded = null)
{
    /// <summary>What must hold beside the domains of the other symbols.</summary>
    public IReadOnlyList<Condition> Conditions => Expansion?.Conditions ?? [];
}
