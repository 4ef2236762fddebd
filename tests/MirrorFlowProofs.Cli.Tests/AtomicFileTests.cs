using System.Runtime.Versioning;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("atomic").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_is_written_and_nothing_is_left_beside_it()
    {
        var path = Path.Combine(folder, "table.tex");
        await File.WriteAllTextAsync(path, "old and longer", TestContext.Current.CancellationToken);

        await AtomicFile.WriteAsync(path, async stream => await stream.WriteAsync("new"u8.ToArray()));

        Assert.Equal("new", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_new_file_is_written()
    {
        var path = Path.Combine(folder, "new.tex");

        await AtomicFile.WriteAsync(path, async stream => await stream.WriteAsync("new"u8.ToArray()));

        Assert.Equal("new", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_empty_name_is_refused() =>
        Assert.Equal("'': cannot be written: it is not the name of a file", await ComplaintAsync(""));

    [Fact]
    public async Task The_old_file_survives_a_failure_half_way()
    {
        var path = Path.Combine(folder, "table.tex");
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);

        var failure = await Assert.ThrowsAsync<BadInput>(() => AtomicFile.WriteAsync(path, async stream =>
        {
            await stream.WriteAsync("half of the n"u8.ToArray());
            throw new IOException("No space left on device");
        }));

        Assert.Equal($"{path}: cannot be written: No space left on device", failure.Message);
        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task The_old_file_survives_an_interruption()
    {
        var path = Path.Combine(folder, "table.tex");
        await File.WriteAllTextAsync(path, "old", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<OperationCanceledException>(
            () => AtomicFile.WriteAsync(path, _ => throw new OperationCanceledException()));

        Assert.Equal("old", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_symbolic_link_stays_a_link()
    {
        var target = Path.Combine(folder, "target.tex");
        var link = Path.Combine(folder, "link.tex");
        await File.WriteAllTextAsync(target, "old", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(link, target);

        await AtomicFile.WriteAsync(link, async stream => await stream.WriteAsync("new"u8.ToArray()));

        Assert.Equal("new", await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        Assert.Equal(target, File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName);
    }

    [Fact]
    public async Task A_missing_folder_is_named()
    {
        var path = Path.Combine(folder, "missing", "table.tex");

        Assert.Equal($"{path}: cannot be written: its folder does not exist", await ComplaintAsync(path));
    }

    [Fact]
    public async Task A_directory_is_refused() =>
        Assert.Equal($"{folder}: cannot be written: it is a directory", await ComplaintAsync(folder));

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "an administrator may write to every folder");
        var closed = Directory.CreateDirectory(Path.Combine(folder, "closed"), UnixFileMode.UserRead | UnixFileMode.UserExecute).FullName;

        Assert.Equal($"{closed}/table.tex: cannot be written: permission denied", await ComplaintAsync(closed + "/table.tex"));
    }

    [Fact]
    public async Task A_folder_that_takes_no_files_is_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc takes no new files on Linux only");

        Assert.Equal("/proc/table.tex: cannot be written: its folder takes no new files", await ComplaintAsync("/proc/table.tex"));
    }

    [Fact]
    public async Task A_full_device_is_reported_and_stays_a_device()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is a Linux device");

        Assert.Equal("/dev/full: cannot be written: No space left on device", await ComplaintAsync("/dev/full"));
        Assert.Equal("/dev/full: cannot be written: No space left on device", await ComplaintAsync("/dev/full"));
    }

    private static async Task<string> ComplaintAsync(string path) =>
        (await Assert.ThrowsAsync<BadInput>(() => AtomicFile.WriteAsync(path, async stream => await stream.WriteAsync("new"u8.ToArray())))).Message;
}
