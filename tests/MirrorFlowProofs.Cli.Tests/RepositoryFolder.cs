namespace MirrorFlowProofs.Cli.Tests;

/// <summary>The folder of the project, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    /// <summary>The full path of a file or folder of the project.</summary>
    public static string PathOf(params string[] parts)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MirrorFlowProofs.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("the tests do not run inside the project's folder");
        }

        return Path.Combine([folder, .. parts]);
    }
}
