using System.CommandLine;
using System.ComponentModel;
using System.Globalization;
using System.Text;
using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow prove</c>: certificates for Coq of what a catalog's derivations, or the claims of documents, prove.</summary>
internal static class ProveCommand
{
    private const string Notes =
        """
        Output:
          One line an entry or a document: how many of its claims Coq accepted (certified), how many proofs it
          refused, and for how many claims there is no template. --verbose adds a line a claim, with the reason. A
          refused proof says nothing against the claim, but the claim is not certified. Exit code 0 when no proof
          is refused, else 1.

        What Coq checks:
          Theorems that are instances of the development in proofs/ (balance, metric, mirror law, Hessian,
          coercivity, regularizer), derivatives of closed forms, each with its own proof, and at rational q the
          numbers of 'eval --enclose' at one x, by Coq's interval arithmetic (libcoq-interval). Of documents: every
          proved relation, motion along the flow, limit and condition, together with the theorems about the derived
          forms that its notations stand for. Nothing in them depends on this program: --emit writes the development
          and all certificates, to be checked by coqc alone.

        What was accepted is remembered in a folder, by the text of the certificate and of the development.
        """;

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Documents or folders of documents: what of their claims is proved, in place of a catalog", Arity = ArgumentArity.ZeroOrMore };
        var filter = new Option<string?>("--filter") { Description = "Only entries with these values: q=3/2|2,L=3,balance=first", HelpName = "KEY=VALUE|...,..." };
        var catalog = new Option<string?>("--catalog") { Description = "Entries from this file (- for standard input) in place of the default catalog", HelpName = "FILE" };
        var emit = new Option<string?>("--emit") { Description = "Write the development and the certificates into this folder, and run nothing", HelpName = "FOLDER" };
        var jobs = new Option<string>("--jobs") { Description = "How many runs of coqc at once", HelpName = "N", DefaultValueFactory = _ => Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture) };
        var timeout = new Option<string>("--timeout") { Description = "The longest time of one run", HelpName = "SECONDS", DefaultValueFactory = _ => "300" };
        var memory = new Option<string>("--memory") { Description = "The most memory of one run", HelpName = "MEGABYTES", DefaultValueFactory = _ => "4000" };
        var cache = new Option<string?>("--cache") { Description = "Where the compiled development and what was accepted are kept", HelpName = "FOLDER" };
        var verbose = new Option<bool>("--verbose") { Description = "A line for each claim" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text: every claim with its outcome" };
        var command = new DocumentedCommand(
            "prove",
            "Has Coq check certificates of what derivations and documents prove.",
            "mirrorflow prove --filter \"q=3/2,L=3\"",
            "mirrorflow prove --verbose",
            "mirrorflow prove --filter L=2 --json",
            "mirrorflow prove derivations",
            "mirrorflow prove --emit certificates")
        {
            Notes = Notes.ReplaceLineEndings("\n"),
        };
        command.Add(paths);
        foreach (var option in new Option[] { filter, catalog, emit, jobs, timeout, memory, cache, verbose, json })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            var (names, batches) = arguments.GetValue(paths) is { Length: > 0 } documents
                ? await DocumentCertificates.OfAsync(documents, terminal, cancellation)
                : await OfEntriesAsync(FilteredEntries.Choose(arguments.GetValue(filter), arguments.GetValue(catalog) is { } path
                ? await CatalogFile.ReadAsync(path, terminal, cancellation)
                : DefaultCatalog.Entries), terminal, cancellation);
            if (arguments.GetValue(emit) is { } folder)
            {
                foreach (var (file, text) in EmittedCertificates.Of(names, batches))
                {
                    var target = Path.Combine(folder, file);
                    CreateFolderOf(target);
                    await AtomicFile.WriteAsync(target, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask());
                }

                await terminal.Output.WriteLineAsync(FormattableString.Invariant(
                    $"{batches.Sum(b => b.Count(c => c.Text is not null))} certificates written to {folder}; check them with: make -C {folder}"));
                return ExitCode.Holds;
            }

            var prover = new Prover(
                Path.GetFullPath(arguments.GetValue(cache) ?? DefaultCache()),
                new CoqLimits(TimeSpan.FromSeconds(Whole("--timeout", arguments.GetValue(timeout)!)), Whole("--memory", arguments.GetValue(memory)!)),
                Whole("--jobs", arguments.GetValue(jobs)!));
            var results = await CheckAsync(prover, batches, terminal, cancellation);
            await terminal.Output.WriteAsync(
                arguments.GetValue(json) ? ProveJson.Of(names, results) : ProveText.Of(names, results, arguments.GetValue(verbose)));
            return results.SelectMany(r => r).Any(r => r.Outcome == Outcome.Refused) ? ExitCode.Fails : ExitCode.Holds;
        });
        return command;
    }

    private static async Task<(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<Certificate>> Batches)> OfEntriesAsync(
        IReadOnlyList<CatalogEntry> entries, Terminal terminal, CancellationToken cancellation)
    {
        var done = 0;
        await using var line = new ProgressLine(terminal, () => FormattableString.Invariant($"deriving {done} of {entries.Count}"));
        List<IReadOnlyList<Certificate>> batches = [];
        foreach (var entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            batches.Add(await Task.Run(() => EntryCertificates.Of(entry), cancellation));
            done++;
        }

        return ([.. entries.Select(e => e.Name)], batches);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<CertificateResult>>> CheckAsync(
        Prover prover, IReadOnlyList<IReadOnlyList<Certificate>> batches, Terminal terminal, CancellationToken cancellation)
    {
        var work = "compiling the development";
        var done = 0;
        try
        {
            await using var line = new ProgressLine(terminal, () => work);
            await prover.PrepareAsync(file => work = $"compiling the development: {file}", cancellation);
            work = FormattableString.Invariant($"checked 0 of {batches.Count}");
            return await prover.CheckAsync(
                batches, _ => work = FormattableString.Invariant($"checked {Interlocked.Increment(ref done)} of {batches.Count}"), cancellation);
        }
        catch (Exception missing) when (missing is Win32Exception or InvalidOperationException)
        {
            throw new BadInput($"coqc does not run: {missing.Message}; install it with: apt-get install coq libcoq-coquelicot libcoq-interval; or write the certificates with --emit");
        }
    }

    private static void CreateFolderOf(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"--emit: {folder} cannot be created: {failure.Message}");
        }
    }

    private static int Whole(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new BadInput($"{option}: expected a whole number above 0, found '{text}'");

    private static string DefaultCache() => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "mirrorflow");
}
