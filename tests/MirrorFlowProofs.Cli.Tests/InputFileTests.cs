using System.Runtime.Versioning;
using System.Text;
using MirrorFlowProofs.Cli.Input;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class InputFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("input").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_file_is_read_without_its_byte_order_mark()
    {
        var path = await FileAsync([0xEF, 0xBB, 0xBF, .. "\u03BB = 1"u8]);

        var input = await ReadAsync(path);

        Assert.Equal(path, input.Name);
        Assert.Equal("\u03BB = 1", Encoding.UTF8.GetString(input.Utf8.Span));
    }

    [Fact]
    public async Task A_dash_is_the_standard_input()
    {
        var input = await ReadAsync("-", new MemoryStream("[]"u8.ToArray()));

        Assert.Equal("stdin", input.Name);
        Assert.Equal("[]", Encoding.UTF8.GetString(input.Utf8.Span));
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var path = Path.Combine(folder, "cases.json");

        Assert.Equal($"{path}: expected a file, but it does not exist", await ComplaintAsync(path));
    }

    [Fact]
    public async Task A_file_below_a_missing_folder_is_named()
    {
        var path = Path.Combine(folder, "missing", "cases.json");

        Assert.Equal($"{path}: expected a file, but it does not exist", await ComplaintAsync(path));
    }

    [Fact]
    public async Task A_directory_is_refused() =>
        Assert.Equal($"{folder}: expected a file, but it is a directory", await ComplaintAsync(folder));

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_file_without_permission_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "an administrator may read every file");
        var path = await FileAsync("[]"u8.ToArray());
        File.SetUnixFileMode(path, UnixFileMode.None);

        Assert.Equal($"{path}: expected a readable file, but permission is denied", await ComplaintAsync(path));
    }

    [Fact]
    public async Task A_read_that_fails_is_reported()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc/self/mem cannot be read at 0, on Linux only");

        Assert.Equal("/proc/self/mem: expected a readable file, but: Input/output error", await ComplaintAsync("/proc/self/mem"));
    }

    [Fact]
    public async Task A_large_file_is_refused()
    {
        var path = await FileAsync(new byte[11]);

        Assert.Equal($"{path}: expected at most 10 bytes, but it is larger", await ComplaintAsync(path, maximumBytes: 10));
        Assert.Equal(11, (await ReadAsync(path, maximumBytes: 11)).Utf8.Length);
    }

    [Fact]
    public async Task The_first_byte_that_is_not_UTF8_is_named()
    {
        var path = await FileAsync([.. "{\n  \"\u03BB\": "u8, 0xFF, .. "}"u8]);

        Assert.Equal($"{path}:2:8: expected UTF-8 text", await ComplaintAsync(path));
    }

    [Fact]
    public async Task Waiting_for_input_can_be_interrupted()
    {
        using var interrupted = new CancellationTokenSource();
        using var input = new EndlessWait();
        var reading = InputFile.ReadAsync("-", new Terminal(TextWriter.Null, TextWriter.Null, input), interrupted.Token);

        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        input.Release();
    }

    private static Task<InputText> ReadAsync(string path, Stream? input = null, int maximumBytes = InputFile.MaximumBytes) =>
        InputFile.ReadAsync(path, new Terminal(TextWriter.Null, TextWriter.Null, input ?? Stream.Null), TestContext.Current.CancellationToken, maximumBytes);

    private static async Task<string> ComplaintAsync(string path, int maximumBytes = InputFile.MaximumBytes) =>
        (await Assert.ThrowsAsync<BadInput>(() => ReadAsync(path, maximumBytes: maximumBytes))).Message;

    private async Task<string> FileAsync(byte[] bytes)
    {
        var path = Path.Combine(folder, "cases.json");
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        return path;
    }

    /// <summary>A terminal at which nobody types.</summary>
    private sealed class EndlessWait : MemoryStream
    {
        private readonly ManualResetEventSlim released = new();

        public void Release() => released.Set();

        public override int Read(byte[] buffer, int offset, int count) => Wait();

        public override int Read(Span<byte> buffer) => Wait();

        private int Wait()
        {
            released.Wait();
            return 0;
        }
    }
}
