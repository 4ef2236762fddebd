namespace MirrorFlowProofs.Architecture.Tests;

/// <summary>The snapshot comparison itself: what it writes, what it deletes and what it says.</summary>
public sealed class SnapshotFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("snapshot").FullName;
    private int shown;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_equal_text_passes_and_deletes_the_received_file()
    {
        var files = Files();
        await WriteAsync(files.Verified, "a\nb\n");
        await WriteAsync(files.Received, "left from an earlier run");

        await files.CompareAsync("a\r\nb\r\n", ShowAsync);

        Assert.False(File.Exists(files.Received));
        Assert.Equal(0, shown);
    }

    [Fact]
    public async Task A_new_snapshot_fails_and_leaves_the_received_file()
    {
        var files = Files();

        var failure = await Assert.ThrowsAsync<SnapshotMismatch>(() => files.CompareAsync("a\r\nb", ShowAsync));

        Assert.Equal(
            $"""
            The snapshot is new: no text has been accepted for it.
              verified: {files.Verified}
              received: {files.Received}
              accept:   bash tests/accept
            """,
            failure.Message);
        Assert.Equal("a\nb"u8.ToArray(), await File.ReadAllBytesAsync(files.Received, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(files.Verified));
        Assert.Equal(1, shown);
    }

    [Theory]
    [InlineData("a\nB\nc\n", 2, "b", "B")]
    [InlineData("a\n", 2, "b", "")]
    [InlineData("a\nb\nc\nd\n", 4, "", "d")]
    [InlineData("a\nb\nc\n\n", 5, "(end of file)", "")]
    [InlineData("a\nb", 3, "c", "(end of file)")]
    public async Task A_mismatch_names_both_files_and_the_first_line_that_differs(string text, int line, string expected, string actual)
    {
        var files = Files();
        await WriteAsync(files.Verified, "a\nb\nc\n");

        var failure = await Assert.ThrowsAsync<SnapshotMismatch>(() => files.CompareAsync(text, ShowAsync));

        Assert.Equal(
            $"""
            The text differs from the accepted snapshot. First difference in line {line}:
              - {expected}
              + {actual}
              verified: {files.Verified}
              received: {files.Received}
              accept:   bash tests/accept
            """,
            failure.Message);
        Assert.Equal(text, await File.ReadAllTextAsync(files.Received, TestContext.Current.CancellationToken));
        Assert.Equal("a\nb\nc\n", await File.ReadAllTextAsync(files.Verified, TestContext.Current.CancellationToken));
        Assert.Equal(1, shown);
    }

    private SnapshotFiles Files() => new(folder, "Table.Balanced", "tex");

    private static Task WriteAsync(string path, string text) =>
        File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

    private Task ShowAsync(SnapshotFiles files)
    {
        shown++;
        return Task.CompletedTask;
    }
}
