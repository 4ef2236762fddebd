namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>Which files a command line of documents and folders means.</summary>
internal static class DocumentFiles
{
    /// <summary>The most bytes a document may have.</summary>
    public const int MaximumBytes = 16 << 20;

    private static readonly string[] Extensions = [".md", ".tex"];

    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>The files as given, and those in folders by name; each once. Links and hidden files in folders are left.</summary>
    /// <exception cref="BadInput">A folder cannot be read.</exception>
    public static IReadOnlyList<string> Of(IEnumerable<string> paths) => [.. paths.SelectMany(In).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> In(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        try
        {
            return [.. Directory.EnumerateFiles(path, "*", Everything)
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInput($"{path}: expected a readable folder");
        }
    }
}
