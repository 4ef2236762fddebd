using System.Text;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>A document of a command line.</summary>
/// <param name="Path">The file, <c>-</c> for the standard input, or a folder that cannot be read.</param>
/// <param name="Problem">Why nothing can be read; null where nothing is known of that yet.</param>
internal sealed record DocumentFile(string Path, string? Problem = null)
{
    /// <summary>The most bytes a document may have.</summary>
    private const int MaximumBytes = 16 << 20;

    /// <exception cref="BadInput">It is missing, no regular file, not readable, too large, or not UTF-8.</exception>
    public async Task<DocumentText> ReadAsync(Terminal terminal, CancellationToken cancellation)
    {
        if ((Problem ?? (IsPipe() ? "expected a file, but it is a pipe" : null)) is { } problem)
        {
            throw new BadInput($"{Path}: {problem}");
        }

        var input = await InputFile.ReadAsync(Path, terminal, cancellation, MaximumBytes);
        return new DocumentText(input.Name, Encoding.UTF8.GetString(input.Utf8.Span));
    }

    /// <summary>The document, or one without text and why it cannot be read.</summary>
    public async Task<(DocumentText Text, DocumentProblem? Problem)> TryReadAsync(Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            return (await ReadAsync(terminal, cancellation), null);
        }
        catch (BadInput complaint)
        {
            return (new DocumentText(Path == "-" ? "stdin" : Path, ""), new DocumentProblem(complaint.Place.Line, complaint.Place.Column, complaint.What));
        }
    }

    /// <summary>
    /// Whether opening it would wait for somebody who writes. Such a thing has no length; opened for both directions it does not wait. What the
    /// shell puts under <c>/dev</c>, <c>&lt;(command)</c>, has its writer.
    /// </summary>
    private bool IsPipe()
    {
        if (Path == "-" || Path.StartsWith("/dev/", StringComparison.Ordinal) || Path.StartsWith("/proc/", StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            if (new FileInfo(File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path) is not { Exists: true, Length: 0 })
            {
                return false;
            }

            using var both = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return !both.CanSeek;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Reading it says why.
            return false;
        }
    }
}
