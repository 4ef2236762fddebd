using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>The entries that <c>--filter</c> leaves.</summary>
internal static class FilteredEntries
{
    /// <summary>All entries when there is no filter.</summary>
    public static IReadOnlyList<CatalogEntry> Choose(string? filter, IReadOnlyList<CatalogEntry> entries)
    {
        try
        {
            return filter is null ? entries : CatalogFilter.Parse(filter).Apply(entries);
        }
        catch (FormatException wrong)
        {
            throw new BadInput($"--filter: {wrong.Message}");
        }
    }
}
