using System.Text;
using System.Text.Json;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Writes the answers of <c>eval</c>, one case after the other.</summary>
internal static class EvalReport
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON array with a line a case; null where a quantity has no value or none in range.</summary>
    public static Task WriteJsonAsync(TextWriter output, IReadOnlyList<MirrorPoint> points, CancellationToken cancellation) =>
        WriteArrayAsync(output, points, Write, cancellation);

    /// <summary>A JSON array with a line an item.</summary>
    internal static async Task WriteArrayAsync<T>(
        TextWriter output, IReadOnlyList<T> points, Action<Utf8JsonWriter, T> write, CancellationToken cancellation)
    {
        var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, Compact);
        await output.WriteAsync("[");
        for (var i = 0; i < points.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            buffer.SetLength(0);
            json.Reset();
            write(json, points[i]);
            await json.FlushAsync(cancellation);
            await output.WriteAsync(i == 0 ? "\n" : ",\n");
            await output.WriteAsync(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        }

        await output.WriteAsync(points.Count == 0 ? "]\n" : "\n]\n");
    }

    /// <summary>A block a case, for a person.</summary>
    public static async Task WriteTextAsync(
        TextWriter output, IReadOnlyList<EvalCase> cases, IReadOnlyList<MirrorPoint> points, CancellationToken cancellation)
    {
        for (var i = 0; i < points.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var text = new StringBuilder(i == 0 ? "" : "\n");
            text.Append(Heading(cases[i], points[i].Normalisation));
            foreach (var (name, value) in Quantities(points[i]))
            {
                text.Append(value.Digits is { } digits ? $"  {name,-10} {digits,-24} relative error {value.ErrorOfDigits}\n"
                    : value.IsDefined ? $"  {name,-10} beyond the range of the arithmetic\n"
                    : $"  {name,-10} not defined\n");
            }

            await output.WriteAsync(text.ToString());
        }
    }

    /// <summary>The line above the quantities of a case.</summary>
    internal static string Heading(EvalCase point, Normalisation normalisation)
    {
        var words = normalisation == Normalisation.IndefiniteBalanced ? "as the indefinite balanced form" : normalisation.Words();
        return $"q = {point.Q}, offsets {string.Join(", ", point.Offsets)}, x = {point.X}, normalised {words}\n";
    }

    private static void Write(Utf8JsonWriter json, MirrorPoint point)
    {
        json.WriteStartObject();
        foreach (var (name, value) in Quantities(point))
        {
            json.WriteString(name, value.Digits);
        }

        json.WriteStartObject("error");
        foreach (var (name, value) in Quantities(point))
        {
            json.WriteString(name, value.ErrorOfDigits);
        }

        json.WriteEndObject();
        json.WriteString("normalised", point.Normalisation.Words());
        json.WriteEndObject();
    }

    private static (string Name, Approximation Value)[] Quantities(MirrorPoint point) =>
    [
        ("u", point.U),
        ("hessian", point.Hessian),
        ("gradient", point.Gradient),
        ("potential", point.Potential),
        ("conjugate", point.Conjugate),
    ];
}
