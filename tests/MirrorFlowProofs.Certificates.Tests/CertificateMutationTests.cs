using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>
/// Certified statements with one place changed, so that they are false, with the proofs that the templates have for them: Coq
/// accepts none. With <c>MIRRORFLOW_FULL=1</c>, 500 of the default catalog.
/// </summary>
[Collection(InstalledCoq.Tests)]
public sealed class CertificateMutationTests(InstalledCoq coq, ITestOutputHelper output)
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";

    private static readonly IReadOnlyList<CatalogEntry> Entries = IsFull ? DefaultCatalog.Entries :
    [
        CatalogEntry.DeepDiagonal(new Rational(6, 5), 3, BalanceKind.Distinct),
        CatalogEntry.DeepDiagonal(Geometry.SymbolicQ, 3, BalanceKind.Equal),
    ];

    private static readonly int Each = IsFull ? 250 : 6;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(IsFull ? 60 : 20);

    [Fact]
    public async Task No_false_statement_is_accepted()
    {
        var random = new Random(7);
        var certified = Entries.SelectMany(e => EntryCertificates.Of(e)).ToList();
        var instances = certified.Where(c => c.Text is not null && !IsOfClosedForm(c)).ToList();
        var statements = Entries.SelectMany(e => CertificateMutants.Statements(e).Select(s => (Prefix: EntryCertificates.Identifier(e.Name), Statement: s)))
            .Where(s => DerivativeCertificate.Of(s.Prefix, s.Statement).Text is not null).ToList();
        List<Certificate> mutants =
        [
            .. Drawn(() => CertificateMutants.OfInstance(instances[random.Next(instances.Count)], random)),
            .. Drawn(() => statements[random.Next(statements.Count)] is var (prefix, statement) ? CertificateMutants.OfDerivative(prefix, statement, random) : null),
        ];

        // Two that are true say that what is asked is answered.
        var (accepted, outOfTime) = await coq.AcceptedAsync([certified[0], .. mutants, certified[0]], Limit);
        output.WriteLine(FormattableString.Invariant($"{mutants.Count} mutants, of which {outOfTime} were not refused but stopped after {Limit.TotalSeconds} s"));

        Assert.Equal(2 * Each, mutants.Count);
        Assert.Empty(mutants.Where((_, i) => accepted[i + 1]).Select(m => m.Text));
        Assert.True(accepted[0] && accepted[^1]);
    }

    private static IEnumerable<Certificate> Drawn(Func<Certificate?> draw) =>
        Enumerable.Range(0, 100 * Each).Select(_ => draw()).Where(c => c?.Text is not null).Select(c => c!).DistinctBy(c => c.Text).Take(Each);

    private static bool IsOfClosedForm(Certificate c) => c.Text!.Contains("differentiate", StringComparison.Ordinal);
}
