using System.Text.Json;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>What the JSON of a derivation has for a sum of blocks.</summary>
internal static class BlockJson
{
    internal static void WriteSetting(Utf8JsonWriter json, BlockDerivation derivation)
    {
        json.Expression("x", derivation.Reparameterization.Rho);
        json.Strings("weights", derivation.Reparameterization.Weights.Select(w => w.Name));
        json.WriteString("balance_in_blocks", DerivationJson.Name(derivation.Balance));
        json.WriteString("starts", Name(derivation.Starts));
    }

    /// <summary>The word for the starts on the command line and in JSON.</summary>
    internal static string Name(BlockStarts starts) => starts switch
    {
        BlockStarts.Equal => "equal",
        BlockStarts.Distinct => "distinct",
        _ => throw new ArgumentOutOfRangeException(nameof(starts)),
    };

    internal static void Write(Utf8JsonWriter json, BlockFlow flow)
    {
        json.WriteStartObject("result");
        json.WriteStartArray("blocks");
        foreach (var block in flow.Blocks)
        {
            Write(json, block);
        }

        json.WriteEndArray();
        json.Expression("inverse_metric", flow.InverseMetric);
        json.WriteStartArray("conserved_between_blocks");
        foreach (var conserved in flow.Conserved)
        {
            json.WriteStartObject();
            json.WriteNumber("block", conserved.Block);
            json.Expression("value", conserved.Value);
            json.Expression("at_start", conserved.AtStart);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("in_y");
        json.Expression("x", flow.X);
        json.Expression("conjugate", flow.Conjugate);
        json.Strings("conditions", flow.Conditions);
        json.WriteEndObject();
        WriteInX(json, flow.InX);
        json.WriteStartArray("ends_of_y");
        foreach (var end in flow.Ends)
        {
            json.WriteStartObject();
            json.WriteNumber("block", end.Block);
            json.Expression("y", end.Y);
            json.WriteString("side", end.IsUpper ? "above" : "below");
            json.WriteString("x_b", end.Grows ? "infinity" : "0");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DerivationJson.Write(json, flow.Legendre);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SignedBlock block)
    {
        json.WriteStartObject();
        json.WriteNumber("sign", block.Sign);
        json.Expression("x_b", block.Flow.Reparameterization.Rho);
        json.Strings("offsets", block.Balance.Offsets.Select(o => o.ToString()));
        json.Expression("start_of_first_weight", block.Start);
        json.Expression("start_of_u", block.StartU);
        json.WriteStartObject("in_u");
        json.Expression("u", block.U);
        json.Expression("P", block.P);
        json.Expression("x_b", block.Size);
        json.Expression("inverse_metric", block.InverseMetric);
        DerivationJson.Write(json, "mirror_map", block.MirrorMap);
        DerivationJson.Write(json, "conjugate", block.Conjugate);
        json.WriteEndObject();
        if (block.Inverse is { } inverse)
        {
            json.WriteStartObject("in_y");
            json.WriteString("kind", inverse.Kind.ToString());
            json.Expression("u", inverse.U);
            json.Expression("x_b", inverse.Size);
            json.Expression("conjugate", inverse.Conjugate);
            json.WriteString("condition", inverse.Condition);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("in_y");
        }

        json.WriteEndObject();
    }

    private static void WriteInX(Utf8JsonWriter json, InvertedSum? forms)
    {
        if (forms is null)
        {
            json.WriteNull("in_x");
            return;
        }

        json.WriteStartObject("in_x");
        json.WriteString("equation", forms.Kind);
        json.Expression("hessian", forms.Hessian);
        json.Expression("mirror_map", forms.MirrorMap);
        json.Expression("potential", forms.Potential);
        json.WriteEndObject();
    }
}
