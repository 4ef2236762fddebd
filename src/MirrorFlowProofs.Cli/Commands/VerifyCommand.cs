using System.CommandLine;
using System.Diagnostics;
using MirrorFlowProofs.Cli.Commands.Pages;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow verify</c>: derives, proves, integrates and encloses every entry of a catalog.</summary>
internal static class VerifyCommand
{
    private const string Notes =
        """
        Output:
          One line an entry: the verdict on the theory (exact), on the numbers (floating point) and on a flow in
          rigorous enclosures (validated integration); the width of the widest residual of that flow, relative to
          its size, at most 1e-10; the largest error of the numbers with one step size and with a quarter of it,
          and the least order it shrinks with. Exit code 0 only if every theory is Proved, all numbers are
          Consistent and all flows Enclosed.

        Catalog file:
          {"entries": [{"q": "3/2", "depth": 3, "balance": "first"}, ...]}
          q        an exact rational in [1, 2], or "q" to leave it open
          depth    1 to 64, for x = w1*...*wL, or "L" for every depth from 2 on at once (not with "distinct"; the
                   flow that is run has depth 3 or 4); or in its place "x": a monomial such as "w1^2*w2", or a sum of
                   signed monomials in weights of their own such as "w1^2-w2^2"
          balance  "equal" (all offsets 0), "first" (first weight smallest, the others equal) or "distinct"; for
                   a sum, within each of its blocks
          starts   only for sums, "equal" if left out: "equal" (one size beta for the first weights of all
                   blocks) or "distinct" (beta_b)
          Each is a value or an array of values, and then all combinations are meant.

        Documents:
          Where the current folder has a folder "derivations", as that of the project has, its documents are checked along:
          every claim in them (see 'mirrorflow check'), and every formula that they show between
          <!-- mirrorflow derive ... --> and <!-- end --> against what that command prints. A line a document; all must
          hold for exit code 0. --documents FOLDER names another folder, also beside --filter or --catalog.

        Claims:
          --claims decides the statements of the literature in place of a catalog: a row each, with the counterexample
          and the corrected statement where one is refuted; --verbose adds every formula that was decided. Exit code
          0 when every statement is decided, that is Proved, or Refuted with its correction Proved; else 1.
        """;

    /// <summary>Where the project keeps its theory.</summary>
    private const string Derivations = "derivations";

    public static Command Create(Terminal terminal)
    {
        var filter = new Option<string?>("--filter")
        {
            Description = "Only entries with these values: q=3/2|2,L=3,balance=first",
            HelpName = "KEY=VALUE|...,...",
        };
        var catalog = new Option<string?>("--catalog") { Description = "Entries from this file (- for standard input) in place of the default catalog", HelpName = "FILE" };
        var documents = new Option<string?>("--documents") { Description = "Documents to check along, in place of derivations/", HelpName = "FOLDER" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var claims = new Option<bool>("--claims") { Description = "Decide the statements of the literature instead" };
        var claim = new Option<string?>("--claim") { Description = "Decide only this one, in full", HelpName = "ID" };
        var verbose = new Option<bool>("--verbose") { Description = "With --claims: every formula that was decided" };
        var command = new DocumentedCommand(
            "verify",
            "Derives, proves, integrates and encloses the mirror flow of every entry of a catalog.",
            "mirrorflow verify",
            "mirrorflow verify --filter \"q=3/2|2,L=3\"",
            "mirrorflow verify --catalog entries.json --json",
            "mirrorflow verify --claims",
            "mirrorflow verify --claim ns-convergence")
        {
            Notes = Notes.ReplaceLineEndings("\n"),
        };
        command.Add(filter);
        command.Add(catalog);
        command.Add(documents);
        command.Add(json);
        command.Add(claims);
        command.Add(claim);
        command.Add(verbose);
        command.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(claims) || arguments.GetValue(claim) is not null)
            {
                return arguments.GetValue(filter) is not null || arguments.GetValue(catalog) is not null || arguments.GetValue(documents) is not null
                    ? throw new BadInput("expected --claims, or a catalog with its documents, found both")
                    : await ClaimsRun.RunAsync(arguments.GetValue(claim), arguments.GetValue(verbose), arguments.GetValue(json), terminal, cancellation);
            }

            if (arguments.GetValue(verbose))
            {
                throw new BadInput("--verbose: expected --claims beside it");
            }

            var entries = arguments.GetValue(catalog) is { } path
                ? await CatalogFile.ReadAsync(path, terminal, cancellation)
                : DefaultCatalog.Entries;
            var chosen = FilteredEntries.Choose(arguments.GetValue(filter), entries);
            var isWhole = arguments.GetValue(catalog) is null && arguments.GetValue(filter) is null;
            var folder = arguments.GetValue(documents) ?? (isWhole && Directory.Exists(Derivations) ? Derivations : null);
            return await RunAsync(chosen, folder, arguments.GetValue(json), terminal, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        IReadOnlyList<CatalogEntry> entries, string? folder, bool json, Terminal terminal, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            var tasks = CatalogCheck.Start(entries, stop.Token);
            var documents = folder is null ? [] : PageReport.Start(folder, terminal, stop.Token);
            if (terminal.ShowsProgress)
            {
                await VerifyProgress.ShowAsync([.. tasks, .. documents], terminal);
            }

            var text = new VerifyText(entries);
            var reports = new List<EntryReport>();
            foreach (var task in tasks)
            {
                reports.Add(await task);
                if (!json)
                {
                    await terminal.Output.WriteLineAsync(text.Line(reports[^1]));
                    await terminal.Output.FlushAsync(cancellation);
                }
            }

            var pages = new List<PageReport>();
            foreach (var document in documents)
            {
                pages.Add(await document);
                if (!json)
                {
                    await terminal.Output.WriteLineAsync(PageText.Line(pages[^1]));
                }
            }

            await terminal.Output.WriteAsync(
                json ? VerifyJson.Write(reports, pages, clock.Elapsed) : VerifyText.Summary(reports, pages, clock.Elapsed));
            return reports.All(r => r.Holds) && pages.TrueForAll(p => p.Holds) ? ExitCode.Holds : ExitCode.Fails;
        }
        finally
        {
            await stop.CancelAsync();
        }
    }
}
