using MirrorFlowProofs.Cli.Commands.Check;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands.Pages;

/// <summary>A page of a theory, checked: its claims and the formulas it shows.</summary>
/// <param name="Document">The claims.</param>
/// <param name="Formulas">The formulas printed by commands.</param>
internal sealed record PageReport(CheckedDocument Document, IReadOnlyList<PrintedFormula> Formulas)
{
    /// <summary>Every claim is proved, or as its block expects; everything can be read; every formula is what its command prints.</summary>
    public bool Holds => Failures.Count == 0;

    /// <summary>What does not hold, each with its line.</summary>
    public IReadOnlyList<(int Line, string What)> Failures =>
    [
        .. Document.Problems.Select(p => (p.Line, p.Message)),
        .. Document.Claims.Where(c => !c.Passes(mustBeProved: true)).Select(c => (c.Line, $"{c.Id}: {CheckText.Short(c)}")),
        .. Formulas.Where(f => !f.IsCurrent).Select(f => (f.Line, $"mirrorflow {f.Arguments}: {f.Complaint ?? "prints something else today"}")),
    ];

    /// <summary>Starts checking the documents of a folder, in the order of their names.</summary>
    /// <exception cref="BadInput">The folder cannot be read, or has no documents.</exception>
    public static IReadOnlyList<Task<PageReport>> Start(string folder, Terminal terminal, CancellationToken cancellation) =>
        Directory.Exists(folder) && DocumentFiles.Of([folder]) is { Count: > 0 } paths
            ? [.. paths.Select(file => Task.Run(() => OfAsync(file, terminal, cancellation), cancellation))]
            : throw new BadInput($"{folder}: expected a folder of documents (.md or .tex), found {(Directory.Exists(folder) ? "none in it" : "no folder")}");

    private static async Task<PageReport> OfAsync(DocumentFile file, Terminal terminal, CancellationToken cancellation)
    {
        var document = await file.ReadAsync(terminal, cancellation);
        return new PageReport(
            DocumentCheck.Decide(document, cancellation: cancellation),
            await PrintedFormula.InAsync(document.Text.ReplaceLineEndings("\n"), cancellation));
    }
}
