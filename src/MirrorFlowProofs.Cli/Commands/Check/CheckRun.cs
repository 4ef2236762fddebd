using System.Text;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>Checks documents once, or again and again as they change.</summary>
/// <param name="Paths">Files and folders as given.</param>
/// <param name="Format">How to report.</param>
/// <param name="Proved">Whether everything must be proved.</param>
/// <param name="Write">Whether verdicts are written into the documents.</param>
/// <param name="Options">The limit of time and the cache.</param>
/// <param name="Terminal">Where to.</param>
internal sealed record CheckRun(IReadOnlyList<string> Paths, string Format, bool Proved, bool Write, CheckOptions Options, Terminal Terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>The exit code.</summary>
    public Task<int> OnceAsync(CancellationToken cancellation) => CheckAsync(DocumentFiles.Of(Paths), cancellation);

    /// <summary>Prints the documents with all formulas in one syntax; the exit code.</summary>
    /// <exception cref="BadInput">A document is no Markdown.</exception>
    public async Task<int> PrintAsync(FormulaSyntax syntax, CancellationToken cancellation)
    {
        var (paths, problems) = (DocumentFiles.Of(Paths), new List<(DocumentText, DocumentProblem)>());
        if (paths.FirstOrDefault(p => p.EndsWith(".tex", StringComparison.OrdinalIgnoreCase)) is { } tex)
        {
            throw new BadInput($"--print: expected Markdown alone, found {tex}");
        }

        foreach (var path in paths)
        {
            var text = await ReadAsync(path, cancellation);
            var (printed, complaints) = DocumentPrinter.Print(text, syntax);
            await Terminal.Output.WriteAsync(printed);
            problems.AddRange(complaints.Select(p => (text, p)));
        }

        await Terminal.Output.FlushAsync(cancellation);
        await ComplainAsync(problems);
        return problems.Count > 0 ? ExitCode.BadInput : ExitCode.Holds;
    }

    /// <summary>Checks, then checks again every document that is new or changed, until cancelled.</summary>
    /// <exception cref="OperationCanceledException">Always, in the end.</exception>
    /// <exception cref="BadInput">The standard input cannot be watched.</exception>
    public async Task<int> WatchAsync(CancellationToken cancellation)
    {
        if (Paths.Contains("-"))
        {
            throw new BadInput("--watch: expected files or folders, found '-'");
        }

        var seen = new Dictionary<string, (DateTime, long)>(StringComparer.Ordinal);
        while (true)
        {
            List<string> changed = [.. DocumentFiles.Of(Paths).Where(p => !seen.TryGetValue(p, out var state) || state != StateOf(p))];
            if (changed.Count > 0)
            {
                // The state before reading: what changes meanwhile is read again.
                var states = changed.ToDictionary(p => p, StateOf);
                await CheckOrComplainAsync(changed, cancellation);
                foreach (var path in changed)
                {
                    seen[path] = Write ? StateOf(path) : states[path];
                }
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>A document that cannot be read now may be there, and readable, at its next change.</summary>
    private async Task CheckOrComplainAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        try
        {
            await CheckAsync(paths, cancellation);
        }
        catch (BadInput complaint)
        {
            await Terminal.Error.WriteLineAsync(complaint.Message.ReplaceLineEndings(" "));
            await Terminal.Error.FlushAsync(cancellation);
        }
    }

    private static (DateTime, long) StateOf(string path) => new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    private async Task<int> CheckAsync(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var documents = new List<CheckedDocument>();
        foreach (var path in paths)
        {
            var text = await ReadAsync(path, cancellation);
            var document = await Task.Run(() => DocumentCheck.Decide(text, Options, cancellation), cancellation).WaitAsync(cancellation);
            documents.Add(Write ? await WithVerdictsAsync(path, document) : document);
        }

        if (Options.Cache?.Problem is { } problem)
        {
            await Terminal.Error.WriteLineAsync($"--cache: the folder cannot be used, so everything was decided anew: {problem}".ReplaceLineEndings(" "));
            await Terminal.Error.FlushAsync(cancellation);
        }

        return await ReportAsync(documents);
    }

    private async Task<DocumentText> ReadAsync(string path, CancellationToken cancellation)
    {
        var input = await InputFile.ReadAsync(path, Terminal, cancellation, DocumentFiles.MaximumBytes);
        return new DocumentText(input.Name, Encoding.UTF8.GetString(input.Utf8.Span));
    }

    private async Task ComplainAsync(IEnumerable<(DocumentText Document, DocumentProblem Problem)> problems)
    {
        foreach (var (document, problem) in problems)
        {
            await Terminal.Error.WriteLineAsync(FormattableString.Invariant($"{document.Name}:{problem.Line}:{problem.Column}: {problem.Message}").ReplaceLineEndings(" "));
        }

        await Terminal.Error.FlushAsync();
    }

    /// <summary>Writes the verdicts into the document, if that changes it; markers that name nothing become complaints.</summary>
    private static async Task<CheckedDocument> WithVerdictsAsync(string path, CheckedDocument document)
    {
        if (path == "-")
        {
            throw new BadInput("--write: expected files or folders, found '-'");
        }

        var (text, problems) = Badges.Update(document);
        if (text != document.Document.Text)
        {
            var mark = StartsWithByteOrderMark(path) ? Encoding.UTF8.Preamble.ToArray() : [];
            await AtomicFile.WriteAsync(path, stream => stream.WriteAsync((byte[])[.. mark, .. Encoding.UTF8.GetBytes(text)]).AsTask());
        }

        return document with { Problems = [.. document.Problems, .. problems] };
    }

    private static bool StartsWithByteOrderMark(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == 0xEF;
    }

    private async Task<int> ReportAsync(List<CheckedDocument> documents)
    {
        await Terminal.Output.WriteAsync(Format switch
        {
            "json" => CheckJson.Write(documents),
            "junit" => CheckJUnit.Write(documents, Proved),
            "github" => CheckAnnotations.Write(documents, Proved),
            _ => CheckText.Write(documents),
        });
        await Terminal.Output.FlushAsync();
        await ComplainAsync(documents.SelectMany(d => d.Problems.Select(p => (d.Document, p))));
        return documents.Exists(d => d.Problems.Count > 0) ? ExitCode.BadInput
            : documents.TrueForAll(d => d.Claims.All(c => c.Passes(Proved))) ? ExitCode.Holds
            : ExitCode.Fails;
    }
}
