using System.Text;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Reporting.Tables;

/// <summary>Writes a table in the formats that papers, pages and programs read.</summary>
public static class TableWriters
{
    /// <summary>
    /// A <c>table</c> with booktabs rules, or several of them when the rows do not fit on one page; needs amsmath and booktabs.
    /// </summary>
    public static string Latex(ReportTable table)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var rows in table.Rows.Chunk(RowsOnAPage))
        {
            text.Append("\\begin{table}[htbp]\n\\centering\n\\small\n\\renewcommand{\\arraystretch}{1.6}\n\\setlength{\\tabcolsep}{4pt}\n");
            text.Append($"\\caption{{{(isFirst ? Prose.Latex(table.Caption) : "(continued)")}}}\n");
            text.Append($"\\begin{{tabular}}{{{new string('l', table.Columns.Count)}}}\n\\toprule\n");
            text.Append(string.Join(" & ", table.Columns.Select(c => Prose.Latex(c.Title)))).Append(" \\\\\n\\midrule\n");
            foreach (var row in rows)
            {
                text.Append(string.Join(" & ", row.Select(c => c.Latex + Mark(c, v => $@" \emph{{({v})}}")))).Append(" \\\\\n");
            }

            text.Append("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
            isFirst = false;
        }

        return text.ToString();
    }

    private const int RowsOnAPage = 12;

    /// <summary>A Markdown table with LaTeX between dollar signs; pipes are written as <c>\vert</c>, so none ends a cell.</summary>
    public static string Markdown(ReportTable table)
    {
        var text = new StringBuilder();
        text.Append(Prose.Markdown(table.Caption)).Append("\n\n");
        text.Append($"| {string.Join(" | ", table.Columns.Select(c => MarkdownCell(Prose.Latex(c.Title))))} |\n");
        text.Append($"|{string.Concat(table.Columns.Select(_ => "---|"))}\n");
        foreach (var row in table.Rows)
        {
            text.Append($"| {string.Join(" | ", row.Select(c => MarkdownCell(c.Latex) + Mark(c, v => $" *({v})*")))} |\n");
        }

        return text.ToString();
    }

    /// <summary>CSV by RFC 4180: CRLF, quotes doubled, a header line; the verdict of a row in its last column.</summary>
    public static string Csv(ReportTable table)
    {
        var text = new StringBuilder();
        Line(table.Columns.Select(c => c.Key).Append("verdict"));
        foreach (var row in table.Rows)
        {
            Line(row.Select(c => c.Text).Append(Verdict(row).ToString()));
        }

        return text.ToString();

        void Line(IEnumerable<string> fields) => text.Append(string.Join(',', fields.Select(Quote))).Append("\r\n");
    }

    /// <summary>JSON: an object a row, a cell an object <c>{ "text", "latex", "verdict" }</c>.</summary>
    public static string Json(ReportTable table) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mirrorflow/table/1");
        json.WriteString("table", table.Name);
        json.WriteString("caption", Prose.Text(table.Caption));
        json.WriteStartArray("columns");
        foreach (var column in table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("key", column.Key);
            json.WriteString("title", Prose.Text(column.Title));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            foreach (var (column, cell) in table.Columns.Zip(row))
            {
                json.WriteStartObject(column.Key);
                json.WriteString("text", cell.Text);
                json.WriteString("latex", cell.Latex);
                json.WriteString("verdict", cell.Verdict.ToString());
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static VerdictKind Verdict(IReadOnlyList<Cell> row) =>
        row.Any(c => c.Verdict == VerdictKind.Refuted) ? VerdictKind.Refuted
        : row.All(c => c.Verdict == VerdictKind.Proved) ? VerdictKind.Proved
        : VerdictKind.Undecided;

    private static string Mark(Cell cell, Func<VerdictKind, string> mark) =>
        cell.Verdict == VerdictKind.Proved ? "" : mark(cell.Verdict);

    private static string Quote(string field) => field.AsSpan().IndexOfAny(",\"\r\n") >= 0
        ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : field;

    private static string MarkdownCell(string latex) => latex.Replace("|", @"\vert ", StringComparison.Ordinal).Replace(@"\^{}", "^", StringComparison.Ordinal);
}
