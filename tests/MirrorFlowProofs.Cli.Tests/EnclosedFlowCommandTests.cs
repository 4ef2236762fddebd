using System.Text.Json;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class EnclosedFlowCommandTests
{
    private const string Growth = """{"q": "2", "loss": {"type": "linear", "b": "1"}, "w0": [["1/2", "1/2"]], "T": "1/4"}""";
    private const string Arrival = """{"q": "3/2", "loss": {"type": "quad", "b": "1"}, "w0": [["3/10", "4/5"]], "T": "2"}""";

    [Fact]
    public async Task Times_and_rest_are_printed()
    {
        var run = await CommandRun.OfAsync(["flow", "-", "--enclose"], Arrival);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches(@"(?m)^x\[0\] in \[0\.99999999999999\d*, 1\.000000000000000\d\], at rest since t in \[1\.09017242944497\d*, 1\.09017242944498\d*\]$", run.Output);
        Assert.Matches(@"(?m)^x\[0\] arrives at its minimum: t in \[1\.09017242944497\d*, 1\.09017242944498\d*\], bound \[3\.16306340083931\d*, 3\.16306340083931\d*\]$", run.Output);
    }

    [Fact]
    public async Task Blow_up_is_a_time_and_the_flow_stops_before_it()
    {
        var run = await CommandRun.OfAsync(
            ["flow", "-", "--enclose", "--json", "--reach", "inf"],
            """{"q": "2", "loss": {"type": "linear", "b": "1"}, "w0": [["0", "1", "1"]], "T": "2"}""");

        Assert.Equal((1, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Contains("; x[0] blows up at t in [1.5707963267948", json.RootElement.GetProperty("stopped").GetString(), StringComparison.Ordinal);
        var times = json.RootElement.GetProperty("times").EnumerateArray().ToList();
        Assert.Equal(["blowsUp", "reaches"], times.Select(t => t.GetProperty("kind").GetString()));
        Assert.All(times, t => Assert.Equal("inf", t.GetProperty("x").GetString()));
        var ends = times[0].GetProperty("time").EnumerateArray().Select(e => Symbolic.Rational.Parse(e.GetString()!)).ToList();
        var halfPi = Symbolic.Rational.Parse("1.5707963267948966192313");
        Assert.True(ends[0] < halfPi && halfPi < ends[1] && ends[1] - ends[0] < Symbolic.Rational.Pow(10, -12));
    }

    [Fact]
    public async Task Claims_are_decided_and_a_refuted_one_fails()
    {
        var holds = await CommandRun.OfAsync(["flow", "-", "--enclose", "--claim", "x(t) = exp(2*t)/4", "--claim", "T(1) = log(2)"], Growth);
        var fails = await CommandRun.OfAsync(["flow", "-", "--enclose", "--claim", "x(t) = exp(2*t)/4", "--claim", "T(1) = 0.693147"], Growth);
        var json = await CommandRun.OfAsync(["flow", "-", "--enclose", "--json", "--claim", "R'(x) = log(x)/3"], Growth);

        Assert.Equal((0, 1, 1), (holds.Code, fails.Code, json.Code));
        Assert.Contains("\nEnclosed: x(t) = exp(2*t)/4\n  both sides agree within ", holds.Output, StringComparison.Ordinal);
        Assert.Contains("\nRefuted: T(1) = 0.693147\n  at T(1) the left side lies in [0.6931471805599", fails.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        var claim = document.RootElement.GetProperty("claims").EnumerateArray().Single();
        Assert.Equal("Refuted", claim.GetProperty("verdict").GetString());
        Assert.StartsWith("at t = 1/16 the left side lies in [0.062", claim.GetProperty("witness").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "flow", "-", "--claim", "x(t) = 1" }, "--reach and --claim: expected --enclose beside them")]
    [InlineData(new[] { "flow", "-", "--reach", "1" }, "--reach and --claim: expected --enclose beside them")]
    [InlineData(new[] { "flow", "-", "--enclose", "--reach", "x" }, "--reach: expected an exact rational or inf, found 'x'")]
    [InlineData(new[] { "flow", "-", "--enclose", "--claim", "w[2](t) = 1" }, "--claim: w[2](t) = 1: expected a weight from 0 to 1, found 2")]
    public async Task A_wrong_question_gets_one_line(string[] line, string complaint) =>
        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {complaint}\n"), await CommandRun.OfAsync(line, Growth));
}
