using System.Text.Json;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class TableCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("table").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Csv_is_the_accepted_one() => await Verify(
        (await RunAsync("potentials", "--balance", "equal", "--q", "1,3/2,q", "--format", "csv")).Output, extension: "csv");

    [Fact]
    public async Task Json_is_the_accepted_one() => await Verify(
        (await RunAsync("regularizers", "--q", "1,q", "--depth", "2,5", "--json")).Output, extension: "json");

    [Fact]
    public async Task Regularizers_with_their_limits_are_the_accepted_ones() => await Verify(
        (await RunAsync("regularizers", "--q", "1,2,q")).Output, extension: "md");

    [Theory]
    [InlineData("2..4", 3)]
    [InlineData("2,3,5", 3)]
    [InlineData("2..3,7", 3)]
    [InlineData("4..4", 1)]
    [InlineData("1", 1)]
    public async Task Depths_are_lists_and_ranges(string depths, int count)
    {
        var run = await RunAsync("potentials", "--q", "2", "--depth", depths, "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(count, json.RootElement.GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [InlineData("potentials", "first")]
    [InlineData("potentials", "equal")]
    [InlineData("potentials", "distinct")]
    [InlineData("balance", "distinct")]
    [InlineData("regularizers", "equal")]
    public async Task Every_row_is_proved(string table, string balance)
    {
        var run = await RunAsync(table, "--q", "1,6/5,3/2,2,q", "--balance", balance, "--format", "csv", "--depth", table == "regularizers" ? "2..4,L,infinity" : "2..4");

        Assert.Equal((0, ""), (run.Code, run.Error));
        var rows = run.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        Assert.True(rows.Count >= 15);
        Assert.All(rows, row => Assert.EndsWith(",Proved", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_gets_what_the_output_would_get()
    {
        var path = Path.Combine(folder, "t.tex");

        var toFile = await RunAsync("balance", "--format", "latex", "--standalone", "--out", path);

        Assert.Equal(new CommandRun(0, "", ""), toFile);
        Assert.StartsWith("\\documentclass", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("potential", "table: expected potentials, balance or regularizers, found 'potential': did you mean 'potentials'?")]
    [InlineData("potentials --q 1,3", "--q: expected a rational in [1, 2] such as 4/3, or q to leave it open, found '3'")]
    [InlineData("potentials --q 1,,2", "--q: expected a rational in [1, 2] such as 4/3, or q to leave it open, found ''")]
    [InlineData("potentials --depth 4..2", "--depth: expected a range from the smaller to the larger depth, found '4..2'")]
    [InlineData("potentials --depth 2..", "--depth: expected a whole number from 1 to 256, found ''")]
    [InlineData("potentials --depth 2..999", "--depth: expected a whole number from 1 to 256, found '999'")]
    [InlineData("potentials --depth 1..256 --q 1,3/2,4/3,2", "expected a table of at most 1000 derivations, found 1024")]
    [InlineData("potentials --balance even", "--balance: expected equal, first or distinct, found 'even'")]
    [InlineData("potentials --format text", "--format: expected latex, markdown, csv or json, found 'text'")]
    [InlineData("potentials --standalone", "--standalone: expected --format latex beside it")]
    [InlineData("potentials --depth 2,L", "--depth: expected a whole number from 1 to 256, found 'L'")]
    [InlineData("regularizers --depth L,infinity,inf", "--depth: expected a whole number from 1 to 256, found 'inf'")]
    [InlineData("regularizers --balance first", "--balance: the regularizers are functions of x on the balanced manifold only: expected equal, found 'first'")]
    [InlineData("potentials --out /nowhere/t.csv", "/nowhere/t.csv: cannot be written: its folder does not exist")]
    public async Task Bad_input_gets_one_line(string line, string complaint)
    {
        var run = await RunAsync(line.Split(' '));

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {complaint}\n"), run);
    }

    private static Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(["table", .. arguments]);
}
