using System.Text.Json;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// A derivation as JSON, complete: nothing is shortened. Expressions are objects <c>{ "text", "latex" }</c>; the text is
/// in the syntax that <c>Parser</c> reads.
/// </summary>
public static class DerivationJson
{
    /// <summary>The name and version of the schema, in the field <c>schema</c>; a change of meaning raises it.</summary>
    public const string Schema = "mirrorflow/derivation/1";

    /// <summary>The JSON text.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="steps">The steps to write, by name; all of them when empty.</param>
    public static string Print(DecidedDerivation derivation, params IReadOnlyList<string> steps) => JsonText.Of(json =>
    {
        var d = derivation.Derivation;
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.Expression("q", d.Geometry.Q);
        WriteSetting(json, d);
        json.WriteString("verdict", derivation.Verdict.ToString());
        json.WriteString("stopped", d.Stopped);
        json.WriteStartArray("steps");
        foreach (var step in derivation.Steps.Where(s => steps.Count == 0 || steps.Contains(s.Step.Id)))
        {
            Write(json, step);
        }

        json.WriteEndArray();
        WriteResult(json, d);
        json.WriteEndObject();
    });

    /// <summary>The word for a balance on the command line and in JSON.</summary>
    public static string Name(BalanceKind kind) => kind switch
    {
        BalanceKind.Equal => "equal",
        BalanceKind.First => "first",
        BalanceKind.Distinct => "distinct",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static void WriteSetting(Utf8JsonWriter json, Derivation derivation)
    {
        switch (derivation)
        {
            case MonomialDerivation monomial:
                json.Expression("x", monomial.Reparameterization.Rho);
                json.Strings("weights", monomial.Reparameterization.Weights.Select(w => w.Name));
                json.WriteStartObject("balance");
                json.WriteString("kind", Name(monomial.Balance.Kind));
                json.Strings("offsets", monomial.Balance.Offsets.Select(o => o.ToString()));
                json.WriteEndObject();
                break;
            case BlockDerivation sum:
                BlockJson.WriteSetting(json, sum);
                break;
            case DepthDerivation every:
                DepthJson.WriteSetting(json, every);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(derivation));
        }
    }

    private static void WriteResult(Utf8JsonWriter json, Derivation derivation)
    {
        switch (derivation)
        {
            case MonomialDerivation { Result: { } flow }:
                Write(json, flow);
                break;
            case BlockDerivation { Result: { } sum }:
                BlockJson.Write(json, sum);
                break;
            case DepthDerivation { Result: var every }:
                DepthJson.Write(json, every);
                break;
            default:
                json.WriteNull("result");
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, DecidedStep step)
    {
        json.WriteStartObject();
        json.WriteString("id", step.Step.Id);
        json.WriteString("title", step.Step.Title);
        json.WriteString("verdict", step.Verdict.ToString());
        json.WriteStartArray("equations");
        foreach (var equation in step.Step.Equations)
        {
            json.WriteStartObject();
            json.Notation("left", equation.Left.Text, equation.Left.Latex);
            json.Expression("right", equation.Right);
            json.WriteString("condition", equation.Condition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteProse(json, "justification", step.Step.Justification);
        json.Strings("conditions", step.Result.Conditions);
        json.WriteStartArray("obligations");
        foreach (var (obligation, result) in step.Obligations)
        {
            json.WriteStartObject();
            WriteProse(json, "claim", obligation.What);
            json.WriteString("verdict", DecidedStep.Of(result.Answer).ToString());
            json.WriteString("reason", Prose.Text(result.Reason));
            json.Strings("conditions", result.Conditions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MirrorFlow flow)
    {
        json.WriteStartObject("result");
        json.Expression("metric_exponent", flow.MetricExponent);
        json.WriteStartObject("in_u");
        json.Expression("P", flow.P);
        json.Expression("inverse_metric", flow.InverseMetric);
        Write(json, "mirror_map", flow.MirrorMap);
        Write(json, "conjugate", flow.Conjugate);
        json.Expression("potential", flow.Potential);
        json.WriteEndObject();
        Write(json, flow.InX);
        Write(json, flow.Legendre);
        json.Expression("coercivity", flow.Coercivity);
        if (flow.EscapeTime is { } escape)
        {
            json.Expression("escape_time", escape);
        }
        else
        {
            json.WriteNull("escape_time");
        }

        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, ClosedForms? inX)
    {
        if (inX is not { } forms)
        {
            json.WriteNull("in_x");
            return;
        }

        json.WriteStartObject("in_x");
        json.Expression("u", forms.U);
        json.Expression("hessian", forms.Hessian);
        json.Expression("mirror_map", forms.MirrorMap);
        json.Expression("potential", forms.Potential);
        json.Expression("conjugate", forms.Conjugate);
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, LegendreReport report)
    {
        json.WriteStartObject("legendre");
        Write(json, "conditions", report.Conditions);
        Write(json, "verdicts", report.Verdicts);
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, string name, Quantity quantity)
    {
        json.WriteStartObject(name);
        json.Expression("value", quantity.Value);
        json.Expression("derivative", quantity.Derivative);
        json.WriteString("class", quantity.Kind.ToString());
        json.WriteString("reason", quantity.Class);
        json.Strings("conditions", quantity.Conditions);
        json.WriteBoolean("vanishes_at_zero", quantity.VanishesAtZero);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<LegendreCondition> conditions)
    {
        json.WriteStartArray(name);
        foreach (var condition in conditions)
        {
            json.WriteStartObject();
            WriteProse(json, "name", condition.Name);
            json.WriteString("answer", condition.Answer.ToString());
            json.WriteString("criterion", condition.Criterion);
            WriteProse(json, "reason", condition.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProse(Utf8JsonWriter json, string name, string prose) =>
        json.Notation(name, Prose.Text(prose), Prose.Latex(prose));
}
