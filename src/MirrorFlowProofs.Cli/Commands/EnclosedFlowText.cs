using System.Globalization;
using System.Text;
using System.Text.Json;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Writes the answer of <c>flow --enclose</c>.</summary>
internal static class EnclosedFlowText
{
    /// <summary>One JSON object; a number is <c>["lower", "upper"]</c>, decimals of 17 digits rounded outward.</summary>
    public static string ToJson(EnclosedFlowReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("stopped", report.Stopped);
        Write(json, "time", report.Time);
        json.WriteStartArray("w");
        foreach (var row in report.Weights)
        {
            WriteArray(json, row);
        }

        json.WriteEndArray();
        json.WritePropertyName("x");
        WriteArray(json, report.X);
        json.WritePropertyName("clock");
        WriteArray(json, report.Clock);
        Write(json, "balanceDrift", report.BalanceDrift);
        Write(json, "mirrorResidual", report.MirrorResidual);
        json.WriteNumber("steps", report.Steps);
        json.WriteEndObject();
    });

    /// <summary>Lines for a person; coordinates and weights count from 0.</summary>
    public static string ToText(EnclosedFlowReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"t in {report.Time}: {report.Stopped ?? "the state at T is enclosed"}\n");
        for (var i = 0; i < report.X.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"x[{i}] in {report.X[i]}\n");
            for (var j = 0; j < report.Weights[i].Count; j++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  w[{i}][{j}] in {report.Weights[i][j]}\n");
            }
        }

        Append(text, "balance drift", report.BalanceDrift);
        Append(text, "mirror residual", report.MirrorResidual);
        text.Append(CultureInfo.InvariantCulture, $"{report.Steps} steps\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, EnclosedDeviation deviation) => text.Append(
        deviation.Value is { } value ? $"{name} in {Interval.Format(value, 3)}, {deviation.Note}\n" : $"{name}: none, {deviation.Note}\n");

    private static void Write(Utf8JsonWriter json, string name, EnclosedDeviation deviation)
    {
        if (deviation.Value is { } value)
        {
            Write(json, name, value);
        }
        else
        {
            json.WriteNull(name);
        }

        json.WriteString(name + "Note", deviation.Note);
    }

    private static void Write(Utf8JsonWriter json, string name, Interval value)
    {
        json.WritePropertyName(name);
        Write(json, value);
    }

    private static void WriteArray(Utf8JsonWriter json, IReadOnlyList<Interval> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
        {
            Write(json, value);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Interval value)
    {
        json.WriteStartArray();
        json.WriteStringValue(Rounding.FormatDown(value.Lower, 17));
        json.WriteStringValue(Rounding.FormatUp(value.Upper, 17));
        json.WriteEndArray();
    }
}
