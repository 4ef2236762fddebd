using System.CommandLine;
using System.CommandLine.Help;
using MirrorFlowProofs.Cli.Commands;
using MirrorFlowProofs.Cli.Commands.Check;
using MirrorFlowProofs.Cli.Commands.Experiments;
using MirrorFlowProofs.Cli.Commands.Scale;

namespace MirrorFlowProofs.Cli;

/// <summary>The whole command line: <c>mirrorflow COMMAND ...</c>.</summary>
internal static class MirrorFlowCommand
{
    /// <summary>
    /// Runs one command line and returns the exit code (<see cref="ExitCode"/>). Bad input, a failing output and
    /// an interruption each become one line on <see cref="Terminal.Error"/>.
    /// </summary>
    public static Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation) =>
        RunAsync(Create(terminal, args.Count > 0 ? args[0] : null), args, terminal, cancellation);

    /// <inheritdoc cref="RunAsync(IReadOnlyList{string}, Terminal, CancellationToken)"/>
    internal static async Task<int> RunAsync(
        RootCommand root, IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var code = await InvokeAsync(root, args, terminal, cancellation);
            await terminal.Output.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (BadInput complaint)
        {
            return await ComplainAsync(terminal, complaint.Message, ExitCode.BadInput);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return await ComplainAsync(terminal, "interrupted", ExitCode.Interrupted);
        }
        catch (IOException failure)
        {
            return await ComplainAsync(terminal, "standard output: cannot be written: " + failure.Reason, ExitCode.BadInput);
        }
        catch (UnauthorizedAccessException)
        {
            return await ComplainAsync(terminal, "standard output: cannot be written: it is closed", ExitCode.BadInput);
        }
    }

    private static readonly (string Name, Func<Terminal, Command> Create)[] Commands =
    [
        ("verify", VerifyCommand.Create),
        ("check", CheckCommand.Create),
        ("prove", ProveCommand.Create),
        ("eval", EvalCommand.Create),
        ("flow", FlowCommand.Create),
        ("simulate", SimulateCommand.Create),
        ("optimize", OptimizeCommand.Create),
        ("experiment", ExperimentCommand.Create),
        ("derive", DeriveCommand.Create),
        ("laws", LawsCommand.Create),
        ("plot", PlotCommand.Create),
        ("table", TableCommand.Create),
        ("doctor", DoctorCommand.Create),
    ];

    /// <summary>The command tree, writing to and reading from <paramref name="terminal"/>.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="only">The command that is going to run: the others, which cost time, are not made. For any other name, all.</param>
    internal static RootCommand Create(Terminal terminal, string? only = null)
    {
        var root = new RootCommand("Derives, proves and numerically verifies the theory of steepest mirror flows.")
        {
            HelpName = "mirrorflow",
        };
        var isOne = Commands.Any(c => c.Name == only);
        foreach (var command in Commands.Where(c => !isOne || c.Name == only))
        {
            root.Add(command.Create(terminal));
        }

        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples(
            [.. root.Subcommands.OfType<DocumentedCommand>().Select(command => command.Examples[0])]);
        return root;
    }

    private static async Task<int> InvokeAsync(
        RootCommand root, IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageError.In(parsed) is { } complaint)
        {
            throw complaint;
        }

        // Signals are handled once, in Program; failures above.
        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            cancellation);
    }

    private static async Task<int> ComplainAsync(Terminal terminal, string message, int code)
    {
        await FlushQuietlyAsync(terminal.Output);
        try
        {
            await terminal.Error.WriteLineAsync("mirrorflow: " + message.ReplaceLineEndings(" "));
            await terminal.Error.FlushAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Nobody reads the complaint; the exit code says it too.
        }

        return code;
    }

    private static async Task FlushQuietlyAsync(TextWriter output)
    {
        try
        {
            await output.FlushAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The complaint that follows is what the caller must see, and often says just this.
        }
    }
}
