using System.Text;
using System.Text.Json;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Writes the answers of <c>eval --enclose</c>, one case after the other.</summary>
internal static class EnclosureReport
{
    /// <summary>A JSON array with a line a case; a quantity is <c>["lower", "upper"]</c>, or null where it has no finite value.</summary>
    public static Task WriteJsonAsync(
        TextWriter output, IReadOnlyList<EnclosedMirrorPoint> points, int digits, CancellationToken cancellation) =>
        EvalReport.WriteArrayAsync(output, points, (json, point) => Write(json, point, digits), cancellation);

    /// <summary>A block a case, for a person.</summary>
    public static async Task WriteTextAsync(
        TextWriter output, IReadOnlyList<EvalCase> cases, IReadOnlyList<EnclosedMirrorPoint> points, int digits, CancellationToken cancellation)
    {
        for (var i = 0; i < points.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var text = new StringBuilder(i == 0 ? "" : "\n");
            text.Append(EvalReport.Heading(cases[i], points[i].Normalisation));
            foreach (var (name, value) in points[i].Quantities)
            {
                text.Append(value is null
                    ? $"  {name,-10} infinite or not defined\n"
                    : $"  {name,-10} [{value.Decimals(digits).Lower}, {value.Decimals(digits).Upper}]\n");
            }

            await output.WriteAsync(text.ToString());
        }
    }

    private static void Write(Utf8JsonWriter json, EnclosedMirrorPoint point, int digits)
    {
        json.WriteStartObject();
        foreach (var (name, value) in point.Quantities)
        {
            if (value is null)
            {
                json.WriteNull(name);
                continue;
            }

            var (lower, upper) = value.Decimals(digits);
            json.WriteStartArray(name);
            json.WriteStringValue(lower);
            json.WriteStringValue(upper);
            json.WriteEndArray();
        }

        json.WriteString("normalised", point.Normalisation.Words());
        json.WriteEndObject();
    }
}
