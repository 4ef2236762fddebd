using MirrorFlowProofs.Certificates.Running;
using MirrorFlowProofs.Reporting.Writing;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>What <c>prove --json</c> prints: an object an entry or document, with all its claims.</summary>
internal static class ProveJson
{
    public static string Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<CertificateResult>> results) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var (name, claims) in names.Zip(results))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteStartArray("claims");
            foreach (var result in claims)
            {
                json.WriteStartObject();
                json.WriteString("theorem", result.Certificate.Name);
                json.WriteString("claim", result.Certificate.Claim);
                json.WriteString("outcome", ProveText.Word(result.Outcome));
                if (result.Detail.Length > 0)
                {
                    json.WriteString("detail", result.Detail);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
