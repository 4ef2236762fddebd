using System.Text;
using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Cli.Commands.Check;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>The certificates of the claims in documents, a batch a document.</summary>
internal static class DocumentCertificates
{
    public static async Task<(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<Certificate>> Batches)> OfAsync(
        IReadOnlyList<string> paths, Terminal terminal, CancellationToken cancellation)
    {
        var (files, done) = (DocumentFiles.Of(paths).ToList(), 0);
        await using var line = new ProgressLine(terminal, () => FormattableString.Invariant($"deciding {done} of {files.Count} documents"));
        var (names, batches, certificates) = (new List<string>(), new List<IReadOnlyList<Certificate>>(), new ClaimCertificates());
        foreach (var path in files)
        {
            var input = await InputFile.ReadAsync(path, terminal, cancellation, DocumentFiles.MaximumBytes);
            var document = new DocumentText(input.Name, Encoding.UTF8.GetString(input.Utf8.Span));
            var claims = await Task.Run(() => ProvedClaims.In(document, cancellation: cancellation), cancellation).WaitAsync(cancellation);
            names.Add(input.Name);
            batches.Add([.. claims.Select(c => certificates.Of(
                EntryCertificates.Identifier($"claim_{input.Name}_{c.Id}"), $"{c.Id}: {c.Text}", c.Parts, c.Tendencies))]);
            done++;
        }

        return (names, batches);
    }
}
