using System.Text.Json;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Decided claims as JSON: <c>claims</c> in their order, each with its assertions, and <c>summary</c>.</summary>
internal static class ClaimsJson
{
    public static string Write(IReadOnlyList<ClaimReport> reports) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mirrorflow/claims/1");
        json.WriteStartArray("claims");
        foreach (var report in reports)
        {
            Write(json, report);
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("claims", reports.Count);
        json.WriteNumber("proved", reports.Count(r => r.Verdict.Kind == VerdictKind.Proved));
        json.WriteNumber("refuted", reports.Count(r => r.Verdict.Kind == VerdictKind.Refuted));
        json.WriteNumber("undecided", reports.Count(r => r.Verdict.Kind == VerdictKind.Undecided));
        json.WriteBoolean("decided", reports.All(r => r.IsDecided));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ClaimReport report)
    {
        json.WriteStartObject();
        json.WriteString("id", report.Claim.Id);
        json.WriteString("source", report.Claim.Source);
        json.WriteString("statement", Prose.Text(report.Claim.Statement));
        json.WriteBoolean("decided", report.IsDecided);
        Write(json, report.Verdict);
        json.WriteString("corrected", report.Claim.Corrected is { } corrected ? Prose.Text(corrected) : null);
        json.WriteString("correction", report.Correction?.Kind.ToString());
        json.WriteString("remark", report.Claim.Remark is { } remark ? Prose.Text(remark) : null);
        json.WriteStartArray("assertions");
        foreach (var (assertion, verdict) in report.Assertions)
        {
            json.WriteStartObject();
            json.WriteString("standing", assertion.Standing.ToString());
            json.WriteString("formula", assertion.Text);
            json.WriteString("what", Prose.Text(assertion.What));
            json.WriteString("setting", assertion.Setting);
            Write(json, verdict);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteString("verdict", verdict.Kind.ToString());
        json.WriteString("reason", verdict.Reason);
        json.WriteString("counterexample", verdict.Witness);
        json.WriteStartArray("conditions");
        foreach (var condition in verdict.Conditions)
        {
            json.WriteStringValue(condition);
        }

        json.WriteEndArray();
    }
}
