using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>Checks documents once, or again and again as they change. A document that cannot be read costs no other.</summary>
/// <param name="Paths">Files and folders as given.</param>
/// <param name="Format">How to report.</param>
/// <param name="Proved">Whether everything must be proved.</param>
/// <param name="Write">Whether verdicts are written into the documents.</param>
/// <param name="Options">The limit of time and the cache.</param>
/// <param name="Terminal">Where to.</param>
internal sealed record CheckRun(IReadOnlyList<string> Paths, string Format, bool Proved, bool Write, CheckOptions Options, Terminal Terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>What every document was when it was last checked, after its verdicts were written.</summary>
    private readonly Dictionary<string, (string Text, string? Problem)> _known = new(StringComparer.Ordinal);

    /// <summary>The exit code.</summary>
    /// <exception cref="BadInput">Nothing can be written into the standard input.</exception>
    public Task<int> OnceAsync(CancellationToken cancellation)
    {
        RefuseStandardInput("--write", Write);
        return CheckAsync(DocumentFiles.Of(Paths), cancellation);
    }

    /// <summary>Prints the documents with all formulas in one syntax; the exit code.</summary>
    /// <exception cref="BadInput">A document is no Markdown.</exception>
    public async Task<int> PrintAsync(FormulaSyntax syntax, CancellationToken cancellation)
    {
        var (files, code) = (DocumentFiles.Of(Paths), ExitCode.Holds);
        if (files.FirstOrDefault(f => f.Path.EndsWith(".tex", StringComparison.OrdinalIgnoreCase)) is { Path: var tex })
        {
            throw new BadInput($"--print: expected Markdown alone, found {tex}");
        }

        foreach (var file in files)
        {
            var (text, unread) = await file.TryReadAsync(Terminal, cancellation);
            var (printed, complaints) = DocumentPrinter.Print(text, syntax);
            await Terminal.Output.WriteAsync(printed);
            await Terminal.Output.FlushAsync(cancellation);
            IReadOnlyList<DocumentProblem> problems = unread is null ? complaints : [unread];
            await ComplainAsync(new CheckedDocument(text, [], problems));
            code = problems.Count > 0 ? ExitCode.BadInput : code;
        }

        return code;
    }

    /// <summary>Checks, then checks again every document that is new or changed, until cancelled.</summary>
    /// <exception cref="OperationCanceledException">Always, in the end.</exception>
    /// <exception cref="BadInput">The standard input cannot be watched.</exception>
    public async Task<int> WatchAsync(CancellationToken cancellation)
    {
        RefuseStandardInput("--watch", true);
        var seen = new Dictionary<string, (DateTime, long)>(StringComparer.Ordinal);
        while (true)
        {
            // The state before reading: what changes meanwhile, by our own writing too, is read again, and checked if its text is another.
            List<(DocumentFile File, (DateTime, long) State)> changed =
                [.. DocumentFiles.Of(Paths).Select(f => (f, StateOf(f.Path))).Where(f => !seen.TryGetValue(f.f.Path, out var state) || state != f.Item2)];
            if (changed.Count > 0)
            {
                await CheckAsync([.. changed.Select(c => c.File)], cancellation);
                foreach (var (file, state) in changed.Where(c => _known[c.File.Path].Problem is null))
                {
                    seen[file.Path] = state;
                }
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private void RefuseStandardInput(string option, bool isGiven)
    {
        if (isGiven && Paths.Contains("-"))
        {
            throw new BadInput($"{option}: expected files or folders, found '-'");
        }
    }

    private static (DateTime, long) StateOf(string path) => new FileInfo(path) is { Exists: true } file ? (file.LastWriteTimeUtc, file.Length) : default;

    private async Task<int> CheckAsync(IReadOnlyList<DocumentFile> files, CancellationToken cancellation)
    {
        var documents = new List<CheckedDocument>();
        for (var i = 0; i < files.Count; i++)
        {
            var (text, unread) = await files[i].TryReadAsync(Terminal, cancellation);
            if (_known.TryGetValue(files[i].Path, out var known) && known == (text.Text, unread?.Message))
            {
                continue;
            }

            var document = unread is null ? await DecideAsync(text, FormattableString.Invariant($"document {i + 1} of {files.Count}"), cancellation) : new CheckedDocument(text, [], [unread]);
            var (checkedDocument, now) = Write && unread is null ? await VerdictFile.UpdateAsync(files[i], document, Terminal, cancellation) : (document, text.Text);
            _known[files[i].Path] = (now, unread?.Message);
            documents.Add(checkedDocument);
            await PrintAsync(Format switch
            {
                "text" => CheckText.Write(checkedDocument),
                "github" => CheckAnnotations.Write(checkedDocument, Proved),
                _ => "",
            });
            await ComplainAsync(checkedDocument);
        }

        if (Options.Cache?.Problem is { } problem)
        {
            await SayAsync($"--cache: the folder cannot be used, so everything was decided anew: {problem}");
        }

        return documents.Count > 0 || files.Count == 0 ? await SumUpAsync(documents) : ExitCode.Holds;
    }

    private async Task<CheckedDocument> DecideAsync(DocumentText text, string which, CancellationToken cancellation)
    {
        var progress = "reading";
        await using var line = new ProgressLine(Terminal, () => $"{text.Name}, {which}: {progress}");
        var options = Options with { Progress = (done, all) => progress = FormattableString.Invariant($"{done} of {all} claims") };
        return await Task.Run(() => DocumentCheck.Decide(text, options, cancellation), cancellation).WaitAsync(cancellation);
    }

    private async Task<int> SumUpAsync(List<CheckedDocument> documents)
    {
        await PrintAsync(Format switch
        {
            "json" => CheckJson.Write(documents),
            "junit" => CheckJUnit.Write(documents, Proved),
            "text" => CheckText.Summary(documents),
            _ => "",
        });
        if (documents.Exists(d => d.Problems.Count > 0))
        {
            return ExitCode.BadInput;
        }

        if (documents.TrueForAll(d => d.Claims.Count == 0))
        {
            await SayAsync(documents.Count == 0
                ? $"no documents: there is no .md or .tex file in {string.Join(", ", Paths)}"
                : "no claims: a claim stands in a block '```claim NAME', in a .tex file below a comment '% claim NAME: KIND'");
            return Proved ? ExitCode.Fails : ExitCode.Holds;
        }

        return documents.TrueForAll(d => d.Claims.All(c => c.Passes(Proved))) ? ExitCode.Holds : ExitCode.Fails;
    }

    private async Task PrintAsync(string text)
    {
        await Terminal.Output.WriteAsync(text);
        await Terminal.Output.FlushAsync();
    }

    private async Task ComplainAsync(CheckedDocument document)
    {
        foreach (var problem in document.Problems)
        {
            await SayAsync(FormattableString.Invariant($"{document.Document.Name}:{problem.Line}:{problem.Column}: {problem.Message}"));
        }
    }

    private async Task SayAsync(string line)
    {
        await Terminal.Error.WriteLineAsync(line.ReplaceLineEndings(" "));
        await Terminal.Error.FlushAsync();
    }
}
