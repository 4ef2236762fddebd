using System.Diagnostics;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Reporting.Tables;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Tests;

/// <summary>What is printed as LaTeX compiles, without a warning about it. Skipped where pdflatex is not installed.</summary>
public sealed class LatexTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mirrorflow").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("potentials")]
    [InlineData("balance")]
    [InlineData("regularizers")]
    public Task Tables_compile(string table) =>
        CompilesAsync(LatexDocument.Around(TableWriters.Latex(Tables.Of(table, "1", "4/3", "3/2", "2", "q"))));

    [Theory]
    [InlineData("q", 2, BalanceKind.First)]
    [InlineData("3/2", 3, BalanceKind.First)]
    [InlineData("2", 4, BalanceKind.Distinct)]
    public Task Derivations_compile(string q, int depth, BalanceKind balance) =>
        CompilesAsync(LatexDocument.Around(DerivationLatex.Print(Tables.Derived(q, depth, balance), [])));

    private async Task CompilesAsync(string document)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Path.Combine(folder, "document.tex"), document, cancellation);
        var log = await CompileAsync(cancellation);

        var complaints = log.Split('\n')
            .Where(line => line.Contains("Warning", StringComparison.Ordinal)
                || line.StartsWith('!')
                || line.StartsWith("Overfull", StringComparison.Ordinal))
            .Where(line => !line.Contains("Rerun", StringComparison.Ordinal) && !line.Contains("No file document.aux", StringComparison.Ordinal));
        Assert.Empty(complaints);
        Assert.True(File.Exists(Path.Combine(folder, "document.pdf")), log);
    }

    private async Task<string> CompileAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "document.tex"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("pdflatex is not installed");
        }

        return await File.ReadAllTextAsync(Path.Combine(folder, "document.log"), cancellation);
    }
}
