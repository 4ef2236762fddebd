using System.Text;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>What one command line did.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>Runs <c>mirrorflow</c> in this process, with <paramref name="input"/> on its standard input.</summary>
    public static Task<CommandRun> OfAsync(IReadOnlyList<string> args, string input = "") => InterruptedAsync(args, input, TestContext.Current.CancellationToken);

    /// <summary>The same, interrupted by a token.</summary>
    public static async Task<CommandRun> InterruptedAsync(IReadOnlyList<string> args, string input, CancellationToken cancellation)
    {
        await using var terminal = Open(input);
        var code = await MirrorFlowCommand.RunAsync(args, terminal, cancellation);
        return Close(code, terminal);
    }

    /// <summary>Runs <c>mirrorflow test</c>, a command that does <paramref name="action"/>.</summary>
    public static async Task<CommandRun> OfActionAsync(Func<Terminal, CancellationToken, Task<int>> action, CancellationToken cancellation)
    {
        await using var terminal = Open("");
        var command = new DocumentedCommand("test", "Does what a test asks.", "mirrorflow test");
        command.SetAction((_, token) => action(terminal, token));
        var root = MirrorFlowCommand.Create(terminal);
        root.Add(command);
        return Close(await MirrorFlowCommand.RunAsync(root, ["test"], terminal, cancellation), terminal);
    }

    private static Terminal Open(string input) => new(
        new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" }, new MemoryStream(Encoding.UTF8.GetBytes(input)));

    private static CommandRun Close(int code, Terminal terminal) => new(code, terminal.Output.ToString()!, terminal.Error.ToString()!);
}
