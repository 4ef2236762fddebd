using System.CommandLine;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Reporting.Tables;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow table</c>: a table over geometries and depths, every cell from a proved step.</summary>
internal static class TableCommand
{
    private static readonly string[] Tables = ["potentials", "balance", "regularizers"];
    private static readonly string[] Formats = ["latex", "markdown", "csv", "json"];

    public static Command Create(Terminal terminal)
    {
        var table = new Argument<string>("table") { Description = "potentials, balance or regularizers", HelpName = "TABLE" };
        var q = new Option<string>("--q") { Description = "Geometries: rationals in [1, 2] and q, separated by commas", HelpName = "Q", DefaultValueFactory = _ => "1,4/3,3/2,2" };
        var depth = new Option<string?>("--depth") { Description = "Depths and ranges of depths, separated by commas; for regularizers also L, every depth, and infinity, the limit; 2..4, for regularizers 2,L,infinity", HelpName = "L" };
        var balance = new Option<string?>("--balance") { Description = "How the weights start: first, equal or distinct; equal for regularizers, else first", HelpName = "BALANCE" };
        var format = new Option<string>("--format") { Description = "latex, markdown, csv or json", HelpName = "FORMAT", DefaultValueFactory = _ => "markdown" };
        var json = new Option<bool>("--json") { Description = "The same as --format json" };
        var standalone = new Option<bool>("--standalone") { Description = "With --format latex: a whole document" };
        var output = new Option<string>("--out") { Description = "Write to this file", HelpName = "FILE" };
        var command = new DocumentedCommand(
            "table",
            "Prints a table of derived and proved formulas.",
            "mirrorflow table potentials --q 1,4/3,3/2,2 --depth 2..4 --format latex",
            "mirrorflow table balance --q q --depth 2,3,5 --format markdown",
            "mirrorflow table regularizers --q 1,2,q --depth 2,L,infinity --format csv --out regularizers.csv");
        command.Add(table);
        foreach (var option in new Option[] { q, depth, balance, format, json, standalone, output })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            var name = TheoryOptions.OneOf("table", arguments.GetValue(table)!, Tables);
            var geometries = TheoryOptions.Geometries("--q", arguments.GetValue(q)!);
            var (depths, everyDepth, limit) = Depths(name, arguments.GetValue(depth));
            var kind = Balance(name, arguments.GetValue(balance));
            var chosen = TheoryOptions.OneOf("--format", arguments.GetValue(format)!, Formats);
            chosen = arguments.GetValue(json) ? "json" : chosen;
            if (arguments.GetValue(standalone) && chosen != "latex")
            {
                throw new BadInput("--standalone: expected --format latex beside it");
            }

            if (geometries.Count * depths.Count > TheoryOptions.LargestTable)
            {
                throw new BadInput($"expected a table of at most {TheoryOptions.LargestTable} derivations, found {geometries.Count * depths.Count}");
            }

            var derivations = await Task.Run(() => Derive(geometries, depths, kind, cancellation), cancellation).WaitAsync(cancellation);
            var report = name switch
            {
                "potentials" => TheoryTables.Potentials(derivations),
                "balance" => TheoryTables.BalanceEquations(derivations),
                _ => await Task.Run(() => RegularizerTable.Of(geometries, derivations, everyDepth, limit), cancellation).WaitAsync(cancellation),
            };
            var text = chosen switch
            {
                "latex" => TableWriters.Latex(report),
                "csv" => TableWriters.Csv(report),
                "json" => TableWriters.Json(report),
                _ => TableWriters.Markdown(report),
            };
            await ReportFile.WriteAsync(terminal, arguments.GetValue(output), arguments.GetValue(standalone) ? LatexDocument.Around(text) : text);
            return report.IsProved ? ExitCode.Holds : ExitCode.Fails;
        });
        return command;
    }

    /// <summary>The single depths, and for regularizers whether every depth and the limit are asked for.</summary>
    private static (IReadOnlyList<int> Depths, bool EveryDepth, bool Limit) Depths(string table, string? text)
    {
        if (table != "regularizers")
        {
            return (TheoryOptions.Depths("--depth", text ?? "2..4"), false, false);
        }

        var parts = (text ?? "2,L,infinity").Split(',', StringSplitOptions.TrimEntries);
        var single = parts.Where(p => p is not ("L" or "infinity")).ToList();
        return (
            single.Count == 0 ? [] : TheoryOptions.Depths("--depth", string.Join(',', single)),
            parts.Contains("L"),
            parts.Contains("infinity"));
    }

    private static List<DecidedDerivation> Derive(
        IReadOnlyList<Geometry> geometries, IReadOnlyList<int> depths, BalanceKind kind, CancellationToken cancellation)
    {
        var derivations = new List<DecidedDerivation>();
        foreach (var geometry in geometries)
        {
            foreach (var depth in depths)
            {
                cancellation.ThrowIfCancellationRequested();
                derivations.Add(DecidedDerivation.Of(geometry, Reparameterization.DeepDiagonal(depth), Theory.Balance.Of(kind, depth)));
            }
        }

        return derivations;
    }

    private static BalanceKind Balance(string table, string? text)
    {
        if (table != "regularizers")
        {
            return text is null ? BalanceKind.First : TheoryOptions.Balance(text);
        }

        return text is null || TheoryOptions.Balance(text) == BalanceKind.Equal
            ? BalanceKind.Equal
            : throw new BadInput($"--balance: the regularizers are functions of x on the balanced manifold only: expected equal, found '{text}'");
    }
}
