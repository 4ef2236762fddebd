using System.Globalization;
using System.Text.Json;
using MirrorFlowProofs.Cli.Commands.Pages;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>
/// The reports as JSON: <c>entries</c> in the order of the catalog, <c>documents</c>, <c>summary</c>, and <c>seconds</c>, the one part that
/// differs between runs. Measured errors and enclosures have three digits; what has no finite value is null.
/// </summary>
internal static class VerifyJson
{
    public static string Write(IReadOnlyList<EntryReport> reports, IReadOnlyList<PageReport> pages, TimeSpan time) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("entries");
        foreach (var report in reports)
        {
            Write(json, report);
        }

        json.WriteEndArray();
        json.WriteStartArray("documents");
        foreach (var page in pages)
        {
            Write(json, page);
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("entries", reports.Count);
        foreach (var kind in new[] { VerdictKind.Proved, VerdictKind.Refuted, VerdictKind.Undecided })
        {
            json.WriteNumber(kind.ToString().ToLowerInvariant(), reports.Count(r => r.Theory.Kind == kind));
        }

        json.WriteNumber("consistent", reports.Count(r => r.Numbers.Kind == VerdictKind.Consistent));
        json.WriteNumber("enclosed", reports.Count(r => r.Enclosure.Verdict.Kind == VerdictKind.Enclosed));
        json.WriteNumber("documents", pages.Count);
        json.WriteBoolean("holds", reports.All(r => r.Holds) && pages.All(p => p.Holds));
        json.WriteEndObject();
        json.WritePropertyName("seconds");
        json.WriteRawValue(time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, PageReport page)
    {
        json.WriteStartObject();
        json.WriteString("name", page.Document.Document.Name);
        json.WriteBoolean("holds", page.Holds);
        json.WriteNumber("claims", page.Document.Claims.Count);
        json.WriteNumber("formulas", page.Formulas.Count);
        json.WriteStartArray("failures");
        foreach (var (line, what) in page.Failures)
        {
            json.WriteStartObject();
            json.WriteNumber("line", line);
            json.WriteString("what", what);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EntryReport report)
    {
        json.WriteStartObject();
        json.WriteString("q", report.Entry.Q.ToString());
        json.WriteString("x", report.Entry.IsEveryDepth ? "w1*...*wL" : report.Entry.X.Rho.ToString());
        if (report.Entry.Depth is { } depth)
        {
            json.WriteNumber("depth", depth);
        }
        else if (report.Entry.IsEveryDepth)
        {
            json.WriteString("depth", CatalogEntry.EveryDepthName);
        }

        json.WriteString("balance", report.Entry.BalanceName);
        if (report.Entry.X.IsSum)
        {
            json.WriteString("starts", CatalogEntry.NameOf(report.Entry.Starts));
        }

        json.WriteBoolean("holds", report.Holds);
        json.WritePropertyName("theory");
        Write(json, report.Theory);
        json.WritePropertyName("numbers");
        Write(json, report.Numbers);
        json.WritePropertyName("enclosure");
        Write(json, report.Enclosure);
        if (report.Instance is { } instance)
        {
            json.WritePropertyName("instance");
            Write(json, instance);
        }

        if (report.BlockInstance is { } numbers)
        {
            json.WritePropertyName("instance");
            Write(json, numbers);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FlowEnclosure enclosure)
    {
        json.WriteStartObject();
        json.WriteString("verdict", enclosure.Verdict.Kind.ToString());
        json.WriteString("reason", enclosure.Verdict.Reason);
        if (enclosure.Verdict.Witness is { } witness)
        {
            json.WriteString("witness", witness);
        }

        json.WriteStartArray("residuals");
        foreach (var residual in enclosure.Residuals)
        {
            var (lower, upper) = residual.Value.Decimals(3);
            json.WriteStartObject();
            json.WriteString("name", residual.Name);
            json.WriteString("lower", lower);
            json.WriteString("upper", upper);
            WriteNumber(json, "relativeWidth", residual.RelativeWidth, "0.00e-00");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BlockInstance instance)
    {
        json.WriteStartObject();
        json.WriteString("q", instance.Q.ToString());
        foreach (var (symbol, value) in instance.Values.OrderBy(v => v.Key.Name, StringComparer.Ordinal))
        {
            json.WriteString(symbol.Name, value.ToString());
        }

        json.WriteString("loss", "quad");
        json.WriteNumber("b", instance.B);
        json.WriteNumber("T", instance.Time);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("verdict", verdict.Kind.ToString());
        json.WriteString("reason", verdict.Reason);
        WriteStrings(json, "conditions", verdict.Conditions);
        if (verdict.Witness is { } witness)
        {
            json.WriteString("witness", witness);
        }

        json.WriteStartArray("measurements");
        foreach (var m in verdict.Measurements)
        {
            json.WriteStartObject();
            json.WriteString("name", m.Name);
            WriteNumber(json, "coarse", m.Coarse, "0.00e-00");
            WriteNumber(json, "fine", m.Fine, "0.00e-00");
            json.WriteBoolean("rounding", m.IsRounding);
            WriteNumber(json, "order", m.IsRounding ? double.NaN : m.ObservedOrder, "0.00");
            json.WriteBoolean("shrinks", m.Shrinks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FlowInstance instance)
    {
        json.WriteStartObject();
        json.WriteString("q", instance.Q.ToString());
        json.WriteString("u", instance.U.ToString());
        WriteStrings(json, "offsets", instance.Offsets.Select(o => o.ToString()));
        json.WriteStartArray("signs");
        foreach (var sign in instance.Signs)
        {
            json.WriteNumberValue(sign);
        }

        json.WriteEndArray();
        json.WriteString("loss", instance.Loss == InstanceLoss.Quadratic ? "quad" : "logistic");
        json.WriteNumber("b", instance.B);
        json.WriteNumber("T", instance.Time);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value, string format)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "null");
    }
}
