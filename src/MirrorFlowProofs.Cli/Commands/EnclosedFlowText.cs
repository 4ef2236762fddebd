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
    public static string ToJson(EnclosedAnswer answer) => JsonText.Of(json =>
    {
        var report = answer.State;
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
        json.WriteStartArray("resting");
        foreach (var since in report.Resting)
        {
            WriteOrNull(json, since);
        }

        json.WriteEndArray();
        json.WriteStartArray("times");
        foreach (var time in answer.Times)
        {
            Write(json, time);
        }

        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var (claim, verdict) in answer.Claims)
        {
            json.WriteStartObject();
            json.WriteString("claim", claim.Text);
            json.WriteString("verdict", verdict.Kind.ToString());
            json.WriteString("reason", verdict.Reason);
            json.WriteString("witness", verdict.Witness);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("steps", report.Steps);
        json.WriteEndObject();
    });

    /// <summary>Lines for a person; coordinates and weights count from 0.</summary>
    public static string ToText(EnclosedAnswer answer)
    {
        var report = answer.State;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"t in {report.Time}: {report.Stopped ?? "the state at T is enclosed"}\n");
        for (var i = 0; i < report.X.Count; i++)
        {
            var since = report.Resting[i] is { } rest ? $", at rest since t in {rest}" : "";
            text.Append(CultureInfo.InvariantCulture, $"x[{i}] in {report.X[i]}{since}\n");
            for (var j = 0; j < report.Weights[i].Count; j++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  w[{i}][{j}] in {report.Weights[i][j]}\n");
            }
        }

        Append(text, "balance drift", report.BalanceDrift);
        Append(text, "mirror residual", report.MirrorResidual);
        text.Append(CultureInfo.InvariantCulture, $"{report.Steps} steps\n");
        foreach (var time in answer.Times)
        {
            var bound = time.Bound is { } most ? $", bound {most}" : "";
            text.Append(CultureInfo.InvariantCulture, $"x[{time.Coordinate}] {Words(time)}: {(time.Time is { } at ? $"t in {at}{bound}" : time.Note)}\n");
        }

        foreach (var (claim, verdict) in answer.Claims)
        {
            text.Append(CultureInfo.InvariantCulture, $"{verdict.Kind}: {claim.Text}\n  {verdict.Witness ?? verdict.Reason}\n");
        }

        return text.ToString();
    }

    private static string Words(FlowTime time) => time.Kind != FlowTimeKind.Reaches ? time.Kind.Words()
        : time.X is { } x ? $"reaches {x}" : "reaches infinity";

    private static void Write(Utf8JsonWriter json, FlowTime time)
    {
        json.WriteStartObject();
        json.WriteNumber("coordinate", time.Coordinate);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(time.Kind.ToString()));
        json.WriteString("x", time.X?.ToString() ?? "inf");
        json.WritePropertyName("time");
        WriteOrNull(json, time.Time);
        json.WritePropertyName("bound");
        WriteOrNull(json, time.Bound);
        json.WriteString("note", time.Note);
        json.WriteEndObject();
    }

    private static void WriteOrNull(Utf8JsonWriter json, Interval? value)
    {
        if (value is { } known)
        {
            Write(json, known);
        }
        else
        {
            json.WriteNullValue();
        }
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
