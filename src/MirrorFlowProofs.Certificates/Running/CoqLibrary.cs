using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Certificates.Running;

/// <summary>The sources of the development that certificates are instances of, as this version of the tool carries them.</summary>
public static partial class CoqLibrary
{
    /// <summary>The logical name of the development.</summary>
    public const string Name = "MirrorFlow";

    private const string Project = "_CoqProject";

    /// <summary>The files, each after those that it requires.</summary>
    public static IReadOnlyList<string> Files { get; } = InOrder(
        [.. Read(Project).Split('\n').Where(line => line.EndsWith(".v", StringComparison.Ordinal) && !line.Contains('/', StringComparison.Ordinal))]);

    /// <summary>Depends on the text of all files.</summary>
    public static string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Files.Select(Read)))))[..16];

    /// <summary>The text of a file.</summary>
    public static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"the development has no file {file}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Writes the files into a folder.</summary>
    public static async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, file), Read(file), cancellation);
        }
    }

    /// <summary>The files that a text requires, each after those that it requires itself.</summary>
    public static IReadOnlyList<string> RequiredBy(string text) => InOrder([.. RequiredIn(text)]);

    private static List<string> InOrder(IReadOnlyList<string> files)
    {
        List<string> ordered = [];
        foreach (var file in files)
        {
            Add(file);
        }

        return ordered;

        void Add(string file)
        {
            if (!ordered.Contains(file))
            {
                RequiredIn(Read(file)).ToList().ForEach(Add);
                ordered.Add(file);
            }
        }
    }

    private static IEnumerable<string> RequiredIn(string text) => Requirement().Matches(text)
        .SelectMany(match => match.Groups[1].Value.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        .Select(name => name + ".v");

    [GeneratedRegex(@"From MirrorFlow Require Import ([^.]*)\.")]
    private static partial Regex Requirement();
}
