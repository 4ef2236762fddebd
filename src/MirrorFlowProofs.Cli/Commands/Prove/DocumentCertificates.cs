using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Cli.Commands.Check;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>The certificates of the claims in documents, a batch a document.</summary>
internal static class DocumentCertificates
{
    public static async Task<(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<Certificate>> Batches)> OfAsync(
        IReadOnlyList<string> paths, Terminal terminal, CancellationToken cancellation)
    {
        var (files, done) = (DocumentFiles.Of(paths), 0);
        await using var line = new ProgressLine(terminal, () => FormattableString.Invariant($"deciding {done} of {files.Count} documents"));
        var (names, batches, certificates) = (new List<string>(), new List<IReadOnlyList<Certificate>>(), new ClaimCertificates());
        foreach (var file in files)
        {
            var document = await file.ReadAsync(terminal, cancellation);
            var claims = await Task.Run(() => ProvedClaims.In(document, cancellation: cancellation), cancellation).WaitAsync(cancellation);
            names.Add(document.Name);
            batches.Add([.. claims.Select(c => Of(certificates, $"claim_{document.Name}_{c.Id}", c))]);
            done++;
        }

        return (names, batches);
    }

    private static Certificate Of(ClaimCertificates certificates, string name, ProvedClaim claim)
    {
        var (identifier, text) = (EntryCertificates.Identifier(name), $"{claim.Id}: {claim.Text}");
        return claim.Beyond is { } beyond ? new(identifier, text, null, beyond) : certificates.Of(identifier, text, claim.Parts, claim.Tendencies);
    }
}
