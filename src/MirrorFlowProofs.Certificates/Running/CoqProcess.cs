using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Certificates.Running;

/// <summary>What <c>coqc</c> said of a file.</summary>
/// <param name="Accepted">Whether it accepted it whole.</param>
/// <param name="Exhausted">Whether the limit of time or of memory ended it before it was done.</param>
/// <param name="Line">The line of the error.</param>
/// <param name="Error">The error, or the limit that was met, in one line.</param>
public sealed record CoqAnswer(bool Accepted, bool Exhausted, int Line, string Error);

/// <summary>Runs <c>coqc</c> with limits on time and memory.</summary>
public static partial class CoqProcess
{
    private const int LongestError = 200;

    // Ctrl-C on a terminal ends coqc as well, maybe before this program is told.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Compiles a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="library">The folder of the compiled development.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no <c>coqc</c>.</exception>
    public static async Task<CoqAnswer> CompileAsync(string file, string library, CoqLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(limits);

        // The shell sets the limit of memory and becomes coqc.
        string[] arguments = ["-c", FormattableString.Invariant($"ulimit -v {limits.Megabytes * 1024L}; exec coqc \"$@\""), "coqc", "-q", "-w", "none", "-Q", library, CoqLibrary.Name, file];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", arguments)
        {
            // While a child shares the terminal, .NET is told of no Ctrl-C.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(file),
        })!;
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(limits.Time);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(time.Token);
            var error = await process.StandardError.ReadToEndAsync(time.Token);
            await output;
            await process.WaitForExitAsync(time.Token);
            if (process.ExitCode != 0 && (error.Length == 0 || Interrupted().IsMatch(error)))
            {
                await Task.Delay(Grace, cancellation);
            }

            return process.ExitCode == 0 ? new(true, false, 0, "")
                : OutOfMemory().IsMatch(error) ? new(false, true, 0, FormattableString.Invariant($"not done with {limits.Megabytes} MB"))
                : Refusal(error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(false, true, 0, string.Create(CultureInfo.InvariantCulture, $"not done after {limits.Time.TotalSeconds} s"));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static CoqAnswer Refusal(string error)
    {
        var place = Place().Matches(error).LastOrDefault();
        var said = error[(place is null ? 0 : place.Index + place.Length)..].ReplaceLineEndings(" ").Trim();
        return new(
            false,
            false,
            place is null ? 0 : int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture),
            Spaces().Replace(said.Length > LongestError ? said[..LongestError] + "..." : said, " "));
    }

    [GeneratedRegex("""File "[^"]*", line (\d+), characters [0-9-]+:""")]
    private static partial Regex Place();

    // What coqc says when the system gives it no more: as an error of Coq, or of its runtime.
    [GeneratedRegex("out of memory", RegexOptions.IgnoreCase)]
    private static partial Regex OutOfMemory();

    [GeneratedRegex("interrupt", RegexOptions.IgnoreCase)]
    private static partial Regex Interrupted();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}

/// <summary>What one run of <c>coqc</c> may use.</summary>
/// <param name="Time">The longest time.</param>
/// <param name="Megabytes">The most memory.</param>
public sealed record CoqLimits(TimeSpan Time, int Megabytes);
