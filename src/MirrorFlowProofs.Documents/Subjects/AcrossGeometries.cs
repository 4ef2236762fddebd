using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// The derived theory together with that of other geometries, <c>M[q=1](x)</c>. Each geometry is derived by itself: forms with q left open may
/// leave out some q.
/// </summary>
/// <param name="Own">The theory of the setting; null where only others are mentioned.</param>
/// <param name="Others">The others, by what marks them.</param>
/// <param name="Q">The geometry of the setting.</param>
internal sealed partial record AcrossGeometries(Subject? Own, IReadOnlyList<(string Mark, Subject Theory)> Others, Symbol? Q) : Subject
{
    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols => [.. All.SelectMany(s => s.Symbols).Concat(Q is null || Own is not null ? [] : [Q]).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations => (Own?.Notations ?? new Dictionary<string, Meaning>())
        .Concat(Others.SelectMany(o => o.Theory.Notations.Where(n => OfX().IsMatch(n.Key)).Select(n => KeyValuePair.Create($"{n.Key[0]}{o.Mark}{n.Key[1..]}", n.Value))))
        .ToDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Description => string.Join("; ", All.Select(s => s.Description));

    /// <inheritdoc/>
    public override Verdict Foundation => Of([.. All.Select(s => s.Foundation)]);

    /// <inheritdoc/>
    /// <remarks>The notation of another geometry is that of its own theory with a mark.</remarks>
    public override Verdict FoundationOf(string text) =>
        Of([.. All.Select(s => s.FoundationOf(Marked().Replace(text, match => match.Value.Replace(match.Groups["mark"].Value, "", StringComparison.Ordinal))))]);

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogEntry> Entries => [.. All.SelectMany(s => s.Entries).Distinct()];

    private static Verdict Of(IReadOnlyList<Verdict> verdicts) => verdicts.FirstOrDefault(f => f.Kind != VerdictKind.Proved)
        ?? Verdict.Proved("each geometry is derived", [.. verdicts.SelectMany(f => f.Conditions).Distinct()]);

    private IEnumerable<Subject> All => Others.Select(o => o.Theory).Prepend(Own).OfType<Subject>();

    /// <summary>The marks in a text, with the q of each.</summary>
    internal static IEnumerable<(string Mark, Rational Q, int At)> In(string text) => Marked().Matches(text)
        .Where(m => Rational.TryParse(m.Groups["q"].Value, out _)).DistinctBy(m => m.Groups["mark"].Value)
        .Select(m => (m.Groups["mark"].Value, Rational.TryParse(m.Groups["q"].Value, out var q) ? q : 1, m.Index));

    [GeneratedRegex(@"(?<![A-Za-z0-9_])[RPMW](?<mark>\[q ?= ?(?<q>[0-9]+(?:/[0-9]+)?)\])'*\(")]
    private static partial Regex Marked();

    [GeneratedRegex(@"^[RMW]'*\(x\)$")]
    private static partial Regex OfX();
}
