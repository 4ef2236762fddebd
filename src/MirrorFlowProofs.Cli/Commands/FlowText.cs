using System.Globalization;
using System.Text;
using System.Text.Json;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Writes the answer of <c>flow</c>.</summary>
internal static class FlowText
{
    /// <summary>One JSON object; numbers are decimal strings of 17 digits.</summary>
    public static string ToJson(FlowReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("status", Word(report.Status.ToString()));
        json.WriteString("explanation", report.Status.Explain());
        json.WriteString("time", Digits(report.Time));
        json.WriteStartArray("w");
        foreach (var row in report.Weights)
        {
            WriteArray(json, row);
        }

        json.WriteEndArray();
        json.WritePropertyName("x");
        WriteArray(json, report.X);
        json.WritePropertyName("gradient");
        WriteArray(json, report.Gradient);
        Write(json, "balanceDrift", report.BalanceDrift);
        Write(json, "mirrorResidual", report.MirrorResidual);
        json.WriteNumber("steps", report.Steps);
        json.WriteNumber("rejectedSteps", report.RejectedSteps);
        WriteEvents(json, report.Events);
        json.WriteEndObject();
    });

    /// <summary>Lines for a person; coordinates and weights count from 0.</summary>
    public static string ToText(FlowReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"t = {Digits(report.Time)}: {report.Status.Explain()}\n");
        for (var i = 0; i < report.X.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"x[{i}] = {Digits(report.X[i])}, gradient {Digits(report.Gradient[i])}\n");
            text.Append(CultureInfo.InvariantCulture, $"  w[{i}] = {string.Join(", ", report.Weights[i].Select(Digits))}\n");
        }

        foreach (var e in report.Events)
        {
            var what = e.Kind switch
            {
                FlowEventKind.ZeroGradient => $"the gradient of x[{e.Coordinate}] reached 0",
                FlowEventKind.ZeroWeight => $"w[{e.Coordinate}][{e.Weight}] passed 0",
                FlowEventKind.ZeroComponent => $"the gradient with decay of w[{e.Coordinate}][{e.Weight}] reached 0",
                _ => $"two weights of x[{e.Coordinate}] are 0 together",
            };
            text.Append(CultureInfo.InvariantCulture, $"at t = {Digits(e.Time)} {what}\n");
        }

        Append(text, "balance drift", report.BalanceDrift);
        Append(text, "mirror residual", report.MirrorResidual);
        text.Append(CultureInfo.InvariantCulture, $"{report.Steps} steps, {report.RejectedSteps} rejected\n");
        return text.ToString();
    }

    private static void WriteEvents(Utf8JsonWriter json, IReadOnlyList<FlowEvent<DoubleDouble>> events)
    {
        json.WriteStartArray("events");
        foreach (var e in events)
        {
            json.WriteStartObject();
            json.WriteString("time", Digits(e.Time));
            json.WriteNumber("coordinate", e.Coordinate);
            if (e.Weight >= 0)
            {
                json.WriteNumber("weight", e.Weight);
            }
            else
            {
                json.WriteNull("weight");
            }

            json.WriteString("kind", Word(e.Kind.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Write(Utf8JsonWriter json, string name, Deviation deviation)
    {
        json.WriteString(name, deviation.Value is { } value ? Short(value) : null);
        json.WriteString(name + "Note", deviation.Note);
    }

    internal static void WriteArray(Utf8JsonWriter json, IReadOnlyList<DoubleDouble> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteStringValue(Digits(value));
        }

        json.WriteEndArray();
    }

    internal static void Append(StringBuilder text, string name, Deviation deviation) => text.Append(
        deviation.Value is { } value ? $"{name} {Short(value)}, {deviation.Note}\n" : $"{name}: none, {deviation.Note}\n");

    internal static string Digits(DoubleDouble value) => DoubleDouble.Format(value, 17);

    private static string Short(double value) => DoubleDouble.Format(value, 3);

    // completed, reachedZeroGradient, ...
    internal static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
