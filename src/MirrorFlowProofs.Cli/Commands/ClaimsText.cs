using System.Text;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Decided claims for a person.</summary>
internal static class ClaimsText
{
    private static readonly (Standing Standing, string Title)[] Groups =
    [
        (Standing.Statement, "Statement"),
        (Standing.Instance, "Instances of the statement"),
        (Standing.Step, "Steps of the proof"),
        (Standing.Correction, "Corrected statement"),
        (Standing.Reading, "Other readings"),
    ];

    /// <summary>Every claim with all its assertions, their settings and evidence.</summary>
    public static string Details(IReadOnlyList<ClaimReport> reports) => string.Join("\n", reports.Select(Details));

    /// <summary><c>21 claims: 14 proved, 7 refuted and corrected</c>.</summary>
    public static string Summary(IReadOnlyList<ClaimReport> reports) =>
        FormattableString.Invariant($"{reports.Count} claim{(reports.Count == 1 ? "" : "s")}: ")
        + string.Join(", ", reports.GroupBy(Answer).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => FormattableString.Invariant($"{g.Count()} {g.Key}")))
        + "\n";

    /// <summary>In a word or three.</summary>
    public static string Answer(ClaimReport report) => (report.Verdict.Kind, report.Correction?.Kind) switch
    {
        (VerdictKind.Refuted, VerdictKind.Proved) => "Refuted, corrected",
        (var kind, null or VerdictKind.Proved) => kind.ToString(),
        (var kind, _) => $"{kind}, correction open",
    };

    private static string Details(ClaimReport report)
    {
        var text = new StringBuilder();
        text.Append($"{report.Claim.Id}: {Answer(report)}\n  {Prose.Text(report.Claim.Statement)}\n  Source: {report.Claim.Source}\n");
        if (report.Verdict.Kind != VerdictKind.Proved)
        {
            text.Append($"  Why: {report.Verdict.Reason}{(report.Verdict.Witness is { } witness ? ": " + witness : "")}\n");
        }

        Line(text, "Conditions", report.Verdict.Conditions.Count == 0 ? null : string.Join(", ", report.Verdict.Conditions));
        Line(text, "Corrected", report.Claim.Corrected);
        Line(text, "Remark", report.Claim.Remark);
        foreach (var (standing, title) in Groups)
        {
            var group = report.Assertions.Where(a => a.Assertion.Standing == standing).ToList();
            if (group.Count > 0)
            {
                text.Append($"  {title}:\n");
                group.ForEach(a => Append(text, a));
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, DecidedAssertion decided)
    {
        text.Append($"    {decided.Verdict.Kind}: {decided.Assertion.Text}\n");
        text.Append($"      {Prose.Text(decided.Assertion.What)}\n      For: {decided.Assertion.Setting}\n");
        text.Append($"      {(decided.Verdict.Witness is { } witness ? "Counterexample: " + witness : "Because " + decided.Verdict.Reason)}");
        text.Append(decided.Verdict.Conditions.Count == 0 ? "\n" : $", where {string.Join(", ", decided.Verdict.Conditions)}\n");
    }

    private static void Line(StringBuilder text, string title, string? prose)
    {
        if (prose is not null)
        {
            text.Append($"  {title}: {Prose.Text(prose)}\n");
        }
    }
}
