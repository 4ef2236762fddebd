using System.Text.Json;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Cli.Commands;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class VerifyCommandTests
{
    private static readonly CatalogEntry Entry = CatalogEntry.DeepDiagonal(new Rational(3, 2), 3, BalanceKind.First);
    private static readonly Verdict Proved = Verdict.Proved("3 obligations of 2 steps hold", ["x != 0"]);
    private static readonly Verdict Consistent = Verdict.Consistent(
        "all residuals shrink", [new("balance", 1e-16, 1.2e-21), new("two spaces", 3e-31, 2e-31)]);

    private static readonly FlowEnclosure Enclosed = new(
        Verdict.Enclosed("2 residuals lie in intervals around 0, the widest 2e-14 of its size"),
        [Residual("balance", -3, 5), Residual("mirror map", -10, 10)]);

    private static readonly FlowEnclosure Excluded = new(
        Verdict.Refuted("the residual of the balance is not 0", "balance in [3e-15, 5e-15] at q = 2"), [Residual("balance", 3, 5)]);

    private static readonly FlowEnclosure Nothing = new(Verdict.Undecided("nothing was derived"), []);

    private static readonly EntryReport[] Reports =
    [
        new(Entry, Proved, Consistent, null) { Enclosure = Enclosed },
        new(Entry with { Q = 2 }, Verdict.Refuted("Balance: u_1 = u_2", "the value excludes 0 at w1 = 2"), Consistent, null) { Enclosure = Excluded },
        new(Entry with { Q = 1 }, Proved, Verdict.Undecided("the residual stays", [new("balance", 1e-3, 1e-3)]), null) { Enclosure = Enclosed },
        new(Entry, Verdict.Undecided("nothing is derived"), Verdict.Undecided("nothing is derived"), null) { Enclosure = Nothing },
        new(Entry, Proved, Verdict.Undecided("no number", [new("balance", double.NaN, double.NaN)]), null) { Enclosure = Enclosed },
        new(Entry, Proved, Consistent, null) { Enclosure = Excluded },
    ];

    private static EnclosedResidual Residual(string name, int lower, int upper) =>
        new(name, new(lower * Rational.Pow(10, -15), upper * Rational.Pow(10, -15)), 1);

    [Fact]
    public async Task Lines_for_a_person()
    {
        var text = new VerifyText([.. Reports.Select(r => r.Entry)]);

        await Verify(string.Concat(Reports.Select(r => text.Line(r) + "\n")) + VerifyText.Summary(Reports, [], TimeSpan.FromSeconds(1.26)));
    }

    [Fact]
    public async Task Json_for_a_machine() => await Verify(VerifyJson.Write(Reports, [], TimeSpan.FromSeconds(1.26)), extension: "json");

    [Fact]
    public async Task What_holds_exits_with_0()
    {
        var run = await CommandRun.OfAsync(["verify", "--filter", "q=3/2|q,L=3,balance=first"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches(
            @"^q=3/2 L=3 balance=first  Proved     Consistent  Enclosed   \de-\d\d wide  \de-\d\d -> \de-\d\d, order \d.\d\n"
            + @"q=q L=3 balance=first    Proved     Consistent  Enclosed   \de-\d\d wide  \de-\d\d -> \de-\d\d, order \d.\d\n"
            + @"2 entries: theory 2 Proved; numbers 2 Consistent; flows 2 Enclosed\neverything holds \(\d+\.\d s\)\n$",
            run.Output);
    }

    [Fact]
    public async Task What_does_not_hold_exits_with_1()
    {
        var run = await CommandRun.OfAsync(
            ["verify", "--catalog", "-"], """{"entries": [{"q": "2", "x": "w1*w2 + w1", "balance": "equal"}]}""");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("1 entry: theory 1 Undecided; numbers 1 Undecided; flows 1 Undecided\n1 entry does not hold (", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true.md", "claim: 1 + 1 = 2", "", "1 claim: 1 Proved; 0 formulas printed, 0 as shown", 0)]
    [InlineData("expected.md", "expect: refuted\nclaim: 1 + 1 = 3", "", "1 claim: 1 Refuted as expected; 0 formulas printed, 0 as shown", 0)]
    [InlineData("false.md", "claim: 1 + 1 = 3", "", "1 claim: 1 Refuted; 0 formulas printed, 0 as shown\n  PATH:3: c: Refuted: 1 + 1 = 3", 1)]
    [InlineData("open.md", "domains: a < 0\nclaim: sqrt(a) = sqrt(a)", "", "1 claim: 1 Undecided; 0 formulas printed, 0 as shown\n  PATH:4: c: Undecided: sqrt(a) = sqrt(a): no point was found at which both sides are defined", 1)]
    [InlineData("unread.md", "claim: 1 + 1 = a", "", "0 claims; 0 formulas printed, 0 as shown\n  PATH:3:", 1)]
    [InlineData("stale.md", "claim: 1 + 1 = 2", "<!-- mirrorflow derive --q 2 --depth 2 --format markdown --step coercivity -->\n$$x$$\n<!-- end -->\n", "1 claim: 1 Proved; 1 formula printed, 0 as shown\n  PATH:5: mirrorflow derive --q 2 --depth 2 --format markdown --step coercivity: prints something else today", 1)]
    [InlineData("other.md", "claim: 1 + 1 = 2", "<!-- mirrorflow flow input.json -->\n<!-- end -->\n", "1 claim: 1 Proved; 1 formula printed, 0 as shown\n  PATH:5: mirrorflow flow input.json: expected a command 'derive', found 'flow input.json'", 1)]
    public async Task Documents_are_checked_along(string name, string lines, string after, string line, int code)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllTextAsync(path, $"# A page\n```claim c\n{lines}\n```\n{after}", TestContext.Current.CancellationToken);

            var run = await CommandRun.OfAsync(["verify", "--filter", "q=1,L=2,balance=equal", "--documents", folder]);

            Assert.Equal(code, run.Code);
            Assert.Contains($"{path}  {line.Replace("PATH", path, StringComparison.Ordinal)}", run.Output, StringComparison.Ordinal);
            Assert.Contains(code == 0 ? "1 hold\neverything holds" : "0 hold\n1 document does not hold", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_without_documents_is_an_error()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var run = await CommandRun.OfAsync(["verify", "--filter", "q=1,L=2,balance=equal", "--documents", folder]);

            Assert.Equal(new CommandRun(2, "", $"mirrorflow: {folder}: expected a folder of documents (.md or .tex), found none in it\n"), run);
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    [Fact]
    public async Task Json_is_the_same_at_every_run_but_for_the_time()
    {
        string[] line = ["verify", "--json", "--filter", "L=2,q=1|2"];

        var (first, second) = (await CommandRun.OfAsync(line), await CommandRun.OfAsync(line));

        Assert.Equal(Timeless(first.Output), Timeless(second.Output));
        using var json = JsonDocument.Parse(first.Output);
        Assert.Equal(6, json.RootElement.GetProperty("entries").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("summary").GetProperty("holds").GetBoolean());

        static string Timeless(string output) => Regex.Replace(output, @"""seconds"": [\d.]+", "");
    }

    [Fact]
    public async Task An_entry_of_a_catalog_may_stand_for_several()
    {
        var run = await CommandRun.OfAsync(
            ["verify", "--catalog", "-"],
            """{"entries": [{"q": ["1", "q"], "depth": [1, 2], "balance": "equal"}, {"q": 1.5, "x": "w1^2*w2", "balance": ["first"]}, {"q": 2, "depth": "L", "balance": "first"}]}""");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            ["q=1 L=1", "q=1 L=2", "q=q L=1", "q=q L=2", "q=3/2 x=w2*w1^2", "q=2 L=L"],
            run.Output.Split('\n').Take(6).Select(line => line.Split(" balance")[0]));
    }

    [Theory]
    [InlineData("""[]""", "stdin:1:1: expected an object, found an array")]
    [InlineData("""{}""", "stdin:1:1: expected the key \"entries\"")]
    [InlineData("""{"entries": []}""", "stdin:1:13: expected at least one entry, found an empty array")]
    [InlineData("""{"entries": [{"q": "3/2", "depth": 3, "balanse": "first"}]}""", "stdin:1:39: expected one of the keys q, depth, x, balance, starts, found \"balanse\": did you mean 'balance'?")]
    [InlineData("""{"entries": [{"q": "5/2", "depth": 3, "balance": "first"}]}""", "stdin:1:20: expected an exact rational in [1, 2] such as \"3/2\", or \"q\" to leave it open for \"q\", found \"5/2\"")]
    [InlineData("""{"entries": [{"q": NaN, "depth": 3, "balance": "first"}]}""", "stdin:1:20: expected a finite number, found NaN")]
    [InlineData("""{"entries": [{"q": "2", "depth": 0, "balance": "first"}]}""", "stdin:1:34: expected a whole number from 1 to 64 for \"depth\", found 0")]
    [InlineData("""{"entries": [{"q": "2", "depth": "L", "balance": "distinct"}]}""", "stdin:1:50: expected \"first\" or \"equal\" beside the depth \"L\", found \"distinct\"")]
    [InlineData("""{"entries": [{"q": "2", "depth": [], "balance": "first"}]}""", "stdin:1:34: expected at least one value, found an empty array")]
    [InlineData("""{"entries": [{"q": "2", "balance": "first"}]}""", "stdin:1:14: expected the key \"depth\" in \"entries\"[0]")]
    [InlineData("""{"entries": [{"q": "2", "depth": 2, "x": "w1", "balance": "first"}]}""", "stdin:1:34: expected \"depth\" or \"x\", found both")]
    [InlineData("""{"entries": [{"q": "2", "x": "7", "balance": "first"}]}""", "stdin:1:30: expected a reparameterization with at least one weight such as w1*w2")]
    [InlineData("""{"entries": [{"q": "q", "x": "q*w1", "balance": "first"}]}""", "stdin:1:30: expected weights named w1, w2, ..., found 'q'")]
    [InlineData("""{"entries": [{"q": "2", "x": "w1^5000*w2^3", "balance": "first"}]}""", "stdin:1:30: expected a monomial of degree at most 256, found degree 5003")]
    [InlineData("""{"entries": [{"q": "2", "depth": 2, "balance": "fisrt"}]}""", "stdin:1:48: expected \"equal\" or \"first\" or \"distinct\" for \"balance\", found \"fisrt\": did you mean 'first'?")]
    [InlineData("""{"entries": [{"q": "2",""", "stdin:1:24: expected a key in quotes, found the end of the text")]
    public async Task A_wrong_catalog_gets_one_line(string input, string complaint)
    {
        var run = await CommandRun.OfAsync(["verify", "--catalog", "-"], input);

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {complaint}\n"), run);
    }

    [Theory]
    [InlineData("verify --filter q=7/5", "--filter: no entry has q=7/5; the values of q are 1, 6/5, 4/3, 3/2, 2, q")]
    [InlineData("verify --filter q=3", "--filter: expected q in [1, 2] as an exact rational such as 3/2, or the letter q, found '3'")]
    [InlineData("verify --filter", "option '--filter' expects a value (try 'mirrorflow verify --help')")]
    [InlineData("verify --catalog missing.json", "missing.json: expected a file, but it does not exist")]
    [InlineData("verify --catalog .", ".: expected a file, but it is a directory")]
    [InlineData("verify --filtre q=1", "unknown option '--filtre': did you mean '--filter'? (try 'mirrorflow verify --help')")]
    public async Task A_wrong_command_line_gets_one_line(string line, string complaint)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {complaint}\n"), run);
    }

    [Fact]
    public async Task An_interruption_stops_the_checks()
    {
        await using var terminal = new Terminal(new StringWriter(), new StringWriter { NewLine = "\n" }, Stream.Null);

        var code = await MirrorFlowCommand.RunAsync(["verify"], terminal, new CancellationToken(true));

        Assert.Equal((130, "mirrorflow: interrupted\n"), (code, terminal.Error.ToString()));
    }

    [Fact]
    public async Task A_terminal_sees_a_bar_and_the_output_stays_clean()
    {
        await using var terminal = new Terminal(new StringWriter { NewLine = "\n" }, new StringWriter(), Stream.Null) { ShowsProgress = true };

        var code = await MirrorFlowCommand.RunAsync(["verify", "--filter", "q=1,L=2"], terminal, TestContext.Current.CancellationToken);

        Assert.Equal(0, code);
        Assert.Contains("verify", terminal.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001B", terminal.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(6, terminal.Output.ToString()!.Split('\n').Length);
    }
}
