using System.Diagnostics;
using System.Text.Json;
using MirrorFlowProofs.Certificates.Running;
using MirrorFlowProofs.Cli.Commands;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class ProveCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("prove").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--jobs", "0")]
    [InlineData("--jobs", "two")]
    [InlineData("--timeout", "-1")]
    [InlineData("--memory", "1.5")]
    [InlineData("--memory", "99999999999")]
    public async Task A_limit_is_a_whole_number_above_0(string option, string value)
    {
        var run = await CommandRun.OfAsync(["prove", "--filter", "q=1,L=2,balance=equal", option, value]);

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {option}: expected a whole number above 0, found '{value}'\n"), run);
    }

    /// <summary>A reader has all that Coq needs, in the order in which it needs it.</summary>
    [Fact]
    public async Task What_is_written_is_a_project_of_its_own()
    {
        var target = Path.Combine(folder, "certificates");

        var run = await CommandRun.OfAsync(["prove", "--filter", "q=1,L=2,balance=equal", "--emit", target]);

        Assert.Equal(0, run.Code);
        var project = await File.ReadAllLinesAsync(Path.Combine(target, "_CoqProject"), TestContext.Current.CancellationToken);
        Assert.All(project.Where(l => l.EndsWith(".v", StringComparison.Ordinal)), file => Assert.True(File.Exists(Path.Combine(target, file)), file));
        Assert.Equal("q_1_L_2_balance_equal.v", project[^1]);
        Assert.Empty(Directory.GetFiles(target, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void Json_names_every_claim_with_its_outcome()
    {
        CertificateResult[][] results =
        [
            [new(new("balance", "|w1|^q - |w2|^q", "Theorem", null), Outcome.Certified, "")],
            [new(new("form", "R'", null, "no 2F1"), Outcome.NoTemplate, "no 2F1")],
        ];

        using var json = JsonDocument.Parse(ProveJson.Of(["one", "two"], results));

        Assert.Equal(["one", "two"], json.RootElement.EnumerateArray().Select(e => e.GetProperty("name").GetString()));
        var claims = json.RootElement.EnumerateArray().SelectMany(e => e.GetProperty("claims").EnumerateArray()).ToList();
        Assert.Equal(["certified", "without a template"], claims.Select(c => c.GetProperty("outcome").GetString()));
        Assert.Equal("no 2F1", claims[1].GetProperty("detail").GetString());
    }

    /// <summary>While Coq works: Ctrl-C ends both at once, and leaves no half-compiled development.</summary>
    [Fact]
    public async Task An_interrupt_ends_the_run_and_coqc()
    {
        var (coqc, started, cache) = (Path.Combine(folder, "coqc"), Path.Combine(folder, "started"), Path.Combine(folder, "cache"));
        await File.WriteAllTextAsync(coqc, $"#!/bin/sh\necho $$ > '{started}.new'\nmv '{started}.new' '{started}'\nexec sleep 600\n", TestContext.Current.CancellationToken);
        using (var chmod = Process.Start("chmod", ["+x", coqc]))
        {
            await chmod.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        // A shell that runs this in the background has its children ignore the signal.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "mirrorflow.dll"), "prove", "--filter", "q=1,L=2,balance=equal", "--cache", cache])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}" },
        };

        using var process = Process.Start(start)!;
        while (!File.Exists(started))
        {
            Assert.False(process.HasExited);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Interrupted, process.ExitCode);
        Assert.Equal("mirrorflow: interrupted\n", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Directory.GetFileSystemEntries(cache));
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(started, TestContext.Current.CancellationToken)).Trim()}/fd"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_bad_input()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync(["prove", "--filter", "q=1,L=2,balance=equal", "--emit", file]);

        Assert.Equal(2, run.Code);
        Assert.StartsWith($"mirrorflow: --emit: {Path.Combine(file, "MirrorFlow")} cannot be created: ", run.Error, StringComparison.Ordinal);
    }
}
