using System.Text.Json;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Reporting.Tables;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Tests;

/// <summary>Tables and derivations as they are printed.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("potentials")]
    [InlineData("balance")]
    [InlineData("regularizers")]
    public Task Latex_is_the_accepted_one(string table) =>
        Verify(TableWriters.Latex(Tables.Of(table, "1", "3/2", "2", "q")), extension: "tex").UseParameters(table);

    [Theory]
    [InlineData("potentials")]
    [InlineData("regularizers")]
    public Task Markdown_is_the_accepted_one(string table) =>
        Verify(TableWriters.Markdown(Tables.Of(table, "4/3", "2")), extension: "md").UseParameters(table);

    [Theory]
    [InlineData("3/2", 3, BalanceKind.First)]
    [InlineData("q", 2, BalanceKind.First)]
    [InlineData("2", 4, BalanceKind.Distinct)]
    public Task Text_of_a_derivation_is_the_accepted_one(string q, int depth, BalanceKind balance) =>
        Verify(DerivationText.Print(Tables.Derived(q, depth, balance), []), extension: "txt").UseParameters(q, depth, balance);

    [Theory]
    [InlineData("potentials")]
    [InlineData("balance")]
    [InlineData("regularizers")]
    public void Every_cell_is_proved_and_every_row_is_whole(string name)
    {
        var table = Tables.Of(name, "1", "6/5", "4/3", "3/2", "2", "q");

        Assert.True(table.IsProved);
        Assert.NotEmpty(table.Rows);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
    }

    [Theory]
    [InlineData("potentials")]
    [InlineData("balance")]
    [InlineData("regularizers")]
    public void Markdown_csv_and_json_have_a_line_a_row(string name)
    {
        var table = Tables.Of(name, "4/3", "q");
        var columns = table.Columns.Count;

        var markdown = TableWriters.Markdown(table).Split('\n').Where(line => line.StartsWith('|')).ToList();
        Assert.Equal(table.Rows.Count + 2, markdown.Count);
        Assert.All(markdown, line => Assert.Equal(columns + 1, line.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|')));

        var csv = TableWriters.Csv(table).TrimEnd('\n').Split('\n');
        Assert.Equal(table.Rows.Count + 1, csv.Length);
        Assert.All(csv, line => Assert.Equal(columns + 1, Fields(line)));

        using var json = JsonDocument.Parse(TableWriters.Json(table));
        Assert.Equal(table.Rows.Count, json.RootElement.GetProperty("rows").GetArrayLength());
    }

    /// <summary>The fields of a line of RFC 4180, none of which has a line break.</summary>
    private static int Fields(string line)
    {
        var (count, quoted) = (1, false);
        foreach (var c in line.TrimEnd('\r'))
        {
            quoted ^= c == '"';
            count += c == ',' && !quoted ? 1 : 0;
        }

        Assert.False(quoted);
        return count;
    }
}
