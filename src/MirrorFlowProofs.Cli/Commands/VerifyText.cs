using System.Text;
using MirrorFlowProofs.Cli.Commands.Pages;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>The reports as lines for a person.</summary>
internal sealed class VerifyText(IReadOnlyList<CatalogEntry> entries)
{
    private readonly int width = entries.Max(entry => entry.Name.Length);

    /// <summary>
    /// <c>q=3/2 L=3 balance=first  Proved     Consistent  Enclosed   4e-14 wide  3e-15 -> 2e-20, order 8.1</c>, and why where it
    /// does not hold.
    /// </summary>
    public string Line(EntryReport report)
    {
        var line = $"{report.Entry.Name.PadRight(width)}  {report.Theory.Kind,-9}  {report.Numbers.Kind,-10}  {report.Enclosure.Verdict.Kind,-9}  {Width(report.Enclosure),-10}  {Errors(report.Numbers.Measurements)}";
        return (line + Why(report)).TrimEnd();
    }

    /// <summary>The counts and the time.</summary>
    public static string Summary(IReadOnlyList<EntryReport> reports, IReadOnlyList<PageReport> pages, TimeSpan time)
    {
        var text = new StringBuilder();
        text.Append(FormattableString.Invariant(
            $"{Count(reports.Count, "entry", "entries")}: theory {Counts(reports.Select(r => r.Theory))}; numbers {Counts(reports.Select(r => r.Numbers))}; flows {Counts(reports.Select(r => r.Enclosure.Verdict))}\n"));
        text.Append(PageText.Summary(pages));
        var (entries, documents) = (reports.Count(r => !r.Holds), pages.Count(p => !p.Holds));
        text.Append(entries + documents == 0 ? "everything holds"
            : documents == 0 ? $"{Count(entries, "entry does", "entries do")} not hold"
            : entries == 0 ? $"{Count(documents, "document does", "documents do")} not hold"
            : $"{Count(entries, "entry", "entries")} and {Count(documents, "document", "documents")} do not hold");
        return text.Append(FormattableString.Invariant($" ({time.TotalSeconds:0.0} s)\n")).ToString();
    }

    private static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");

    private static string Counts(IEnumerable<Verdict> verdicts) => string.Join(", ", verdicts
        .GroupBy(v => v.Kind)
        .OrderBy(kind => kind.Key)
        .Select(kind => FormattableString.Invariant($"{kind.Count()} {kind.Key}")));

    private static string Errors(IReadOnlyList<Measurement> measurements)
    {
        if (measurements.Count == 0)
        {
            return "";
        }

        var coarse = measurements.Max(m => m.Coarse);
        var fine = measurements.Max(m => m.Fine);
        return measurements.All(m => m.IsRounding)
            ? FormattableString.Invariant($"{fine:0e-00}, rounding only")
            : FormattableString.Invariant($"{coarse:0e-00} -> {fine:0e-00}, order {measurements.Where(m => !m.IsRounding).Min(m => m.ObservedOrder):0.0}");
    }

    private static string Width(FlowEnclosure enclosure) =>
        enclosure.LargestWidth is { } width ? FormattableString.Invariant($"{width:0e-00} wide") : "";

    private static string Why(EntryReport report)
    {
        var verdict = report.Theory.Kind != VerdictKind.Proved ? report.Theory
            : report.Numbers.Kind != VerdictKind.Consistent ? report.Numbers
            : report.Enclosure.Verdict;
        return report.Holds ? "" : $"  {verdict.Reason}{(verdict.Witness is { } witness ? ": " + witness : "")}";
    }
}
