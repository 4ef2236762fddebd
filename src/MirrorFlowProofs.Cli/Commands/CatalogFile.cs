using System.Text.Json;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Reads a catalog of <c>mirrorflow verify</c>; the help of the command describes the format.</summary>
internal static class CatalogFile
{
    private const int MostDepth = 64;
    private const int MostEntries = 100_000;

    /// <summary>The entries in the order of the file; where one stands for several, by q, then depth, then balance.</summary>
    /// <exception cref="BadInput">The file cannot be read or is not a catalog.</exception>
    public static async Task<IReadOnlyList<CatalogEntry>> ReadAsync(
        string path, Terminal terminal, CancellationToken cancellation)
    {
        var root = JsonInput.Parse(await InputFile.ReadAsync(path, terminal, cancellation)).WithKeys("entries");
        var entries = new List<CatalogEntry>();
        foreach (var item in root["entries"].Items())
        {
            entries.AddRange(Read(item));
            if (entries.Count > MostEntries)
            {
                throw item.Complain(FormattableString.Invariant($"expected at most {MostEntries} entries"));
            }
        }

        return entries.Count > 0 ? entries : throw root["entries"].Complain("expected at least one entry, found an empty array");
    }

    private static IEnumerable<CatalogEntry> Read(JsonInput item)
    {
        var entry = item.WithKeys("q", "depth", "x", "balance", "starts");
        var exponents = Values(entry["q"], Exponent);
        var balances = Values(entry["balance"], BalanceOf);
        if (entry.Find("x") is not { } x)
        {
            return from q in exponents
                   from depth in Values(entry["depth"], DepthOf)
                   from balance in balances
                   select depth is { } number ? CatalogEntry.DeepDiagonal(q, number, balance)
                       : balance == BalanceKind.Distinct ? throw entry["balance"].Complain("expected \"first\" or \"equal\" beside the depth \"L\", found \"distinct\"")
                       : CatalogEntry.EveryDepth(q, balance);
        }

        if (entry.Find("depth") is { } both)
        {
            throw both.Complain("expected \"depth\" or \"x\", found both");
        }

        var starts = item.Find("starts") is { } given ? Values(given, StartsOf) : [BlockStarts.Equal];
        return from q in exponents
               from map in Values(x, Map)
               from balance in balances
               from start in map.IsSum ? starts : [BlockStarts.Equal]
               select new CatalogEntry(q, map, balance) { Starts = start };
    }

    private static List<T> Values<T>(JsonInput value, Func<JsonInput, T> read)
    {
        if (value.Kind != JsonValueKind.Array)
        {
            return [read(value)];
        }

        List<T> values = [.. value.Items().Select(read)];
        return values.Count > 0 ? values : throw value.Complain("expected at least one value, found an empty array");
    }

    private static Expr Exponent(JsonInput value) =>
        value.Kind == JsonValueKind.String && value.String() == Geometry.SymbolicQ.Name
            ? Geometry.SymbolicQ
            : value.Rational("an exact rational in [1, 2] such as \"3/2\", or \"q\" to leave it open", q => Geometry.QDomain.Contains(q));

    /// <summary>A number, or null for every depth.</summary>
    private static int? DepthOf(JsonInput value) =>
        value.Kind == JsonValueKind.String && value.String() == CatalogEntry.EveryDepthName ? null : value.Integer(1, MostDepth);

    private static BalanceKind BalanceOf(JsonInput value) => value.OneOf("equal", "first", "distinct") switch
    {
        "equal" => BalanceKind.Equal,
        "first" => BalanceKind.First,
        _ => BalanceKind.Distinct,
    };

    private static BlockStarts StartsOf(JsonInput value) =>
        value.OneOf("equal", "distinct") == "equal" ? BlockStarts.Equal : BlockStarts.Distinct;

    private static Reparameterization Map(JsonInput value)
    {
        try
        {
            var map = Reparameterization.Parse(value.String());
            return TheoryOptions.DegreeComplaint(map) is { } complaint ? throw value.Complain(complaint) : map;
        }
        catch (Exception wrong) when (wrong is ParseException or ArgumentException)
        {
            throw value.Complain(wrong.Message);
        }
    }
}
