using System.Reflection;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>The source tree these tests were built from.</summary>
internal static class Repository
{
    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Root { get; } = Path.GetFullPath(Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!,
        "../.."));
}
