using System.Text;
using MirrorFlowProofs.Documents;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>A line a claim: where, its name, the verdict, the reason; for a refuted one the counterexample below it.</summary>
internal static class CheckText
{
    public static string Write(CheckedDocument document)
    {
        var text = new StringBuilder();
        foreach (var claim in document.Claims)
        {
            text.Append(FormattableString.Invariant($"{document.Document.Name}:{claim.Line}: {claim.Id}: {Short(claim)}\n"));
            foreach (var line in Details(claim))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary><c>Refuted: R''(x) = 1/x</c>.</summary>
    internal static string Short(CheckedClaim claim)
    {
        var expected = claim.Expected is not { } kind ? "" : kind == claim.Verdict.Kind ? " as expected" : $", expected {kind}";
        return claim.Verdict.Kind == VerdictKind.Proved
            ? $"Proved{expected}: {claim.Text}: {claim.Verdict.Reason}"
            : claim.Verdict.Kind == VerdictKind.Refuted ? $"Refuted{expected}: {claim.Text}"
            : claim.Verdict.Reason.StartsWith(claim.Text, StringComparison.Ordinal) ? $"{claim.Verdict.Kind}{expected}: {claim.Verdict.Reason}"
            : $"{claim.Verdict.Kind}{expected}: {claim.Text}: {claim.Verdict.Reason}";
    }

    /// <summary>The counterexample, and what a proof needs.</summary>
    internal static IEnumerable<string> Details(CheckedClaim claim)
    {
        var verdict = claim.Verdict;
        if (verdict.Kind == VerdictKind.Refuted && verdict.Reason != claim.Text)
        {
            yield return $"false is: {verdict.Reason}";
        }

        if (verdict.Values is { } values)
        {
            yield return values.Point.Count == 0
                ? "both sides are numbers"
                : $"at {string.Join(", ", values.Point.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} = {p.Value}"))}";
            yield return $"left side:  {values.Left}";
            yield return $"right side: {values.Right}";
            yield return $"difference: {values.Difference}";
        }
        else if (verdict.Witness is { } witness)
        {
            yield return witness;
        }

        if (claim.Nearest is { } nearest)
        {
            yield return $"nearest true statement: {nearest}";
        }

        if (verdict.Conditions.Count > 0)
        {
            var conditions = string.Join(", ", verdict.Conditions);
            yield return conditions.StartsWith("as long as", StringComparison.Ordinal) ? conditions : $"where {conditions}";
        }
    }

    /// <summary>The counts over all documents.</summary>
    public static string Summary(IReadOnlyList<CheckedDocument> documents)
    {
        List<CheckedClaim> claims = [.. documents.SelectMany(d => d.Claims)];
        var unread = documents.Sum(d => d.Problems.Count);
        var parts = claims.GroupBy(c => c.Verdict.Kind).OrderBy(g => g.Key).Select(g => FormattableString.Invariant($"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"));
        var unexpected = claims.Count(c => c.Expected is { } expected && expected != c.Verdict.Kind);
        return FormattableString.Invariant($"{claims.Count} claim{(claims.Count == 1 ? "" : "s")}")
            + (claims.Count == 0 ? "" : $": {string.Join(", ", parts)}")
            + (unexpected == 0 ? "" : FormattableString.Invariant($"; {unexpected} not as expected"))
            + (unread == 0 ? "" : FormattableString.Invariant($"; {unread} place{(unread == 1 ? "" : "s")} cannot be read")) + "\n";
    }
}
