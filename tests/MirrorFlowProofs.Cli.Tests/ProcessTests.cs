using System.Diagnostics;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>What only the real process shows: its exit code and the bytes it writes.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task Output_is_UTF8_without_a_mark_and_lines_end_in_LF()
    {
        var (code, output, error) = await RunAsync("doctor", "--json");

        Assert.Equal((0, 0), (code, error.Length));
        Assert.Equal((byte)'{', output[0]);
        Assert.Equal((byte)'\n', output[^1]);
        Assert.DoesNotContain((byte)'\r', output);
    }

    [Fact]
    public async Task A_complaint_goes_to_the_error_stream_with_code_2()
    {
        var (code, output, error) = await RunAsync("\u03BB");

        Assert.Equal((2, 0), (code, output.Length));
        Assert.Equal("mirrorflow: unknown command '\u03BB' (try 'mirrorflow --help')\n"u8.ToArray(), error);
    }

    private static async Task<(int Code, byte[] Output, byte[] Error)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "mirrorflow.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var cancellation = TestContext.Current.CancellationToken;
        var streams = await Task.WhenAll(
            ReadAsync(process.StandardOutput, cancellation), ReadAsync(process.StandardError, cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, streams[0], streams[1]);
    }

    private static async Task<byte[]> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        var bytes = new MemoryStream();
        await reader.BaseStream.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
