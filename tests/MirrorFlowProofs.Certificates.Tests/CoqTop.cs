using System.Diagnostics;
using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>Many theorems in one run of Coq, which goes on after an error: which of them it has at the end.</summary>
internal static class CoqTop
{
    public static async Task<IReadOnlyList<bool>> AcceptedAsync(IReadOnlyList<Certificate> certificates, string library, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo("coqtop", ["-q", "-quiet", "-w", "none", "-Q", library, CoqLibrary.Name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(CertificateFile.Heading);
        await process.StandardInput.WriteAsync("Set Silent.\nSet Default Timeout 20.\n");
        foreach (var (certificate, i) in certificates.Select((c, i) => (c, i)))
        {
            // In a module of its own, so that names may be alike.
            await process.StandardInput.WriteAsync($"Module M{i}.\n{certificate.Text}\nAbort All.\nAbout {certificate.Name}.\nEnd M{i}.\n");
        }

        process.StandardInput.Close();
        var said = await output;
        await errors;
        await process.WaitForExitAsync(cancellation);
        return [.. certificates.Select((c, i) => said.Contains($"Expands to: Constant Top.M{i}.{c.Name}\n", StringComparison.Ordinal))];
    }
}
