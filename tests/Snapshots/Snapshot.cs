using System.Runtime.CompilerServices;
using Xunit.v3;

namespace MirrorFlowProofs.Snapshots;

/// <summary>A text on its way to be compared; awaiting it compares.</summary>
internal sealed record Snapshot(IXunitTestMethod Test, string SourceFile, string Extension, string Text)
{
    private object?[] Parameters { get; init; } = [];

    /// <summary>Adds <c>_name=value</c> to the file name for the first parameters of the test method.</summary>
    public Snapshot UseParameters(params object?[] parameters) => this with { Parameters = parameters };

    public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();

    public Task ToTask()
    {
        var folder = Path.GetDirectoryName(SourceFile)!;
        var stem = Verifier.Stem(Test.Method, Test.TestClass.Class, Parameters);
        var files = new SnapshotFiles(folder, stem, Extension);
        Verifier.Claim(files.Verified);
        return files.CompareAsync(Text, DiffTool.ShowAsync);
    }

    public static implicit operator Task(Snapshot snapshot) => snapshot.ToTask();
}
