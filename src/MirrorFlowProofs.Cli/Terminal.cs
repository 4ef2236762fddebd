using System.Text;

namespace MirrorFlowProofs.Cli;

/// <summary>
/// What a command reads from and writes to. Commands never touch <see cref="Console"/>, so that a test can run
/// them in its own process. Text is UTF-8 without a byte order mark, lines end in LF.
/// </summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Complaints and progress.</param>
/// <param name="Input">Bytes of the standard input.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, Stream Input) : IAsyncDisposable
{
    /// <summary>The error stream is a terminal that a person watches: progress may be drawn on it.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>The output is a terminal, and neither <c>NO_COLOR</c> (no-color.org) nor <c>TERM=dumb</c> asks for plain text.</summary>
    public bool ShowsColour { get; init; }

    /// <summary>The streams of the process.</summary>
    public static Terminal OpenStandard()
    {
        var dumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Terminal(Writer(Console.OpenStandardOutput()), Writer(Console.OpenStandardError()), Console.OpenStandardInput())
        {
            ShowsProgress = !Console.IsErrorRedirected && !dumb,
            ShowsColour = !Console.IsOutputRedirected && !dumb
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Output.DisposeAsync();
        await Error.DisposeAsync();
        await Input.DisposeAsync();
    }

    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
}
