using System.Text.Json;
using MirrorFlowProofs.Cli.Commands;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class DoctorCommandTests
{
    private static readonly DoctorReport Report = new(
        "0.1.0", "10.0.0", "Debian GNU/Linux 12 (bookworm)", 2,
        [
            new("pdflatex", "compiles the LaTeX tables", "/usr/bin/pdflatex", "apt-get install texlive-latex-recommended"),
            new("coqc", "checks exported proofs", null, "apt-get install coq"),
        ]);

    [Fact]
    public async Task Text_for_a_person() => await Verify(Report.ToText());

    [Fact]
    public async Task Json_for_a_machine() => await Verify(Report.ToJson(), extension: "json");

    [Fact]
    public async Task The_command_looks_at_this_machine()
    {
        var run = await CommandRun.OfAsync(["doctor", "--json"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(Environment.Version.ToString(), json.RootElement.GetProperty("dotnet").GetString());
        Assert.Equal(Environment.ProcessorCount, json.RootElement.GetProperty("cores").GetInt32());
        Assert.Equal(
            ["pdflatex", "sympy", "maxima", "coqc", "interval"],
            json.RootElement.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString()));
        Assert.All(
            json.RootElement.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("path").GetString()).OfType<string>(),
            path => Assert.True(File.Exists(path), path));
    }

    [Fact]
    public async Task Text_is_the_default()
    {
        var run = await CommandRun.OfAsync(["doctor"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("mirrorflow  ", run.Output, StringComparison.Ordinal);
    }
}
