using System.CommandLine;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class MirrorFlowCommandTests
{
    private static readonly Terminal Silent = new(TextWriter.Null, TextWriter.Null, Stream.Null);

    public static TheoryData<string> Commands => ["mirrorflow", .. MirrorFlowCommand.Create(Silent).Subcommands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_is_the_accepted_one(string command)
    {
        var run = await CommandRun.OfAsync(command == "mirrorflow" ? ["--help"] : [command, "--help"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output).UseParameters(command);
    }

    [Fact]
    public void Every_command_shows_an_example_of_itself() => Assert.All(
        MirrorFlowCommand.Create(Silent).Subcommands,
        command => Assert.All(
            Assert.IsType<DocumentedCommand>(command).Examples,
            example => Assert.StartsWith($"mirrorflow {command.Name}", example, StringComparison.Ordinal)));

    [Fact]
    public void A_command_without_an_example_is_refused()
    {
        var failure = Assert.Throws<ArgumentException>(() => new DocumentedCommand("test", "Does nothing."));

        Assert.Equal("The command 'test' needs an example. (Parameter 'examples')", failure.Message);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = await CommandRun.OfAsync(["--version"]);

        Assert.Equal(0, run.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", run.Output);
    }

    [Theory]
    [InlineData("docter", "unknown command 'docter': did you mean 'doctor'? (try 'mirrorflow --help')")]
    [InlineData("integrate", "unknown command 'integrate' (try 'mirrorflow --help')")]
    [InlineData("doctor --jsn", "unknown option '--jsn': did you mean '--json'? (try 'mirrorflow doctor --help')")]
    [InlineData("doctor --jsn=true", "unknown option '--jsn': did you mean '--json'? (try 'mirrorflow doctor --help')")]
    [InlineData("doctor --hlep", "unknown option '--hlep': did you mean '--help'? (try 'mirrorflow doctor --help')")]
    [InlineData("doctor --colour", "unknown option '--colour' (try 'mirrorflow doctor --help')")]
    [InlineData("doctor -z", "unknown option '-z' (try 'mirrorflow doctor --help')")]
    [InlineData("doctor now", "unexpected argument 'now' (try 'mirrorflow doctor --help')")]
    [InlineData("doctor @answers", "unexpected argument '@answers' (try 'mirrorflow doctor --help')")]
    public async Task A_wrong_command_line_gets_one_line(string line, string complaint)
    {
        var run = await CommandRun.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {complaint}\n"), run);
    }

    [Fact]
    public async Task No_command_lists_the_commands()
    {
        var names = string.Join(", ", MirrorFlowCommand.Create(Silent).Subcommands.Select(command => command.Name));

        var run = await CommandRun.OfAsync([]);

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: expected a command: {names} (try 'mirrorflow --help')\n"), run);
    }

    [Theory]
    [InlineData("", "option '--depth' is required")]
    [InlineData("--depth", "option '--depth' expects a value")]
    [InlineData("--depth 2 --depth 3", "option '--depth' is given more than once")]
    [InlineData("--depth two", "expected a whole number for '--depth', found 'two'")]
    public void A_wrong_value_gets_one_line(string line, string complaint)
    {
        var depth = new Option<int>("--depth")
        {
            Required = true,
            CustomParser = result =>
            {
                if (!int.TryParse(result.Tokens[0].Value, out var value))
                {
                    result.AddError($"expected a whole number for '--depth', found '{result.Tokens[0].Value}'");
                }

                return value;
            },
        };
        var root = new RootCommand { new Command("derive") { depth } };
        root.Subcommands[0].SetAction(_ => 0);

        var parsed = root.Parse(["derive", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal($"{complaint} (try 'mirrorflow derive --help')", UsageError.In(parsed)?.Message);
    }

    [Fact]
    public async Task The_exit_code_is_the_one_of_the_command()
    {
        var run = await CommandRun.OfActionAsync(
            async (terminal, _) =>
            {
                await terminal.Output.WriteLineAsync("refuted");
                return ExitCode.Fails;
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(new CommandRun(1, "refuted\n", ""), run);
    }

    [Fact]
    public async Task Bad_input_is_one_line_and_code_2()
    {
        var run = await CommandRun.OfActionAsync(
            (_, _) => throw new BadInput("cases.json", 3, 14, "expected a number,\nfound null"), TestContext.Current.CancellationToken);

        Assert.Equal(new CommandRun(2, "", "mirrorflow: cases.json:3:14: expected a number, found null\n"), run);
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_one_line_and_code_2()
    {
        var run = await CommandRun.OfActionAsync(
            (_, _) => throw new IOException("No space left on device"), TestContext.Current.CancellationToken);

        Assert.Equal(new CommandRun(2, "", "mirrorflow: standard output: cannot be written: No space left on device\n"), run);
    }

    [Fact]
    public async Task An_interruption_is_one_line_and_code_130()
    {
        using var interrupted = new CancellationTokenSource();

        var run = await CommandRun.OfActionAsync(
            async (terminal, token) =>
            {
                await terminal.Output.WriteLineAsync("started");
                await interrupted.CancelAsync();
                token.ThrowIfCancellationRequested();
                return 0;
            },
            interrupted.Token);

        Assert.Equal(new CommandRun(130, "started\n", "mirrorflow: interrupted\n"), run);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_not_hidden() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => CommandRun.OfActionAsync(
            (_, _) => throw new InvalidOperationException("a defect"), TestContext.Current.CancellationToken));
}
