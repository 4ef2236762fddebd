using System.Text;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Where a command's result goes: the file of <c>--out</c>, or the terminal.</summary>
internal static class OutputTo
{
    /// <summary>Writes to the file at <paramref name="path"/>, whole or not at all, or to the terminal for null.</summary>
    /// <exception cref="BadInput">The file cannot be written.</exception>
    public static async Task WriteAsync(string? path, Terminal terminal, Func<TextWriter, Task> write)
    {
        if (path is null)
        {
            await write(terminal.Output);
            return;
        }

        await AtomicFile.WriteAsync(path, async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
            await write(writer);
        });
    }
}
