using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using Verdict = MirrorFlowProofs.Certificates.Running.Verdict;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>What Coq accepts is certified, and nothing else; skipped where Coq is not installed.</summary>
public sealed class ProverTests(ProverTests.Installed coq) : IClassFixture<ProverTests.Installed>
{
    private static readonly IReadOnlyList<Certificate> Certificates =
        [.. EntryCertificates.Of(CatalogEntry.DeepDiagonal(new Rational(4, 3), 3, BalanceKind.First))];

    [Fact]
    public async Task An_entry_is_certified_where_there_is_a_template()
    {
        var results = await coq.CheckAsync(Certificates);

        Assert.All(results, r => Assert.Equal(r.Certificate.Text is null ? Verdict.NoTemplate : Verdict.Certified, r.Verdict));
        Assert.Contains(results, r => r.Verdict == Verdict.Certified);
    }

    /// <summary>One number or sign of each statement changed: every one is refused, and those that are true stay certified beside them.</summary>
    [Theory]
    [InlineData("_mirror_law", "(- phi (4/3) (g t))", "(phi (4/3) (g t))")]
    [InlineData("_hessian", "u * (u + lambda) ^ 2 = abspow", "u * (u + lambda) ^ 3 = abspow")]
    [InlineData("_coercivity", "(lambda ^ 2).", "(lambda ^ 3).")]
    [InlineData("_balance", "exp (- (4/3) *", "exp (- (3/4) *")]
    [InlineData("_conjugate", "3 * Rpower u (5/2) / 10", "3 * Rpower u (5/2) / 11")]
    [InlineData("_decay", "exp (- 4 * A / 3)) A", "exp (4 * A / 3)) A")]
    public async Task A_false_statement_is_refused(string name, string part, string changed)
    {
        var original = Certificates.Single(c => c.Name.EndsWith(name, StringComparison.Ordinal));
        Assert.Contains(part, original.Text!, StringComparison.Ordinal);
        var at = original.Text!.IndexOf(part, StringComparison.Ordinal);
        var wrong = original with { Text = original.Text[..at] + changed + original.Text[(at + part.Length)..] };

        var results = await coq.CheckAsync([wrong, Certificates[0] with { Name = "other", Text = Certificates[0].Text!.Replace(Certificates[0].Name, "other", StringComparison.Ordinal) }]);

        Assert.Equal([Verdict.Refused, Verdict.Certified], results.Select(r => r.Verdict));
    }

    [Fact]
    public async Task What_was_accepted_is_not_compiled_again()
    {
        await coq.CheckAsync(Certificates);

        // No run of coqc ends in this time: what ran again would be refused.
        var again = await coq.CheckAsync(Certificates, TimeSpan.FromTicks(1));

        Assert.DoesNotContain(again, r => r.Verdict == Verdict.Refused);
    }

    /// <summary>The development, compiled once in a folder of these tests.</summary>
    public sealed class Installed : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
        private readonly Prover _prover;

        public Installed() => _prover = new Prover(_folder, new CoqLimits(TimeSpan.FromMinutes(5), 4000), 1);

        public async ValueTask InitializeAsync()
        {
            if (IsThere)
            {
                await _prover.PrepareAsync(_ => { }, TestContext.Current.CancellationToken);
            }
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }

        internal async Task<IReadOnlyList<CertificateResult>> CheckAsync(IReadOnlyList<Certificate> batch, TimeSpan? time = null)
        {
            Assert.SkipUnless(IsThere, "coq is not installed");
            var prover = time is { } limit ? new Prover(_folder, new CoqLimits(limit, 4000), 1) : _prover;
            return (await prover.CheckAsync([batch], _ => { }, TestContext.Current.CancellationToken))[0];
        }

        private static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "coqc")));
    }
}
