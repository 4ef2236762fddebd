using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.v3;

namespace MirrorFlowProofs.Snapshots;

/// <summary>
/// Compares a text with the file accepted for the running test: <c>Class.Method.verified.txt</c> beside the
/// test's source. On a difference the new text is left in <c>Class.Method.received.txt</c>; <c>bash tests/accept</c>
/// accepts it. Names and behaviour are those of Verify (github.com/VerifyTests/Verify).
/// </summary>
internal static class Verifier
{
    private static readonly ConcurrentDictionary<string, bool> Taken = new(StringComparer.Ordinal);

    /// <summary>
    /// Compares <paramref name="text"/> with the accepted file of the running test. Await the result, or return
    /// it from the test; <see cref="Snapshot.UseParameters"/> gives each row of a theory a file of its own.
    /// </summary>
    public static Snapshot Verify(string text, string extension = "txt", [CallerFilePath] string sourceFile = "")
    {
        var test = TestContext.Current.TestMethod as IXunitTestMethod
            ?? throw new InvalidOperationException("Verify was called outside a test, so there is no test to name the file after.");
        return new Snapshot(test, sourceFile, extension, text);
    }

    /// <summary>Refuses two snapshots in one file: the second would overwrite the first.</summary>
    internal static void Claim(string verified)
    {
        if (!Taken.TryAdd(verified, true))
        {
            throw new InvalidOperationException(
                $"Two snapshots are named {Path.GetFileName(verified)}: tell them apart with UseParameters.");
        }
    }

    /// <summary>
    /// The name Verify gives: <c>Class.Method</c>, then <c>_name=value</c> for each parameter; characters that
    /// a file name cannot hold become <c>-</c>.
    /// </summary>
    internal static string Stem(MethodInfo method, Type type, params object?[] parameters)
    {
        var declared = method.GetParameters();
        if (parameters.Length > declared.Length)
        {
            throw new InvalidOperationException(
                $"UseParameters got {parameters.Length} values, but {type.Name}.{method.Name} has {declared.Length} parameters.");
        }

        var values = parameters.Select((value, i) =>
            FormattableString.Invariant($"_{declared[i].Name}={(value is null ? "null" : value)}"));
        var stem = TypeName(type) + "." + method.Name + string.Concat(values);
        return string.Concat(stem.Select(c => c < ' ' || "/\\:*?\"<>|".Contains(c) ? '-' : c));
    }

    /// <summary>The name of a test class in a file name; a nested class is <c>Outer.Inner</c>.</summary>
    internal static string TypeName(Type type) =>
        type.DeclaringType is { } outer ? TypeName(outer) + "." + type.Name : type.Name;
}
