using System.Reflection;

namespace MirrorFlowProofs.Snapshots;

/// <summary>Finds accepted snapshots that no test compares with any more.</summary>
internal static class Orphans
{
    /// <summary>
    /// The <c>.verified.</c> files below <paramref name="folder"/> (build output apart) that are not named after
    /// a test method of <paramref name="types"/>, as paths relative to it, sorted.
    /// </summary>
    public static IReadOnlyList<string> Find(string folder, IEnumerable<Type> types)
    {
        var tests = (
            from type in types
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public)
            where method.GetCustomAttributes().Any(a => a is Xunit.v3.IFactAttribute)
            select new TestName(Verifier.TypeName(type) + "." + method.Name, method.GetParameters().FirstOrDefault()?.Name))
            .ToList();
        return [.. Directory.EnumerateFiles(folder, "*.verified.*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Where(file => !tests.Exists(test => test.Owns(Path.GetFileName(file))))
            .Order(StringComparer.Ordinal)];
    }

    private sealed record TestName(string Stem, string? FirstParameter)
    {
        public bool Owns(string file) =>
            file.StartsWith(Stem + ".verified.", StringComparison.Ordinal)
            || (FirstParameter is not null && file.StartsWith($"{Stem}_{FirstParameter}=", StringComparison.Ordinal));
    }
}
