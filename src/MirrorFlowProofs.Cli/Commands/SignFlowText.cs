using System.Globalization;
using System.Text;
using System.Text.Json;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Writes the answer of <c>flow</c> at q = 1.</summary>
internal static class SignFlowText
{
    /// <summary>The most events, and the most coordinates, that the text for a person lists; JSON has all.</summary>
    public const int MostLines = 60;

    /// <summary>One JSON object; numbers are decimal strings of 17 digits.</summary>
    public static string ToJson(SignFlowReport report) => JsonText.Of(json =>
    {
        SignFlowResult result = report.Result;
        json.WriteStartObject();
        json.WriteString("status", FlowText.Word(result.Status.ToString()));
        json.WriteString("explanation", result.Status.Explain());
        json.WriteString("time", FlowText.Digits(result.State.Time));
        json.WriteString("restsSince", result.RestTime is { } rest ? FlowText.Digits(rest) : null);
        json.WriteBoolean("unique", result.Branchings.Count == 0);
        json.WriteStartArray("w");
        foreach (var row in result.State.Weights)
        {
            FlowText.WriteArray(json, row);
        }

        json.WriteEndArray();
        json.WritePropertyName("x");
        FlowText.WriteArray(json, result.State.X);
        json.WritePropertyName("gradient");
        FlowText.WriteArray(json, result.State.Gradient);
        json.WritePropertyName("control");
        FlowText.WriteArray(json, result.State.Control);
        json.WriteStartArray("motion");
        foreach (var motion in result.State.Motion)
        {
            json.WriteStringValue(FlowText.Word(motion.ToString()));
        }

        json.WriteEndArray();
        json.WriteString("loss", FlowText.Digits(report.Loss));
        FlowText.Write(json, "kktResidual", report.KktResidual);
        FlowText.Write(json, "balanceDrift", report.BalanceDrift);
        FlowText.Write(json, "mirrorResidual", report.MirrorResidual);
        json.WriteNumber("legs", result.Legs);
        WriteEvents(json, result.Events);
        WriteBranchings(json, result.Branchings);
        json.WriteEndObject();
    });

    /// <summary>Lines for a person; coordinates and weights count from 0.</summary>
    public static string ToText(SignFlowReport report)
    {
        SignFlowResult result = report.Result;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"t = {FlowText.Digits(result.State.Time)}: {result.Status.Explain()}");
        text.Append(result.RestTime is { } rest ? $" At rest since t = {FlowText.Digits(rest)}.\n" : "\n");
        for (var i = 0; i < Math.Min(MostLines, result.State.X.Count); i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"x[{i}] = {FlowText.Digits(result.State.X[i])}, gradient {FlowText.Digits(result.State.Gradient[i])}, {Describe(result.State, i)}\n");
            text.Append(CultureInfo.InvariantCulture, $"  w[{i}] = {string.Join(", ", result.State.Weights[i].Select(FlowText.Digits))}\n");
        }

        AppendRest(text, result.State.X.Count, "coordinates");
        foreach (var e in result.Events.Take(MostLines))
        {
            text.Append(CultureInfo.InvariantCulture, $"at t = {FlowText.Digits(e.Time)} {Describe(e)}\n");
        }

        AppendRest(text, result.Events.Count, "events");
        foreach (var branching in result.Branchings)
        {
            AppendBranching(text, branching);
        }

        text.Append(CultureInfo.InvariantCulture, $"loss {FlowText.Digits(report.Loss)}\n");
        FlowText.Append(text, "KKT residual", report.KktResidual);
        FlowText.Append(text, "balance drift", report.BalanceDrift);
        FlowText.Append(text, "mirror residual", report.MirrorResidual);
        text.Append(CultureInfo.InvariantCulture, $"legs in closed form: {result.Legs}, events: {result.Events.Count}\n");
        return text.ToString();
    }

    private static string Describe(SignFlowState state, int i) => state.Motion[i] switch
    {
        SignMotion.Moving => state.Control[i].High > 0 ? "moves up" : "moves down",
        SignMotion.Sliding => $"slides with control {FlowText.Digits(state.Control[i])}",
        SignMotion.Held => $"is held with control {FlowText.Digits(state.Control[i])}",
        SignMotion.Pinned => $"moves at G = 0 with control {FlowText.Digits(state.Control[i])}",
        SignMotion.Resting => "rests at the saddle by choice",
        _ => "has no loss",
    };

    private static string Describe(SignFlowEvent e) => e.Kind switch
    {
        SignEventKind.GradientCrossed => $"the gradient of x[{e.Coordinate}] passed 0",
        SignEventKind.SlidingBegan => $"the gradient of x[{e.Coordinate}] reached 0 and stays",
        SignEventKind.SlidingEnded => $"the control of x[{e.Coordinate}] reached its bound and the gradient leaves 0",
        SignEventKind.WeightPassed => $"w[{e.Coordinate}][{e.Weights[0]}] passed 0",
        SignEventKind.Saddle => $"{string.Join(", ", e.Weights.Select(l => $"w[{e.Coordinate}][{l}]"))} are 0 together: not unique",
        SignEventKind.WeightsFree => "x = 0 at its minimum leaves the other weights free: not unique",
        SignEventKind.ControlsFree => "controls at G = 0 are not unique",
        _ => "every weight rests",
    };

    private static void AppendRest(StringBuilder text, int count, string what)
    {
        if (count > MostLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"... {count - MostLines} more {what}; --json has all\n");
        }
    }

    private static void AppendBranching(StringBuilder text, SignFlowBranching branching)
    {
        string coordinates = string.Join(", ", branching.Coordinates.Take(8).Select(i => $"x[{i}]"));
        string more = branching.Coordinates.Count > 8 ? $" and {branching.Coordinates.Count - 8} more" : "";
        text.Append(CultureInfo.InvariantCulture, $"not unique from t = {FlowText.Digits(branching.Time)} on, for {coordinates}{more}\n");
        text.Append(CultureInfo.InvariantCulture, $"  followed: {branching.Chosen}\n");
        foreach (var other in branching.Others)
        {
            text.Append(CultureInfo.InvariantCulture, $"  or: {other}\n");
        }
    }

    private static void WriteEvents(Utf8JsonWriter json, IReadOnlyList<SignFlowEvent> events)
    {
        json.WriteStartArray("events");
        foreach (var e in events)
        {
            json.WriteStartObject();
            json.WriteString("time", FlowText.Digits(e.Time));
            json.WriteString("kind", FlowText.Word(e.Kind.ToString()));
            if (e.Coordinate >= 0)
            {
                json.WriteNumber("coordinate", e.Coordinate);
            }
            else
            {
                json.WriteNull("coordinate");
            }

            WriteNumbers(json, "weights", e.Weights);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBranchings(Utf8JsonWriter json, IReadOnlyList<SignFlowBranching> branchings)
    {
        json.WriteStartArray("branchings");
        foreach (var branching in branchings)
        {
            json.WriteStartObject();
            json.WriteString("time", FlowText.Digits(branching.Time));
            json.WriteString("kind", FlowText.Word(branching.Kind.ToString()));
            WriteNumbers(json, "coordinates", branching.Coordinates);
            json.WriteString("followed", branching.Chosen);
            json.WriteStartArray("others");
            foreach (var other in branching.Others)
            {
                json.WriteStringValue(other);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
