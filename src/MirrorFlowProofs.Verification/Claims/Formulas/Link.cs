using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>One relation of a written formula, decided for all values of its symbols at which its sides are defined.</summary>
/// <param name="Text">As written.</param>
public abstract record Link(string Text)
{
    /// <summary>What the sides stand for, from left to right.</summary>
    public abstract IReadOnlyList<Meaning> Sides { get; }

    /// <summary>What must have a value for the text to have one.</summary>
    private protected IReadOnlyList<Expr> Parts => [.. Sides.SelectMany(s => s.Parts).Distinct()];

    /// <summary>The symbols of the sides and of their parts.</summary>
    private protected IReadOnlyList<Symbol> Symbols => [.. Parts.Concat(Sides.Select(s => s.Value)).SelectMany(Substitution.SymbolsOf).Distinct()];

    /// <summary>
    /// Proved by exact computation; Refuted at a point of the domains at which the text as written has a value and the
    /// relation is excluded; Undecided otherwise. What is defined nowhere is not called proved.
    /// </summary>
    public abstract Verdict Decide();

    /// <summary>
    /// What is proved for <c>s != 0</c>, looked at where symbols are 0: Refuted where the text as written has a value there and the
    /// relation is excluded, else null. Only of formulas whose forms are not themselves derived for <c>s != 0</c>.
    /// </summary>
    internal virtual Verdict? AtZero() => null;
}
