using System.Text;

namespace MirrorFlowProofs.Experiments;

/// <summary>The numbers of an experiment as rows of text, averaged over seeds.</summary>
internal static class OutcomeTable
{
    /// <summary>Headings and rows, columns aligned.</summary>
    public static string Of(Experiment experiment, IReadOnlyList<Outcome> outcomes)
    {
        var across = experiment.Across;
        string[] hidden = across is null ? [Axis.Seed] : [Axis.Seed, across];
        var axes = experiment.Axes.Select(a => a.Name).Except(hidden).ToList();
        var sides = across is null ? [""] : outcomes.Select(o => o.Setting[across]).Distinct().ToList();
        List<IReadOnlyList<string>> rows = [[.. axes, .. experiment.Columns.SelectMany(c => sides.Select(s => s.Length == 0 ? c.Heading : $"{c.Heading}, {across} = {s}"))]];
        foreach (var group in outcomes.GroupBy(o => o.Setting.KeyWithout(hidden)))
        {
            var setting = group.First().Setting;
            rows.Add([.. axes.Select(a => setting[a]), .. experiment.Columns.SelectMany(c => sides.Select(s => Cell(group, across, s, c)))]);
        }

        return Aligned(rows);
    }

    private static string Cell(IEnumerable<Outcome> group, string? across, string side, Column column)
    {
        var values = group.Where(o => across is null || o.Setting[across] == side).Select(o => o[column.Name]).ToList();
        return values.Count == 0 || values.Any(double.IsNaN) ? "-" : Spread.Of(values).Text(column.Format);
    }

    private static string Aligned(List<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. rows[0].Select((_, c) => rows.Max(r => r[c].Length))];
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
