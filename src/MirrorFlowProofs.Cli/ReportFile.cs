using System.Text;

namespace MirrorFlowProofs.Cli;

/// <summary>Where a report goes: a file, or the standard output, which is also called <c>-</c>.</summary>
internal static class ReportFile
{
    /// <summary>Writes the report to <paramref name="path"/>, whole or not at all; to the standard output when there is none.</summary>
    /// <exception cref="BadInput">The file cannot be written.</exception>
    public static Task WriteAsync(Terminal terminal, string? path, string text) =>
        WriteAsync(terminal, path, writer => writer.WriteAsync(text));

    /// <inheritdoc cref="WriteAsync(Terminal, string?, string)"/>
    public static async Task WriteAsync(Terminal terminal, string? path, Func<TextWriter, Task> write)
    {
        if (path is null or "-")
        {
            await write(terminal.Output);
            return;
        }

        await AtomicFile.WriteAsync(path, async stream =>
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            await write(writer);
        });
    }
}
