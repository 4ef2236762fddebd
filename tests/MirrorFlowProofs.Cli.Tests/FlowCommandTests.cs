using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class FlowCommandTests : IDisposable
{
    private const string Wanted = "expected an exact rational such as \"3/10\", \"-4\", \"0.25\" or \"1e-12\"";

    private readonly string folder = Directory.CreateTempSubdirectory("flow").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Enclosures_are_printed_as_pairs_and_contain_zero_where_a_law_holds()
    {
        const string Problem = """{"q": "3/2", "loss": {"type": "quad", "b": "1"}, "w0": [["3/10", "4/5"]], "T": "1/2"}""";

        var text = await CommandRun.OfAsync(["flow", "-", "--enclose"], Problem);
        var run = await CommandRun.OfAsync(["flow", "-", "--enclose", "--json"], Problem);

        Assert.Equal((0, ""), (text.Code, text.Error));
        Assert.StartsWith("t in [0.5, 0.5]: the state at T is enclosed\nx[0] in [0.683047196360", text.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        foreach (var law in new[] { "balanceDrift", "mirrorResidual" })
        {
            var ends = json.RootElement.GetProperty(law).EnumerateArray().Select(e => Symbolic.Rational.Parse(e.GetString()!)).ToList();
            Assert.True(ends[0].Sign <= 0 && ends[1].Sign >= 0 && ends[1] - ends[0] < Symbolic.Rational.Pow(10, -12));
        }
    }

    [Fact]
    public async Task An_enclosure_that_stops_early_fails_and_says_where()
    {
        var run = await CommandRun.OfAsync(
            ["flow", "-", "--enclose"], """{"q": "1", "loss": {"type": "quad", "b": "1"}, "w0": [["1/2", "-1/2"]], "T": "2"}""");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("from t = 0.5 on the solution is not unique: x[0] is at the saddle 0, several weights are 0 together", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_q_1_an_enclosure_goes_on_where_decay_holds_a_gradient_at_zero()
    {
        const string Held = """{"q": "1", "alpha": "1/10", "decay": "decoupled", "loss": {"type": "quad", "b": "1"}, "w0": [["3/10", "4/5"]], "T": "2"}""";
        var run = await CommandRun.OfAsync(["flow", "-", "--enclose", "--json"], Held);

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("stopped").ValueKind);
        var ends = json.RootElement.GetProperty("x")[0];
        Assert.True(Number(ends[0]) <= 1 && 1 <= Number(ends[1]) && Number(ends[1]) - Number(ends[0]) < 1e-13, $"{ends}");
        Assert.Equal(
            new CommandRun(2, "", "mirrorflow: stdin:1:38: expected \"decoupled\" at q = 1: coupled decay is supported for q > 1, where every weight has a continuous speed\n"),
            await CommandRun.OfAsync(["flow", "-"], Held.Replace("decoupled", "coupled", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_example_of_the_help_is_exact_to_1e_11()
    {
        var run = await CommandRun.OfAsync(["flow", "-", "--json"], Problem());

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal("completed", root.GetProperty("status").GetString());

        // mpmath odefun at 30 digits.
        Near("0.65052865308501000542", root.GetProperty("w")[0][0]);
        Near("1.0499878723577602369", root.GetProperty("w")[0][1]);
        Near("0.68304719636048917571", root.GetProperty("x")[0]);
        Near("-0.31695280363951082429", root.GetProperty("gradient")[0]);
        Assert.InRange(Number(root.GetProperty("balanceDrift")), 0, 1e-13);
        Assert.InRange(Number(root.GetProperty("mirrorResidual")), 0, 1e-13);
        Assert.InRange(root.GetProperty("steps").GetInt32(), 1, 1000);
        Assert.Empty(root.GetProperty("events").EnumerateArray());
    }

    [Fact]
    public async Task Text_for_a_person()
    {
        // Unit speed from dyadic weights: exact to all 17 digits.
        var run = await CommandRun.OfAsync(
            ["flow", "-"], Problem(q: "1", loss: """{"type":"linear","b":"-1"}""", w0: """[["1/4","1/2"]]""", t: "1/2\",\"tolerance\":\"1e-20"));

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(Regex.Replace(run.Output, @"(?<=drift |residual |^|\n)[0-9][0-9.]*e-\d+(?=,)", "NUMBER"));
    }

    [Fact]
    public async Task Reaching_the_minimum_is_an_event()
    {
        var run = await CommandRun.OfAsync(["flow", "-", "--json"], Problem(t: "5"));

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(0, run.Code);
        Assert.Equal("reachedZeroGradient", json.RootElement.GetProperty("status").GetString());
        var reached = Assert.Single(json.RootElement.GetProperty("events").EnumerateArray());
        Near("1.09017242944497980983846644751", reached.GetProperty("time"));
        Assert.Equal(0, reached.GetProperty("coordinate").GetInt32());
        Assert.Equal(JsonValueKind.Null, reached.GetProperty("weight").ValueKind);
        Assert.Equal("zeroGradient", reached.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Stopping_before_the_end_is_exit_code_1()
    {
        var run = await CommandRun.OfAsync(["flow", "-", "--json"], Problem(loss: """{"type":"quad","b":-1}""", w0: "[[0.5, 0.5]]", t: "5"));

        Assert.Equal(1, run.Code);
        Assert.Contains("\"status\": \"reachedSaddle\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deviations_without_a_law_are_null_with_a_reason()
    {
        var run = await CommandRun.OfAsync(
            ["flow", "-", "--json"],
            """{"q":"3/2","alpha":"1/10","decay":"coupled","loss":{"type":"quad","b":"1"},"w0":[["1/2","3/4"]],"T":"1/4"}""");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("balanceDrift").ValueKind);
        Assert.Equal("with coupled decay and q < 2 no balance law holds", json.RootElement.GetProperty("balanceDriftNote").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("mirrorResidual").ValueKind);
        Assert.Equal(
            "with decay the offsets change in time and the identity of one mirror map does not hold",
            json.RootElement.GetProperty("mirrorResidualNote").GetString());
    }

    [Fact]
    public async Task Coupled_coordinates_from_a_file_to_a_file()
    {
        var input = Path.Combine(folder, "problem.json");
        var output = Path.Combine(folder, "end.json");
        await File.WriteAllTextAsync(
            input,
            Problem(q: "2", loss: """{"type":"lsq","A":[[1,"1/2"],["1/3",1],[0,1]],"b":[1,2,3]}""", w0: """[["3/10","4/5","1"],["-1","-1/2"]]"""),
            TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync(["flow", input, "--json", "--out", output]);

        Assert.Equal(new CommandRun(0, "", ""), run);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal([3, 2], json.RootElement.GetProperty("w").EnumerateArray().Select(row => row.GetArrayLength()));
        Assert.InRange(Number(json.RootElement.GetProperty("mirrorResidual")), 0, 1e-13);
    }

    public static TheoryData<string, string> BadProblems => new()
    {
        { "[]", "1:1: expected an object, found an array" },
        { """{"q":"2","loss":{"type":"quad","b":1},"w0":[[1]]}""", "1:1: expected the key \"T\"" },
        { Problem(q: "3"), "1:6: expected a rational from 1 to 2 for \"q\", found \"3\"" },
        { Problem(t: "-1"), "1:81: expected 0 or a positive rational of a size from 1e-200 to 1e200 for \"T\", found \"-1\"" },
        { Problem(t: "1/2\",\"Tolerance\":\"1"), "1:87: expected one of the keys q, alpha, decay, loss, w0, T, tolerance, found \"Tolerance\": did you mean 'tolerance'?" },
        { Problem(loss: """{"type":"square","b":"1"}"""), "1:27: expected \"quad\" or \"lsq\" or \"logistic\" or \"linear\" for \"type\", found \"square\"" },
        { Problem(loss: """{"type":"quad","c":"1"}"""), "1:34: expected one of the keys type, b, found \"c\": did you mean 'b'?" },
        { Problem(loss: """{"type":"quad"}"""), "1:19: expected the key \"b\" in \"loss\"" },
        { Problem(loss: """{"type":"quad","b":[1,2]}"""), "1:38: expected one entry of \"b\" a row of \"w0\", 1, found 2" },
        { Problem(loss: """{"type":"lsq","A":[[1,2]],"b":[1]}"""), "1:38: expected one column of \"A\" a row of \"w0\", 1, found 2" },
        { Problem(loss: """{"type":"lsq","A":[[1],[2]],"b":[1]}"""), "1:51: expected one entry of \"b\" a row of \"A\", 2, found 1" },
        { Problem(loss: """{"type":"lsq","A":[],"b":[]}"""), "1:37: expected at least one row of columns, found an empty array" },
        { Problem(w0: "[]"), "1:48: expected at least one row of weights, found an empty array" },
        { Problem(w0: "[[]]"), "1:49: expected a row of weights, found an empty array" },
        { Problem(w0: "[1]"), "1:49: expected an array for \"w0\"[0], found 1" },
        { Problem(w0: "[[\"one\"]]"), $"1:50: {Wanted} for \"w0\"[0][0], found \"one\"" },
        { Problem(w0: "[[NaN]]"), "1:50: expected a finite number, found NaN" },
        { Problem(w0: "[[1e201]]"), "1:50: expected 0 or a rational of a size from 1e-200 to 1e200 for \"w0\"[0][0], found 1e201" },
        { Problem() + "x", "1:87: expected the end of the text, found 'x'" },
        { Problem()[..^1], "1:86: expected ',' or '}', found the end of the text" },
        { """{"q":"2","alpha":-1,"loss":{"type":"quad","b":1},"w0":[[1]],"T":1}""", "1:18: expected 0 or a positive rational of a size from 1e-200 to 1e200 for \"alpha\", found -1" },
        { """{"q":"2","decay":"decopled","loss":{"type":"quad","b":1},"w0":[[1]],"T":1}""", "1:18: expected \"decoupled\" or \"coupled\" for \"decay\", found \"decopled\": did you mean 'decoupled'?" },
        { """{"q":"2","tolerance":"1e-30","loss":{"type":"quad","b":1},"w0":[[1]],"T":1}""", "1:22: expected a rational from 1e-24 to 1e-2 for \"tolerance\", found \"1e-30\"" },
    };

    [Theory]
    [MemberData(nameof(BadProblems))]
    public async Task Bad_input_names_its_place(string input, string complaint)
    {
        var run = await CommandRun.OfAsync(["flow", "-"], input);

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: stdin:{complaint}\n"), run);
    }

    private static string Problem(
        string q = "3/2", string loss = """{"type":"quad","b":"1"}""", string w0 = """[["3/10","4/5"]]""", string t = "1/2") =>
        $$"""{"q":"{{q}}","loss":{{loss}},"w0":{{w0}},"alpha":"0","T":"{{t}}"}""";

    private static double Number(JsonElement element) => double.Parse(element.GetString()!, CultureInfo.InvariantCulture);

    private static void Near(string expected, JsonElement element) =>
        Assert.Equal(1, Number(element) / double.Parse(expected, CultureInfo.InvariantCulture), 1e-11);
}
