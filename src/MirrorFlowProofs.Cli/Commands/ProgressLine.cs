using System.Diagnostics;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>
/// One line on the error stream that says how far long work is: only where a person watches, only after a second, and
/// gone when the work ends.
/// </summary>
internal sealed class ProgressLine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource ended = new();
    private readonly Task drawing;

    /// <summary>Starts watching; <paramref name="text"/> is asked for the words of the moment.</summary>
    public ProgressLine(Terminal terminal, Func<string> text)
        : this(terminal, text, Patience)
    {
    }

    /// <summary>The same with another delay before the line appears.</summary>
    internal ProgressLine(Terminal terminal, Func<string> text, TimeSpan patience) =>
        drawing = terminal.ShowsProgress ? DrawAsync(terminal.Error, text, patience) : Task.CompletedTask;

    /// <summary>Clears the line.</summary>
    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await drawing;
        ended.Dispose();
    }

    private async Task DrawAsync(TextWriter writer, Func<string> text, TimeSpan patience)
    {
        await Task.Delay(patience, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var watch = Stopwatch.StartNew();
        var width = 0;
        while (!ended.IsCancellationRequested)
        {
            var line = FormattableString.Invariant($"{text()} ({(watch.Elapsed + patience).TotalSeconds:f0} s)");
            await writer.WriteAsync("\r" + line.PadRight(width));
            await writer.FlushAsync();
            width = line.Length;
            await Task.Delay(Pause, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (width > 0)
        {
            await writer.WriteAsync($"\r{new string(' ', width)}\r");
            await writer.FlushAsync();
        }
    }
}
