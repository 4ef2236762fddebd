namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>Which files a command line of documents and folders means.</summary>
internal static class DocumentFiles
{
    private static readonly string[] Extensions = [".md", ".tex"];

    private static readonly EnumerationOptions Plain = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>
    /// The files as given, and those in folders by name; each once, however it is written. Links and hidden files in folders are left; a folder that
    /// cannot be read stands for itself.
    /// </summary>
    public static IReadOnlyList<DocumentFile> Of(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? Under(path) : [new DocumentFile(path)]).DistinctBy(f => f.Path == "-" ? f.Path : Path.GetFullPath(f.Path), StringComparer.Ordinal)];

    private static IEnumerable<DocumentFile> Under(string path)
    {
        var (found, folders) = (new List<DocumentFile>(), new Stack<string>([path]));
        while (folders.TryPop(out var folder))
        {
            try
            {
                found.AddRange(Directory.EnumerateFiles(folder, "*", Plain)
                    .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Select(file => new DocumentFile(file)));
                foreach (var inner in Directory.EnumerateDirectories(folder, "*", Plain))
                {
                    folders.Push(inner);
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                found.Add(new DocumentFile(folder, "expected a readable folder"));
            }
        }

        return found.OrderBy(f => f.Path, StringComparer.Ordinal);
    }
}
