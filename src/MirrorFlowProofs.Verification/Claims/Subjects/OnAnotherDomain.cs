using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>A subject where one of its symbols has another domain: what notations stand for is canonical in the symbol as it was.</summary>
/// <param name="Inner">The subject.</param>
/// <param name="Symbol">The symbol.</param>
/// <param name="Other">The symbol of the same name that takes its place.</param>
internal sealed record OnAnotherDomain(Subject Inner, Symbol Symbol, Symbol Other) : Subject
{
    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols { get; } = [.. Inner.Symbols.Select(s => s.Equals(Symbol) ? Other : s)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations { get; } = Inner.Notations.ToDictionary(n => n.Key, n => Replaced(n.Value, Symbol, Other));

    /// <inheritdoc/>
    public override string Description => Inner.Description;

    /// <inheritdoc/>
    public override Verdict Foundation => Inner.Foundation;

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogEntry> Entries => Inner.Entries;

    /// <inheritdoc/>
    public override Verdict FoundationOf(string text) => Inner.FoundationOf(text);

    /// <inheritdoc/>
    public override Meaning? Rate(Meaning e) => Inner.Rate(Replaced(e, Other, Symbol)) is { } rate ? Replaced(rate, Symbol, Other) : null;

    /// <summary>A meaning in another symbol.</summary>
    internal static Meaning Replaced(Meaning e, Symbol from, Symbol to) => from.Equals(to) ? e
        : new(Substitution.Replace(e.Value, from, to), [.. e.Parts.Select(p => Substitution.Replace(p, from, to))]);
}
