using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;
using Spectre.Console;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>A row a claim: with borders and colour on a terminal, otherwise a line each.</summary>
internal static class ClaimsTable
{
    public static void Write(IReadOnlyList<ClaimReport> reports, Terminal terminal)
    {
        if (terminal.ShowsColour)
        {
            Draw(reports, terminal.Output);
        }
        else
        {
            Print(reports, terminal.Output);
        }

        terminal.Output.Write(ClaimsText.Summary(reports));
    }

    private static void Print(IReadOnlyList<ClaimReport> reports, TextWriter output)
    {
        var (id, answer) = (reports.Max(r => r.Claim.Id.Length), reports.Max(r => ClaimsText.Answer(r).Length));
        foreach (var report in reports)
        {
            output.Write($"{report.Claim.Id.PadRight(id)}  {ClaimsText.Answer(report).PadRight(answer)}  {Prose.Text(report.Claim.Statement)}\n");
            foreach (var line in Notes(report))
            {
                output.Write($"{"".PadRight(id + answer + 4)}{line}\n");
            }
        }
    }

    private static void Draw(IReadOnlyList<ClaimReport> reports, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.No,
        });
        var table = new Table().RoundedBorder().AddColumn(new TableColumn("claim").NoWrap()).AddColumn(new TableColumn("verdict").NoWrap()).AddColumn("statement").ShowRowSeparators();
        foreach (var report in reports)
        {
            table.AddRow(
                new Text(report.Claim.Id),
                new Text(ClaimsText.Answer(report), Colour(report)),
                new Text(string.Join('\n', [Prose.Text(report.Claim.Statement), .. Notes(report)])));
        }

        console.Write(table);
    }

    private static IEnumerable<string> Notes(ClaimReport report)
    {
        if (report.Verdict.Kind != VerdictKind.Proved)
        {
            yield return report.Verdict.Witness is { } witness
                ? $"counterexample: {report.Verdict.Reason}: {witness}"
                : $"open: {report.Verdict.Reason}";
        }

        foreach (var (reading, verdict) in report.Assertions.Where(a => a.Assertion.Standing == Standing.Reading && a.Verdict.Kind == VerdictKind.Refuted))
        {
            yield return $"refuted: {Prose.Text(reading.What)} {verdict.Witness}";
        }

        if (report.Claim.Corrected is { } corrected)
        {
            yield return $"true is: {Prose.Text(corrected)}";
        }
    }

    private static Style Colour(ClaimReport report) => new(
        !report.IsDecided ? Color.Yellow : report.Verdict.Kind == VerdictKind.Proved ? Color.Green : Color.Red);
}
