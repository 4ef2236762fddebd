using System.Text.Json;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>The part of the JSON that belongs to a derivation for every depth at once.</summary>
internal static class DepthJson
{
    internal static void WriteSetting(Utf8JsonWriter json, DepthDerivation every)
    {
        json.WriteString("x", Setting.MapText(every));
        json.WriteString("depth", DepthDerivation.Depth.Domain.Describe(DepthDerivation.Depth.Name));
        json.WriteString("balance", DerivationJson.Name(every.Kind));
    }

    internal static void Write(Utf8JsonWriter json, DepthFlow every)
    {
        json.WriteStartObject("result");
        json.Expression("metric_exponent", every.MetricExponent);
        json.WriteStartObject("in_u");
        json.Expression("P", every.P);
        json.Expression("inverse_metric", every.InverseMetric);
        json.Expression("mirror_map", every.MirrorMap);
        json.Expression("conjugate", every.Conjugate);
        json.Expression("regularizer", every.Regularizer);
        json.WriteEndObject();
        DerivationJson.Write(json, every.InX);
        DerivationJson.Write(json, every.Legendre);
        json.Expression("coercivity", every.Coercivity);
        json.WriteEndObject();
    }
}
