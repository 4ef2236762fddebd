using System.Text.Json;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class DeriveCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("derive").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("--q 4/3 --depth 3 --balance first")]
    [InlineData("--q q --depth 4 --balance equal --format latex --standalone")]
    [InlineData("--q 2 --depth 2 --balance distinct --format markdown")]
    [InlineData("--q 1 --x w1^2*w2 --json")]
    [InlineData("--depth 1")]
    [InlineData("--depth L --q 1")]
    [InlineData("--depth L --q 4/3 --format latex")]
    [InlineData("--depth L --balance equal --format sympy")]
    [InlineData("--depth 64 --balance distinct --q 3/2")]
    public async Task What_is_proved_exits_with_0(string line)
    {
        var run = await RunAsync(line.Split(' '));

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("Proved", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Undecided", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Refuted", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w1*w2 + sqrt(w3)")]
    [InlineData("w1/w2")]
    [InlineData("sqrt(w1)*w2")]
    public async Task What_is_no_monomial_is_said_and_exits_with_1(string x)
    {
        foreach (var format in new[] { "text", "latex", "markdown", "json", "sympy", "maxima", "mathematica", "angourimath" })
        {
            var run = await RunAsync("--x", x, "--format", format);

            Assert.Equal((1, ""), (run.Code, run.Error));
            Assert.Contains("is not a monomial in its weights", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_derivation_that_stopped_is_the_accepted_text() =>
        await Verify((await RunAsync("--q", "2", "--x", "w1*w2 + w1")).Output);

    [Fact]
    public async Task Long_expressions_are_shortened_for_a_person() =>
        await Verify((await RunAsync("--q", "2", "--depth", "64", "--balance", "distinct")).Output);

    [Fact]
    public async Task Latex_is_the_accepted_one() =>
        await Verify((await RunAsync("--q", "q", "--depth", "2", "--format", "latex")).Output, extension: "tex");

    [Fact]
    public async Task Every_depth_at_once_is_the_accepted_text() =>
        await Verify((await RunAsync("--depth", "L", "--balance", "equal")).Output);

    [Fact]
    public async Task Every_depth_at_once_is_the_accepted_json() =>
        await Verify((await RunAsync("--depth", "L", "--json")).Output, extension: "json");

    [Fact]
    public async Task Json_is_the_accepted_one() =>
        await Verify((await RunAsync("--q", "4/3", "--depth", "3", "--json")).Output, extension: "json");

    [Theory]
    [InlineData("sympy", "py")]
    [InlineData("maxima", "mac")]
    [InlineData("mathematica", "m")]
    [InlineData("angourimath", "txt")]
    public async Task Forms_for_another_system_are_the_accepted_ones(string format, string extension) =>
        await Verify((await RunAsync("--q", "q", "--depth", "3", "--balance", "distinct", "--format", format)).Output, extension: extension)
            .UseParameters(format);

    [Fact]
    public async Task Forms_for_another_system_of_a_chosen_step()
    {
        var run = await RunAsync("--q", "2", "--depth", "2", "--step", "mirror-map", "--format", "maxima");

        Assert.Contains("\nmirror_map: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("[\"mirror_map\", mirror_map, u, ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("conjugate", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_complete_and_its_text_is_read_back()
    {
        using var json = JsonDocument.Parse((await RunAsync("--depth", "64", "--balance", "distinct", "--json")).Output);

        var symbols = Enumerable.Range(2, 63).Select(i => new Symbolic.Symbol($"lambda_{i}", Symbolic.Domain.Positive))
            .Append(Names.U).ToDictionary(s => s.Name);
        var p = json.RootElement.GetProperty("result").GetProperty("in_u").GetProperty("P").GetProperty("text").GetString()!;
        Assert.Equal(
            MirrorFlowTheory.Derive(
                new Geometry(Geometry.SymbolicQ), Reparameterization.DeepDiagonal(64), Balance.Of(BalanceKind.Distinct, 64)).Result!.P,
            Parser.Parse(p, symbols));
        Assert.Equal(64, json.RootElement.GetProperty("steps")[0].GetProperty("equations").GetArrayLength());
    }

    [Fact]
    public async Task A_step_is_chosen_by_its_name()
    {
        var run = await RunAsync("--depth", "2", "--step", "balance,metric", "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["balance", "metric"],
            json.RootElement.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_file_gets_what_the_output_would_get()
    {
        var path = Path.Combine(folder, "d.txt");

        var toFile = await RunAsync("--depth", "2", "--out", path);

        Assert.Equal(new CommandRun(0, "", ""), toFile);
        Assert.Equal((await RunAsync("--depth", "2")).Output, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--depth|2|--q|5/2", "--q: expected a rational in [1, 2] such as 4/3, or q to leave it open, found '5/2'")]
    [InlineData("--depth|2|--q|99/100", "--q: expected a rational in [1, 2] such as 4/3, or q to leave it open, found '99/100'")]
    [InlineData("--depth|2|--q|NaN", "--q: expected a rational in [1, 2] such as 4/3, or q to leave it open, found 'NaN'")]
    [InlineData("--depth|2|--q|4/0", "--q: expected a rational in [1, 2] such as 4/3, or q to leave it open, found '4/0'")]
    [InlineData("--depth|2|--q|", "--q: expected a rational in [1, 2] such as 4/3, or q to leave it open, found ''")]
    [InlineData("--depth|0", "--depth: expected a whole number from 1 to 256, or the letter L for every depth, found '0'")]
    [InlineData("--depth|-1", "--depth: expected a whole number from 1 to 256, or the letter L for every depth, found '-1'")]
    [InlineData("--depth|257", "--depth: expected a whole number from 1 to 256, or the letter L for every depth, found '257'")]
    [InlineData("--depth|99999999999999999999", "--depth: expected a whole number from 1 to 256, or the letter L for every depth, found '99999999999999999999'")]
    [InlineData("--depth|3/2", "--depth: expected a whole number from 1 to 256, or the letter L for every depth, found '3/2'")]
    [InlineData("--depth|2|--balance|frist", "--balance: expected equal, first or distinct, found 'frist': did you mean 'first'?")]
    [InlineData("--depth|2|--format|xml", "--format: expected text, latex, markdown, json, sympy, maxima, mathematica or angourimath, found 'xml'")]
    [InlineData("--depth|2|--standalone", "--standalone: expected --format latex beside it")]
    [InlineData("--depth|2|--json|--format|latex", "expected either --json or --format latex, found both")]
    [InlineData("--depth|3|--starts|distinct", "--starts: expected a sum of monomials beside it, --x with several blocks; this map is one block")]
    [InlineData("--depth|L|--starts|equal", "--starts: expected a sum of monomials beside it, --x with several blocks; this map is one block")]
    [InlineData("--depth|2|--x|w1*w2", "expected either --depth or --x, found both")]
    [InlineData("--depth|L|--balance|distinct", "--balance: expected first or equal beside --depth L, found 'distinct'")]
    [InlineData("--q|2", "expected --depth L or --x EXPRESSION (try 'mirrorflow derive --help')")]
    [InlineData("--x|w1*", "--x: expected a number, a name, '(' or '|' at line 1, column 4, found end of text")]
    [InlineData("--x|w1*)", "--x: expected a number, a name, '(' or '|' at line 1, column 4, found ')'")]
    [InlineData("--x|w1 w2", "--x: expected an operator or the end of the text at line 1, column 4, found 'w2': a product is written with '*'")]
    [InlineData("--x|7", "--x: expected a reparameterization with at least one weight such as w1*w2")]
    [InlineData("--x|w1*x", "--x: expected weights named w1, w2, ..., found 'x'")]
    [InlineData("--x|w1^q", "--x: expected weights named w1, w2, ..., found 'q'")]
    [InlineData("--x|w1*w0", "--x: expected weights named w1, w2, ..., found 'w0'")]
    [InlineData("--x|w1^1000*w2", "--x: expected a monomial of degree at most 256, found degree 1001")]
    [InlineData("--depth|2|--out|/nowhere/d.txt", "/nowhere/d.txt: cannot be written: its folder does not exist")]
    [InlineData("--depth|2|--deth|3", "unknown option '--deth': did you mean '--depth'? (try 'mirrorflow derive --help')")]
    public async Task Bad_input_gets_one_line(string arguments, string complaint)
    {
        var run = await RunAsync(arguments.Split('|'));

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {complaint}\n"), run);
    }

    [Fact]
    public async Task A_file_is_not_replaced_where_nothing_was_derived()
    {
        var path = Path.Combine(folder, "kept.txt");
        await File.WriteAllTextAsync(path, "kept", TestContext.Current.CancellationToken);

        var run = await RunAsync("--x", "w1*w2 + sqrt(w3)", "--out", path);

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.StartsWith("mirrorflow: nothing was derived: ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"; {path} was not written\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("kept", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_step_of_what_is_not_derived_has_the_reason_instead()
    {
        var run = await RunAsync("--x", "sqrt(w1)*w2", "--step", "balance");

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("is not a monomial in its weights", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dash_is_the_standard_output() =>
        Assert.Equal(await RunAsync("--depth", "2"), await RunAsync("--depth", "2", "--out", "-"));

    [Fact]
    public async Task A_condition_that_always_holds_is_not_printed() =>
        Assert.DoesNotContain("1 != 0", (await RunAsync("--x", "w1 - w2")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task An_unknown_step_is_named_with_the_known_ones()
    {
        var run = await RunAsync("--depth", "3", "--step", "balanc");

        Assert.Equal(
            new CommandRun(2, "", "mirrorflow: --step: expected names of steps (clock, balance, decay, metric, saddles, uniformization, signs, mirror-map, conjugate, potential, metric-exponent, legendre, range, coercivity, coercivity-in-weights, convergence, convergence-time, escape, escape-from-small-weights, regularizer-decoupled, potential-under-decay, decay-schedules, coupled-decay), found 'balanc': did you mean 'balance'?\n"),
            run);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_keeps_its_folder_clean()
    {
        var run = await RunAsync("--depth", "2", "--out", folder);

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {folder}: cannot be written: it is a directory\n"), run);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    private static Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(["derive", .. arguments]);
}
