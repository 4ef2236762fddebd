using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>Whole runs against an independent integrator (Flows/make_flow_reference.py).</summary>
public sealed class FlowReferenceTests
{
    private static readonly string Folder = typeof(FlowReferenceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ProjectFolder").Value!;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Points().Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Weights_are_right_to_a_tenth_of_the_promise_and_all_digits_at_a_small_tolerance(int index)
    {
        // The promise at 1e-12 is 1e-11.
        Assert.InRange(await ErrorAsync(index, "1e-12"), 0, 1e-12);
        Assert.InRange(await ErrorAsync(index, "1e-19"), 0, 6e-17);
    }

    private static async Task<double> ErrorAsync(int index, string tolerance)
    {
        var problem = (JsonObject)Points()[index]!.DeepClone();
        var exact = problem["w"]!.AsArray().Select(w => Number(w!.GetValue<string>())).ToList();
        problem.Remove("w");
        problem["tolerance"] = tolerance;

        var run = await CommandRun.OfAsync(["flow", "-", "--json"], problem.ToJsonString());

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("completed", json.RootElement.GetProperty("status").GetString());
        var weights = json.RootElement.GetProperty("w").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(w => Number(w.GetString()!));
        return (double)weights.Zip(exact, (w, e) => Math.Abs((w - e) / e)).Max();
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static JsonArray Points() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "Flows", "flow-points.json")))!["cases"]!.AsArray();
}
