using System.Text;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>Writes verdicts into a document, if that changes it and nobody else has.</summary>
internal static class VerdictFile
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The document, with what kept its verdicts from being written and the markers that name nothing as complaints; and the text as it stands in the file now.</summary>
    public static async Task<(CheckedDocument Document, string Text)> UpdateAsync(DocumentFile file, CheckedDocument document, Terminal terminal, CancellationToken cancellation)
    {
        var (text, problems) = Badges.Update(document);
        var (now, kept) = (text, document.Document.Text);
        if (text != kept)
        {
            try
            {
                await AtomicFile.WriteAsync(
                    file.Path,
                    stream =>
                    {
                        RequireWritable(file.Path);
                        return stream.WriteAsync((byte[])[.. StartsWithByteOrderMark(file.Path) ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)], cancellation).AsTask();
                    },
                    async () =>
                    {
                        if ((await file.ReadAsync(terminal, cancellation)).Text != kept)
                        {
                            throw new BadInput($"{file.Path}: it changed while its claims were decided: no verdict was written");
                        }
                    });
            }
            catch (BadInput complaint)
            {
                (now, problems) = (kept, [new DocumentProblem(1, 1, complaint.What), .. problems]);
            }
        }

        return (document with { Problems = [.. document.Problems, .. problems] }, now);
    }

    /// <summary>A file could be replaced although nobody may write into it.</summary>
    /// <exception cref="UnauthorizedAccessException">Nobody may, or this user may not.</exception>
    private static void RequireWritable(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & AnyWrite) == 0)
        {
            throw new UnauthorizedAccessException();
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
    }

    private static bool StartsWithByteOrderMark(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == 0xEF;
    }
}
