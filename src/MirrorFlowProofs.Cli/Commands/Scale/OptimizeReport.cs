using System.Globalization;
using System.Text;
using System.Text.Json;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Reporting.Writing;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>The answer of <c>optimize</c>.</summary>
/// <param name="Method">The optimizer.</param>
/// <param name="Settings">Its settings.</param>
/// <param name="Flow">What x was held against, in words.</param>
/// <param name="FlowError">How far that may be off, as measured; 0 where it was integrated.</param>
/// <param name="Rows">One row a step size, from large to small.</param>
/// <param name="IsFinished">Whether all step sizes were run.</param>
internal sealed record OptimizeReport(string Method, OptimizerSettings Settings, string Flow, double FlowError, IReadOnlyList<OptimizerStudyRow> Rows, bool IsFinished)
{
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Method} beside {Flow}{Batches}\n");
        text.Append("eta         steps      loss         distance   order  balance    order  outcome\n");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Eta,-10:g4}  {row.Steps,-9}  {row.Loss,-11:g5}  {Words(row.Distance),-9}  {Order(row.Order),-5}  {row.BalanceDrift,-9:0.0e+00}  {Order(row.DriftOrder),-5}  {Word(row.Outcome)}\n");
        }

        text.Append(IsFinished ? "" : "the allowed number of steps was taken: go on with --resume\n");
        return text.ToString();
    }

    public string ToJson() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("method", Method);
        json.WriteString("flow", Flow);
        if (FlowError > 0)
        {
            json.WriteNumber("flowError", FlowError);
        }

        json.WriteNumber("batch", Settings.Batch);
        json.WriteNumber("seed", unchecked((long)Settings.Seed));
        json.WriteBoolean("finished", IsFinished);
        json.WriteStartArray("runs");
        foreach (var row in Rows)
        {
            json.WriteStartObject();
            json.WriteNumber("eta", row.Eta);
            json.WriteNumber("steps", row.Steps);
            Write(json, "loss", row.Loss);
            Write(json, "distance", row.Distance);
            Write(json, "order", row.Order);
            Write(json, "balanceDrift", row.BalanceDrift);
            Write(json, "driftOrder", row.DriftOrder);
            json.WriteString("outcome", Word(row.Outcome));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private string Batches => Settings.Batch == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"; minibatches of {Settings.Batch} from seed {unchecked((long)Settings.Seed)}");

    private static string Word(OptimizerOutcome outcome) => FlowText.Word(outcome.ToString());

    private static string Words(double? value) => value is { } number ? number.ToString("0.0e+00", CultureInfo.InvariantCulture) : "-";

    private static string Order(double? value) => value is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) : "-";

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
