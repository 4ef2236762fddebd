using System.Text.Json;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class EvalCommandTests : IDisposable
{
    private const string Cases = """
        [
          {"q": "3/2", "offsets": ["0", "1/2", "1/2"], "x": "-40"},
          {"q": "2", "offsets": ["0", "0"], "x": "0"},
          {"q": 2, "offsets": [0, 0, 3], "x": 1.000000000000000000000001}
        ]
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("eval").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Json_has_a_line_a_case()
    {
        var run = await CommandRun.OfAsync(["eval", "--json"], Cases);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output, extension: "json");
    }

    [Fact]
    public async Task Text_for_a_person()
    {
        var run = await CommandRun.OfAsync(["eval", "-"], Cases);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output);
    }

    [Fact]
    public async Task Enclosures_as_json()
    {
        var run = await CommandRun.OfAsync(["eval", "--json", "--enclose", "--digits", "25"], Cases);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output, extension: "json");
    }

    /// <summary>Ten thousand digits take minutes.</summary>
    [Fact]
    public async Task An_interruption_stops_a_long_enclosure()
    {
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        interrupted.CancelAfter(TimeSpan.FromMilliseconds(300));

        var run = await CommandRun.InterruptedAsync(["eval", "--enclose", "--digits", "10000"], Cases, interrupted.Token);

        Assert.Equal(new CommandRun(130, "", "mirrorflow: interrupted\n"), run);
    }

    [Fact]
    public async Task Enclosures_for_a_person()
    {
        var run = await CommandRun.OfAsync(["eval", "--enclose"], Cases);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output);
    }

    [Theory]
    [InlineData("13/10", "\"0\", \"1e-290\"", "1e200", 17)]
    [InlineData("6/5", "\"0\", \"1/3\", \"2\", \"7\"", "3/7", 200)]
    public async Task Orders_of_magnitude_and_digits_are_not_limited(string q, string offsets, string x, int digits)
    {
        var run = await CommandRun.OfAsync(
            ["eval", "--enclose", "--json", "--digits", FormattableString.Invariant($"{digits}")],
            $$"""[{"q": "{{q}}", "offsets": [{{offsets}}], "x": "{{x}}"}]""");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var point = JsonDocument.Parse(run.Output).RootElement[0];
        foreach (var name in new[] { "u", "hessian", "gradient", "potential", "conjugate" })
        {
            var (lower, upper) = (Rational.Parse(point.GetProperty(name)[0].GetString()!), Rational.Parse(point.GetProperty(name)[1].GetString()!));
            Assert.True(lower.Sign > 0 && lower < upper && upper - lower < 4 * upper * Rational.Pow(10, 1 - digits), $"{name} [{lower}, {upper}]");
        }
    }

    [Theory]
    [InlineData("--digits", "40", "--digits: expected --enclose beside it")]
    [InlineData("--enclose", "--digits=0", "--digits: expected a whole number from 1 to 10000, found '0'")]
    [InlineData("--enclose", "--digits=many", "--digits: expected a whole number from 1 to 10000, found 'many'")]
    public async Task Digits_that_cannot_be(string first, string second, string message)
    {
        var run = await CommandRun.OfAsync(["eval", first, second], Cases);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Equal(message, run.Error.TrimEnd().Split(": ", 2)[1]);
    }

    [Fact]
    public async Task No_cases_give_an_empty_array() =>
        Assert.Equal(new CommandRun(0, "[]\n", ""), await CommandRun.OfAsync(["eval", "--json"], "[]"));

    [Fact]
    public async Task A_file_in_and_a_file_out()
    {
        var input = Path.Combine(folder, "cases.json");
        var output = Path.Combine(folder, "values.json");
        await File.WriteAllTextAsync(input, Cases, TestContext.Current.CancellationToken);

        var direct = await CommandRun.OfAsync(["eval", input, "--json"]);
        var written = await CommandRun.OfAsync(["eval", input, "--json", "--out", output]);

        Assert.Equal(new CommandRun(0, "", ""), written);
        Assert.Equal(direct.Output, await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Many_cases_keep_their_order()
    {
        var cases = Enumerable.Range(1, 10_000).Select(i => $$"""{"q":"{{(i % 2) + 1}}","offsets":[0,"{{i % 3}}"],"x":{{i}}}""");

        var run = await CommandRun.OfAsync(["eval", "--json"], $"[{string.Join(',', cases)}]");

        using var json = JsonDocument.Parse(run.Output);
        var values = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(10_000, values.Count);
        for (var i = 1; i <= values.Count; i++)
        {
            // u^2 + (i mod 3) u = i^q.
            var u = double.Parse(values[i - 1].GetProperty("u").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(1, u * (u + (i % 3)) / Math.Pow(i, (i % 2) + 1), 1e-15);
        }
    }

    [Theory]
    [InlineData("", "1:1: expected a value, found the end of the text")]
    [InlineData("""[{"q":"2","offsets":["0"],"x":"1"}""", "1:35: expected ',' or ']', found the end of the text")]
    [InlineData("""[{"q":"2","offsets":["0"],"x":"1"}]]""", "1:36: expected the end of the text, found ']'")]
    [InlineData("""[{"q":"2","offsets":["0"],"x":NaN}]""", "1:31: expected a finite number, found NaN")]
    [InlineData("""[{"q":"2","offsets":["0"],"x":-Infinity}]""", "1:31: expected a finite number, found -Infinity")]
    [InlineData("""[{"q":"2","offsets":["0"],"x":"NaN"}]""", "1:31: expected an exact rational such as \"3/10\", \"-4\", \"0.25\" or \"1e-12\" for \"x\", found \"NaN\"")]
    [InlineData("""{"q":"2","offsets":["0"],"x":"1"}""", "1:1: expected an array, found an object")]
    [InlineData("[2]", "1:2: expected an object for [0], found 2")]
    [InlineData("""[{"q":"2","offsets":["0"]}]""", "1:2: expected the key \"x\" in [0]")]
    [InlineData("""[{"q":"2","offset":["0"],"x":"1"}]""", "1:11: expected one of the keys q, offsets, x, found \"offset\": did you mean 'offsets'?")]
    [InlineData("""[{"q":"2","q":"2","offsets":["0"],"x":"1"}]""", "1:11: expected each key once, found \"q\" again")]
    [InlineData("""[{"q":"21/10","offsets":["0"],"x":"1"}]""", "1:7: expected a rational from 1 to 2 for \"q\", found \"21/10\"")]
    [InlineData("""[{"q":"0.999","offsets":["0"],"x":"1"}]""", "1:7: expected a rational from 1 to 2 for \"q\", found \"0.999\"")]
    [InlineData("""[{"q":null,"offsets":["0"],"x":"1"}]""", "1:7: expected an exact rational such as \"3/10\", \"-4\", \"0.25\" or \"1e-12\" for \"q\", found null")]
    [InlineData("""[{"q":"2/0","offsets":["0"],"x":"1"}]""", "1:7: expected an exact rational such as \"3/10\", \"-4\", \"0.25\" or \"1e-12\" for \"q\", found \"2/0\"")]
    [InlineData("""[{"q":"2","offsets":[],"x":"1"}]""", "1:21: expected offsets that start with 0, one a weight, found none")]
    [InlineData("""[{"q":"2","offsets":"0","x":"1"}]""", "1:21: expected an array for \"offsets\", found \"0\"")]
    [InlineData("""[{"q":"2","offsets":["1","2"],"x":"1"}]""", "1:22: expected 0 as the first offset for \"offsets\"[0], found \"1\"")]
    [InlineData("""[{"q":"2","offsets":["0","-1"],"x":"1"}]""", "1:26: expected an offset, 0 or positive, for \"offsets\"[1], found \"-1\"")]
    [InlineData("""[{"q":"2","offsets":["0","3","2"],"x":"1"}]""", "1:30: expected offsets in rising order, at least 3, for \"offsets\"[2], found \"2\"")]
    [InlineData("""[{"q":"2","offsets":["0","1e300"],"x":"1"}]""", "1:26: expected 0 or a rational from 1e-290 to 1e290 for \"offsets\"[1], found \"1e300\"")]
    [InlineData("""[{"q":"2","offsets":["0"],"x":"1e300"}]""", "1:31: expected 0 or a rational of a size from 1e-290 to 1e290 for \"x\", found \"1e300\"")]
    [InlineData("[\n {\"q\": \"2\", \"offsets\": [\"0\"],\n  \"x\": true}]", "3:8: expected an exact rational such as \"3/10\", \"-4\", \"0.25\" or \"1e-12\" for \"x\", found true")]
    public async Task Bad_input_names_its_place(string input, string complaint)
    {
        var run = await CommandRun.OfAsync(["eval", "--json"], input);

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: stdin:{complaint}\n"), run);
    }

    [Fact]
    public async Task Too_many_offsets_are_refused()
    {
        var offsets = string.Join(',', Enumerable.Repeat("0", 257));

        var run = await CommandRun.OfAsync(["eval"], $$"""[{"q":1,"offsets":[{{offsets}}],"x":1}]""");

        Assert.Equal(new CommandRun(2, "", "mirrorflow: stdin:1:19: expected at most 256 offsets, found 257\n"), run);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var path = Path.Combine(folder, "none.json");

        var run = await CommandRun.OfAsync(["eval", path]);

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {path}: expected a file, but it does not exist\n"), run);
    }

    [Fact]
    public async Task Bad_input_leaves_the_output_as_it_was()
    {
        var output = Path.Combine(folder, "values.json");
        await File.WriteAllTextAsync(output, "kept", TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync(["eval", "--out", output], "[{}]");

        Assert.Equal(new CommandRun(2, "", "mirrorflow: stdin:1:2: expected the key \"q\" in [0]\n"), run);
        Assert.Equal("kept", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_output_in_a_missing_folder_is_refused()
    {
        var output = Path.Combine(folder, "missing", "values.json");

        var run = await CommandRun.OfAsync(["eval", "--out", output], "[]");

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {output}: cannot be written: its folder does not exist\n"), run);
    }
}
