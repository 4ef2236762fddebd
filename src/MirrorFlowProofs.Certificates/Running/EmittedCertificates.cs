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

    /// <summary>A file an entry, the development in a folder beside them, and a makefile; by their paths, with <c>/</c>.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="batches">The certificates of each.</param>
    public static IReadOnlyList<(string Path, string Text)> Of(IReadOnlyList<CatalogEntry> entries, IReadOnlyList<IReadOnlyList<Certificate>> batches)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(batches);
        List<(string Path, string Text)> files = [.. CoqLibrary.Files.Select(file => ($"{CoqLibrary.Name}/{file}", CoqLibrary.Read(file)))];
        foreach (var (entry, batch) in entries.Zip(batches))
        {
            files.Add(($"{EntryCertificates.Identifier(entry.Name)}.v", new CertificateFile(batch.Where(c => c.Text is not null)).Text + string.Concat(batch.Where(c => c.Text is null).Select(Missing))));
        }

        return
        [
            .. files,
            ("_CoqProject", $"-Q {CoqLibrary.Name} {CoqLibrary.Name}\n-arg -w -arg none\n\n{string.Join('\n', files.Select(f => f.Path))}\n"),
            ("Makefile", Makefile.ReplaceLineEndings("\n")),
        ];
    }

    private static string Missing(Certificate certificate) => $"\n(* No certificate of {certificate.Claim}: {certificate.Without} *)\n";
}
