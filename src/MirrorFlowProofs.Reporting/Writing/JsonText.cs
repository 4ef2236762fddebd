using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>JSON as every report writes it: indented, UTF-8, lines ending in LF, expressions as text and LaTeX.</summary>
public static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What is written, as text that ends in LF.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary><c>"name": { "text": ..., "latex": ... }</c>, or null.</summary>
    internal static void Expression(this Utf8JsonWriter json, string name, Expr? e)
    {
        if (e is null)
        {
            json.WriteNull(name);
            return;
        }

        Notation(json, name, TextPrinter.Print(e), LatexPrinter.Print(e));
    }

    internal static void Notation(this Utf8JsonWriter json, string name, string text, string latex)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteString("latex", latex);
        json.WriteEndObject();
    }

    internal static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
