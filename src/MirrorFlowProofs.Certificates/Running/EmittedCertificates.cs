using MirrorFlowProofs.Certificates.Coq;

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

    /// <summary>A file a batch, the development in a folder beside them, and a makefile; by their paths, with <c>/</c>.</summary>
    /// <param name="names">The names of the batches.</param>
    /// <param name="batches">The certificates of each.</param>
    public static IReadOnlyList<(string Path, string Text)> Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<Certificate>> batches)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(batches);
        List<(string Path, string Text)> files = [.. CoqLibrary.Files.Select(file => ($"{CoqLibrary.Name}/{file}", CoqLibrary.Read(file)))];
        foreach (var (name, batch) in names.Zip(batches))
        {
            files.Add(($"{EntryCertificates.Identifier(name)}.v", new CertificateFile(batch.Where(c => c.Text is not null)).Text + string.Concat(batch.Where(c => c.Text is null).Select(Missing))));
        }

        return
        [
            .. files,
            ("_CoqProject", $"-Q {CoqLibrary.Name} {CoqLibrary.Name}\n-arg -w -arg none\n\n{string.Join('\n', files.Select(f => f.Path))}\n"),
            ("Makefile", Makefile.ReplaceLineEndings("\n")),
        ];
    }

    private static string Missing(Certificate certificate) => $"\n{CertificateFile.Comment($"No certificate of {certificate.Claim}: {certificate.Without}")}\n";
}
