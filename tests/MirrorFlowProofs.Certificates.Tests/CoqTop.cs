using System.Diagnostics;
using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>
/// Many theorems in one run of Coq, each a file that is loaded up to its first error, as coqc would read it: which of them it has at
/// the end. The development is loaded once.
/// </summary>
internal static class CoqTop
{
    /// <summary>For each theorem whether it is there, and how many of the files were stopped by the limit.</summary>
    /// <param name="certificates">The theorems.</param>
    /// <param name="library">The folder of the compiled development.</param>
    /// <param name="limit">The longest time of one file.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<(IReadOnlyList<bool> Accepted, int OutOfTime)> AcceptedAsync(
        IReadOnlyList<Certificate> certificates, string library, TimeSpan limit, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("coqtop", ["-q", "-quiet", "-w", "none", "-Q", library, CoqLibrary.Name])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.WriteAsync($"{CertificateFile.Heading}Set Silent.\n");
            foreach (var (certificate, i) in certificates.Select((c, i) => (c, i)))
            {
                // In a module of its own, so that names may be alike.
                var file = Path.Combine(folder, $"M{i}");
                await File.WriteAllTextAsync($"{file}.v", $"Module M{i}.\n{certificate.Text}\nEnd M{i}.\n", cancellation);
                await process.StandardInput.WriteAsync(
                    FormattableString.Invariant($"Timeout {limit.TotalSeconds:F0} Load \"{file}\".\nAbout M{i}.{certificate.Name}.\n"));
            }

            process.StandardInput.Close();
            var (said, complained) = (await output, await errors);
            await process.WaitForExitAsync(cancellation);
            return ([.. certificates.Select((c, i) => said.Contains($"Expands to: Constant Top.M{i}.{c.Name}\n", StringComparison.Ordinal))],
                complained.Split("Timeout!").Length - 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
