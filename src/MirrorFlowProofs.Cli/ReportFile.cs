using System.Text;

namespace MirrorFlowProofs.Cli;

/// <summary>Where a report goes: a file, or the standard output.</summary>
internal static class ReportFile
{
    /// <summary>Writes the report to <paramref name="path"/>, whole or not at all; to the standard output when there is none.</summary>
    /// <exception cref="BadInput">The file cannot be written.</exception>
    public static async Task WriteAsync(Terminal terminal, string? path, string text)
    {
        if (path is null)
        {
            await terminal.Output.WriteAsync(text);
            return;
        }

        await AtomicFile.WriteAsync(path, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(text)));
    }
}
