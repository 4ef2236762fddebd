using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>
/// The development, compiled once in a folder of these tests, where runs that follow find it as long as its text is the same; what
/// certificates were accepted is forgotten. The tests are skipped where Coq is not installed.
/// </summary>
public sealed class InstalledCoq : IAsyncLifetime
{
    /// <summary>The name of the collection of tests that share it.</summary>
    public const string Tests = "Coq";

    private readonly string _folder = Path.Combine(AppContext.BaseDirectory, "coq");
    private readonly Prover _prover;

    public InstalledCoq() => _prover = new Prover(_folder, new CoqLimits(TimeSpan.FromMinutes(5), 4000), 1);

    public async ValueTask InitializeAsync()
    {
        if (IsThere)
        {
            Clear(_folder, keep: _prover.Library);
            await _prover.PrepareAsync(_ => { }, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync()
    {
        Clear(_folder, keep: _prover.Library);
        return ValueTask.CompletedTask;
    }

    internal async Task<IReadOnlyList<CertificateResult>> CheckAsync(IReadOnlyList<Certificate> batch, TimeSpan? time = null, int megabytes = 4000)
    {
        Assert.SkipUnless(IsThere, "coq is not installed");
        var prover = time is null && megabytes == 4000 ? _prover : new Prover(_folder, new CoqLimits(time ?? TimeSpan.FromMinutes(5), megabytes), 1);
        return (await prover.CheckAsync([batch], _ => { }, TestContext.Current.CancellationToken))[0];
    }

    internal async Task<(IReadOnlyList<bool> Accepted, int OutOfTime)> AcceptedAsync(IReadOnlyList<Certificate> certificates, TimeSpan limit)
    {
        Assert.SkipUnless(IsThere, "coq is not installed");
        return await CoqTop.AcceptedAsync(certificates, _prover.Library, limit, TestContext.Current.CancellationToken);
    }

    private static void Clear(string folder, string keep)
    {
        foreach (var other in Directory.CreateDirectory(folder).GetDirectories().Where(d => d.FullName != keep))
        {
            other.Delete(recursive: true);
        }
    }

    private static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "coqc")));
}

[CollectionDefinition(InstalledCoq.Tests)]
public sealed class CoqCollection : ICollectionFixture<InstalledCoq>;
