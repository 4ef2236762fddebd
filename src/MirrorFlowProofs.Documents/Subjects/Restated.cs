using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A subject in the symbols of a document: offsets by the names the document gives them, symbols in the smaller domains it
/// declares. What holds for all values of a symbol holds for what is put in its place.
/// </summary>
internal sealed record Restated : Subject
{
    private readonly Subject _inner;
    private readonly IReadOnlyDictionary<Symbol, Expr> _values;
    private readonly Lazy<IReadOnlyDictionary<string, Meaning>> _notations;

    /// <param name="inner">The subject.</param>
    /// <param name="values">What stands for its symbols.</param>
    /// <param name="more">Notations beside its own.</param>
    /// <param name="hidden">Notations that the document gives a meaning of its own.</param>
    internal Restated(
        Subject inner, IReadOnlyDictionary<Symbol, Expr> values, Func<IReadOnlyDictionary<string, Meaning>> more, IReadOnlySet<string> hidden)
    {
        (_inner, _values) = (inner, values);
        _notations = new(() => inner.Notations.Concat(more())
            .Where(n => !hidden.Contains(n.Key))
            .ToDictionary(n => n.Key, n => Put(n.Value), StringComparer.Ordinal));
    }

    /// <summary>Whether x, u and y are points of one curve, and so not independent of each other.</summary>
    internal bool IsOnCurve => _inner is DerivedFlow or AnyDepth or SumFlow or PowerBlocks;

    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols =>
        [.. _inner.Symbols.SelectMany(s => _values.TryGetValue(s, out var value) ? Substitution.SymbolsOf(value) : [s]).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations => _notations.Value;

    /// <inheritdoc/>
    public override string Description => _inner.Description
        + string.Concat(_values.Where(v => v.Value is not Symbol s || s.Name != v.Key.Name).Select(v => $", {v.Key.Name} = {v.Value}"));

    /// <inheritdoc/>
    public override Verdict Foundation => Noted(_inner.Foundation);

    /// <summary>A condition that the setting brings with it; null for none.</summary>
    internal string? Note { get; init; }

    /// <inheritdoc/>
    public override Verdict FoundationOf(string text) => Noted(_inner.FoundationOf(text));

    /// <inheritdoc/>
    public override Meaning? Rate(Meaning e)
    {
        var back = _values.Where(v => v.Value is Symbol).ToDictionary(v => (Symbol)v.Value, v => (Expr)v.Key);
        return _inner.Rate(Put(e, back)) is { } rate ? Put(rate) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogEntry> Entries => _inner.Entries;

    /// <inheritdoc/>
    public override IReadOnlyList<WeightEquation> Equations => [.. _inner.Equations.Select(e => new WeightEquation(
        Put(e.Weight) as Symbol ?? e.Weight, Put(e.Q), Put(e.Descent), Put(e.Force), Put(e.Drift)))];

    private Expr Put(Expr e) => Put(Meaning.Of(e), _values).Value;

    private Verdict Noted(Verdict verdict) => verdict is { Kind: VerdictKind.Proved } proved && Note is { } note
        ? Verdict.Proved(proved.Reason, [.. proved.Conditions, note])
        : verdict;

    private Meaning Put(Meaning meaning) => Put(meaning, _values);

    private static Meaning Put(Meaning meaning, IReadOnlyDictionary<Symbol, Expr> values) => values.Count == 0
        ? meaning
        : new(Substitution.Replace(meaning.Value, values), [.. meaning.Parts.Select(p => Substitution.Replace(p, values))]);
}
