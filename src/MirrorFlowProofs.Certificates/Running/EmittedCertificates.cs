using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Certificates.Running;

/// <summary>The development and certificates as files that a reader checks with Coq alone.</summary>
public static class EmittedCertificates
{
    private const string Makefile =
        """
        all: Makefile.coq
        	+@$(MAKE) --no-print-directory -f Makefile.coq

        Makefile.coq: _CoqProject
        	coq_makefile -f _CoqProject -o Makefile.coq

        .PHONY: all

        """;

    /// <summary>Writes a file an entry, the development in a folder beside them, and a makefile.</summary>
    public static async Task WriteAsync(
        string folder, IReadOnlyList<CatalogEntry> entries, IReadOnlyList<IReadOnlyList<Certificate>> batches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(batches);
        await CoqLibrary.WriteAsync(Path.Combine(folder, CoqLibrary.Name), cancellation);
        List<string> files = [.. CoqLibrary.Files.Select(file => $"{CoqLibrary.Name}/{file}")];
        for (var i = 0; i < entries.Count; i++)
        {
            List<Certificate> written = [.. batches[i].Where(c => c.Text is not null)];
            if (written.Count > 0)
            {
                var file = $"{EntryCertificates.Identifier(entries[i].Name)}.v";
                files.Add(file);
                await File.WriteAllTextAsync(Path.Combine(folder, file), new CertificateFile(written).Text, cancellation);
            }
        }

        await File.WriteAllTextAsync(
            Path.Combine(folder, "_CoqProject"), $"-Q {CoqLibrary.Name} {CoqLibrary.Name}\n-arg -w -arg none\n\n{string.Join('\n', files)}\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "Makefile"), Makefile.ReplaceLineEndings("\n"), cancellation);
    }
}
