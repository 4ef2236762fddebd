using System.Text.Json;
using MirrorFlowProofs.Documents;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>Checked documents as JSON: <c>documents</c>, each with its claims and what cannot be read; <c>summary</c>.</summary>
internal static class CheckJson
{
    public static string Write(IReadOnlyList<CheckedDocument> documents) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mirrorflow/check/1");
        json.WriteStartArray("documents");
        foreach (var document in documents)
        {
            json.WriteStartObject();
            json.WriteString("file", document.Document.Name);
            json.WriteStartArray("claims");
            foreach (var claim in document.Claims)
            {
                Write(json, claim);
            }

            json.WriteEndArray();
            json.WriteStartArray("problems");
            foreach (var problem in document.Problems)
            {
                json.WriteStartObject();
                json.WriteNumber("line", problem.Line);
                json.WriteNumber("column", problem.Column);
                json.WriteString("message", problem.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        List<CheckedClaim> claims = [.. documents.SelectMany(d => d.Claims)];
        json.WriteNumber("claims", claims.Count);
        json.WriteNumber("proved", claims.Count(c => c.Verdict.Kind == VerdictKind.Proved));
        json.WriteNumber("refuted", claims.Count(c => c.Verdict.Kind == VerdictKind.Refuted));
        json.WriteNumber("undecided", claims.Count(c => c.Verdict.Kind == VerdictKind.Undecided));
        json.WriteNumber("problems", documents.Sum(d => d.Problems.Count));
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, CheckedClaim claim)
    {
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("kind", claim.Key);
        json.WriteNumber("line", claim.Line);
        json.WriteNumber("column", claim.Column);
        json.WriteString("formula", claim.Text);
        json.WriteString("setting", claim.Setting);
        json.WriteString("verdict", claim.Verdict.Kind.ToString());
        json.WriteString("expected", claim.Expected?.ToString());
        json.WriteString("reason", claim.Verdict.Reason);
        json.WriteString("counterexample", claim.Verdict.Witness);
        if (claim.Verdict.Values is { } values)
        {
            json.WriteStartObject("values");
            json.WriteStartObject("point");
            foreach (var (name, value) in values.Point.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteString("left", values.Left);
            json.WriteString("right", values.Right);
            json.WriteString("difference", values.Difference);
            json.WriteEndObject();
        }

        json.WriteString("nearest", claim.Nearest);
        json.WriteStartArray("conditions");
        foreach (var condition in claim.Verdict.Conditions)
        {
            json.WriteStringValue(condition);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
