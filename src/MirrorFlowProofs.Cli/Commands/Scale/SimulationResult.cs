using System.Globalization;
using System.Text;
using MirrorFlowProofs.Reporting.Writing;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>The end of a simulation.</summary>
/// <param name="Status">How it ended, in a sentence.</param>
/// <param name="ReachedEnd">Whether T was reached.</param>
/// <param name="Time">The time reached.</param>
/// <param name="Loss">f there.</param>
/// <param name="Weights">L arrays of n entries.</param>
/// <param name="X">x.</param>
/// <param name="Gradient">f'(x).</param>
/// <param name="BalanceDrift">The largest change of |w_i|^q - |w_j|^q against its law; null where there is none.</param>
/// <param name="Work">Steps and evaluations, in words.</param>
internal sealed record SimulationResult(
    string Status, bool ReachedEnd, double Time, double Loss, double[][] Weights, double[] X, double[] Gradient, double? BalanceDrift, string Work)
{
    /// <summary>What --save writes: x, gradient, and w0, w1, ....</summary>
    public Dictionary<string, double[]> Arrays()
    {
        Dictionary<string, double[]> arrays = new() { ["t"] = [Time], ["x"] = X, ["gradient"] = Gradient };
        for (var j = 0; j < Weights.Length; j++)
        {
            arrays[FormattableString.Invariant($"w{j}")] = Weights[j];
        }

        return arrays;
    }

    public string ToText()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"t = {Time:R}: {Status}\n");
        text.Append(CultureInfo.InvariantCulture, $"loss {Loss:R}, largest |G| {LargestGradient:g3}, {X.Length} coordinates of depth {Weights.Length}\n");
        text.Append(CultureInfo.InvariantCulture, $"largest |x| {X.Max(Math.Abs):R}, {X.Count(x => Math.Abs(x) > 1e-3 * X.Max(Math.Abs))} of them above a thousandth of it\n");
        text.Append(BalanceDrift is { } drift
            ? string.Create(CultureInfo.InvariantCulture, $"balance drift {drift:g3}\n")
            : "balance: no law with coupled decay at q < 2\n");
        text.Append(CultureInfo.InvariantCulture, $"{Work}\n");
        return text.ToString();
    }

    public string ToJson() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("status", Status);
        json.WriteBoolean("reachedEnd", ReachedEnd);
        json.WriteNumber("time", Time);
        json.WriteNumber("loss", Loss);
        json.WriteNumber("largestGradient", LargestGradient);
        json.WritePropertyName("balanceDrift");
        json.WriteRawValue(BalanceDrift is { } drift ? drift.ToString("R", CultureInfo.InvariantCulture) : "null");
        json.WriteString("work", Work);
        json.WriteStartArray("x");
        foreach (var x in X)
        {
            json.WriteNumberValue(x);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private double LargestGradient => Gradient.Max(Math.Abs);
}
