using System.Reflection;
using System.Xml.Linq;

namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>The source tree these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The projects below <c>src</c> with the projects each may refer to, from the design.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Projects = new Dictionary<string, string[]>
    {
        ["Symbolic"] = [],
        ["Theory"] = ["Symbolic"],
        ["Numerics"] = ["Symbolic"],
        ["Verification"] = ["Numerics", "Symbolic", "Theory"],
        ["Documents"] = ["Symbolic", "Theory", "Verification"],
        ["Reporting"] = ["Numerics", "Symbolic", "Theory", "Verification"],
        ["Experiments"] = ["Numerics", "Reporting", "Symbolic", "Verification"],
        ["Certificates"] = ["Reporting", "Symbolic", "Theory", "Verification"],
        ["Cli"] = ["Certificates", "Documents", "Experiments", "Numerics", "Reporting", "Symbolic", "Theory", "Verification"],
    };

    public static string Root { get; } = Path.GetFullPath(Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!,
        "../.."));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string AssemblyPath(string project) =>
        Path.Combine(AppContext.BaseDirectory, (project == "Cli" ? "mirrorflow" : "MirrorFlowProofs." + project) + ".dll");

    public static XDocument ProjectFile(string project) =>
        XDocument.Load(PathOf("src", "MirrorFlowProofs." + project, $"MirrorFlowProofs.{project}.csproj"));

    /// <summary>Every folder below the root that git could hold, without build output.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split('/', '\\').Any(part => part is "bin" or "obj" or ".git" or "artifacts"));
}
