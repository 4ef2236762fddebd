using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>What Coq accepts is certified, and nothing else; skipped where Coq is not installed.</summary>
[Collection(InstalledCoq.Tests)]
public sealed class ProverTests(InstalledCoq coq)
{
    private static readonly IReadOnlyList<Certificate> Certificates =
        [.. EntryCertificates.Of(CatalogEntry.DeepDiagonal(new Rational(4, 3), 3, BalanceKind.First))];

    [Fact]
    public async Task An_entry_is_certified_where_there_is_a_template()
    {
        var results = await coq.CheckAsync(Certificates);

        Assert.All(results, r => Assert.Equal(r.Certificate.Text is null ? Outcome.NoTemplate : Outcome.Certified, r.Outcome));
        Assert.Contains(results, r => r.Outcome == Outcome.Certified);
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

        Assert.Equal([Outcome.Refused, Outcome.Certified], results.Select(r => r.Outcome));
    }

    [Fact]
    public async Task What_was_accepted_is_not_compiled_again()
    {
        await coq.CheckAsync(Certificates);

        // No run of coqc ends in this time: what ran again would be refused.
        var again = await coq.CheckAsync(Certificates, TimeSpan.FromTicks(1));

        Assert.DoesNotContain(again, r => r.Outcome == Outcome.Refused);
    }
}
