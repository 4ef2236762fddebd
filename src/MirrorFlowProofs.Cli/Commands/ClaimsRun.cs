using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow verify --claims</c>: decides the statements of the literature.</summary>
internal static class ClaimsRun
{
    /// <summary>Decides the claims and writes them; 0 when every one is decided, else 1.</summary>
    /// <param name="id">Only this claim, in full; null for all.</param>
    /// <param name="verbose">Every assertion with its verdict.</param>
    /// <param name="json">As JSON.</param>
    /// <param name="terminal">Where to.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="BadInput">There is no such claim.</exception>
    public static async Task<int> RunAsync(string? id, bool verbose, bool json, Terminal terminal, CancellationToken cancellation)
    {
        var claims = id is null ? LiteratureClaims.All : [Find(id)];
        var reports = await Task.Run(
            () => claims.AsParallel().AsOrdered().WithCancellation(cancellation).Select(c => ClaimCheck.Decide(c, cancellation)).ToList(), cancellation)
            .WaitAsync(cancellation);
        if (json)
        {
            await terminal.Output.WriteAsync(ClaimsJson.Write(reports));
        }
        else if (verbose || id is not null)
        {
            await terminal.Output.WriteAsync(ClaimsText.Details(reports));
        }
        else
        {
            ClaimsTable.Write(reports, terminal);
        }

        return reports.TrueForAll(r => r.IsDecided) ? ExitCode.Holds : ExitCode.Fails;
    }

    private static Claim Find(string id)
    {
        var known = LiteratureClaims.All.Select(c => c.Id).ToList();
        return LiteratureClaims.All.FirstOrDefault(c => c.Id == id)
            ?? throw new BadInput($"--claim: expected one of {string.Join(", ", known)}, found '{id}'{Nearest.Suggest(id, known)}");
    }
}
