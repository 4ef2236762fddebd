using System.Text.Json;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class ClaimsCommandTests
{
    [Fact]
    public async Task The_table_is_the_accepted_one()
    {
        var run = await CommandRun.OfAsync(["verify", "--claims"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output);
    }

    [Theory]
    [InlineData("ns-convergence")]
    [InlineData("ns-legendre")]
    [InlineData("ns-escape")]
    [InlineData("ns-table-1")]
    public async Task One_claim_in_full_is_the_accepted_text(string claim)
    {
        var run = await CommandRun.OfAsync(["verify", "--claim", claim]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output).UseParameters(claim);
    }

    [Fact]
    public async Task Json_of_one_claim_is_the_accepted_one()
    {
        var run = await CommandRun.OfAsync(["verify", "--claim", "ns-mu-monotone", "--json"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output, extension: "json");
    }

    [Fact]
    public async Task Json_has_every_claim_and_the_counts()
    {
        var run = await CommandRun.OfAsync(["verify", "--claims", "--json"]);

        using var json = JsonDocument.Parse(run.Output);
        var (claims, summary) = (json.RootElement.GetProperty("claims"), json.RootElement.GetProperty("summary"));
        Assert.Equal(claims.GetArrayLength(), summary.GetProperty("claims").GetInt32());
        Assert.Equal(0, summary.GetProperty("undecided").GetInt32());
        Assert.True(summary.GetProperty("decided").GetBoolean());
        Assert.All(claims.EnumerateArray(), claim => Assert.NotEqual(0, claim.GetProperty("assertions").GetArrayLength()));
    }

    [Fact]
    public async Task Verbose_shows_every_formula()
    {
        var (table, all) = (await CommandRun.OfAsync(["verify", "--claims"]), await CommandRun.OfAsync(["verify", "--claims", "--verbose"]));

        Assert.DoesNotContain("Because the difference is zero", table.Output, StringComparison.Ordinal);
        Assert.Contains("    Proved: R''(x) = 1/sqrt(4*|x|^q + lambda^2)\n", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_gets_a_table_with_borders()
    {
        await using var terminal = new Terminal(new StringWriter { NewLine = "\n" }, new StringWriter(), Stream.Null) { ShowsColour = true };

        var code = await MirrorFlowCommand.RunAsync(["verify", "--claims"], terminal, TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        Assert.Contains("│ ns-mu ", terminal.Output.ToString(), StringComparison.Ordinal);
        Assert.Contains("\u001B", terminal.Output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify --claim ns-nu", "--claim: expected one of ns-balance, ns-balance-coupled, ns-mirror, ns-hessian-2, ns-potential, ns-legendre, ns-lambda, ns-mu, ns-mu-monotone, ns-convergence, ns-linear-rate, ns-regularizer, ns-table-1, ns-sparser, ns-saddles, ns-saddles-decay, ns-escape, wo-depth-2, wo-depth-D, gh-hypentropy, aw-egu, mm-decay, ko-gating, ma-laws, found 'ns-nu': did you mean 'ns-mu'?")]
    [InlineData("verify --claims --filter q=1", "expected --claims, or a catalog with its documents, found both")]
    [InlineData("verify --verbose", "--verbose: expected --claims beside it")]
    public async Task A_wrong_command_line_gets_one_line(string line, string complaint)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {complaint}\n"), run);
    }
}
