using System.Globalization;
using System.Text;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.Conservation;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Writes the answer of <c>laws</c>.</summary>
internal static class LawsText
{
    /// <summary>Lines for a person.</summary>
    public static string ToText(ConservationReport report)
    {
        var curves = report.Curves;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Steepest flow of x = {string.Join(", ", curves.Outputs.Select(o => o.Rho))} for {(curves.Geometry.IsSymbolic ? "every q in [1, 2]" : $"q = {curves.Geometry.Q}")}\n");
        foreach (var law in report.Laws)
        {
            var mark = law.HoldsThroughZero || report.Laws.All(other => !other.HoldsThroughZero) ? "" : "*";
            text.Append(CultureInfo.InvariantCulture, $"  {law.Quantity}   {Word(law)}{mark}{(law.IsIndependent || !report.IsComplete ? "" : ", a function of those before")}\n");
        }

        if (report.Laws.Any(law => !law.HoldsThroughZero))
        {
            text.Append(CultureInfo.InvariantCulture, $"Conserved as long as no weight and no derivative of x by a weight is 0{(report.Laws.All(law => !law.HoldsThroughZero) ? "" : ": those marked *")}.\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{Count(report)}\n");
        return text.ToString();
    }

    /// <summary>One JSON object.</summary>
    public static string ToJson(ConservationReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("q", report.Curves.Geometry.Q.ToString());
        json.WriteStartArray("x");
        foreach (var output in report.Curves.Outputs)
        {
            json.WriteStringValue(output.Rho.ToString());
        }

        json.WriteEndArray();
        json.WriteStartArray("laws");
        foreach (var law in report.Laws)
        {
            json.WriteStartObject();
            json.WriteString("text", law.Quantity.ToString());
            json.WriteString("latex", LatexPrinter.Print(law.Quantity));
            json.WriteString("verdict", Word(law));
            json.WriteBoolean("through_zero", law.HoldsThroughZero);
            json.WriteBoolean("independent", law.IsIndependent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("weights", report.Curves.Weights.Count);
        json.WriteNumber("independent", report.Independent);
        json.WriteNumber("directions", report.Directions);
        json.WriteBoolean("complete", report.IsComplete);
        json.WriteBoolean("every_q", report.CountsForEveryQ);
        json.WriteEndObject();
    });

    private static string Count(ConservationReport report)
    {
        var (laws, weights) = (report.Independent, report.Curves.Weights.Count);
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"{laws} independent {(laws == 1 ? "law" : "laws")}; the flow moves the {weights} {(weights == 1 ? "weight" : "weights")} in {report.Directions} {(report.Directions == 1 ? "direction" : "directions")}");
        return report.IsComplete
            ? sentence + (report.CountsForEveryQ ? ": there are no others." : ": there are no others. All this for all but finitely many q: where an exponent becomes 0, what it stands on is no law; name such a q with --q.")
            : string.Create(CultureInfo.InvariantCulture, $"{sentence}, so there are at most {report.Most}: others may exist.");
    }

    private static string Word(ConservationLaw law) =>
        law.Obligations.All(o => o.Decide().Answer == ObligationAnswer.Holds) ? "Proved" : "Undecided";
}
