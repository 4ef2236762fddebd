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

    /// <summary>One number or sign of each statement changed: every one is refused, and what is true stays certified beside them.</summary>
    [Fact]
    public async Task A_false_statement_is_refused()
    {
        Certificate[] wrong =
        [
            Changed("_mirror_law", "(- phi (4/3) (g t))", "(phi (4/3) (g t))"),
            Changed("_hessian", "u * (u + lambda) ^ 2 = abspow", "u * (u + lambda) ^ 3 = abspow"),
            Changed("_coercivity", "(lambda ^ 2).", "(lambda ^ 3)."),
            Changed("_balance", "exp (- (4/3) *", "exp (- (3/4) *"),
            Changed("_conjugate", "3 * Rpower u (5/2) / 10", "3 * Rpower u (5/2) / 11"),
            Changed("_decay", "exp (- 4 * A / 3)) A", "exp (4 * A / 3)) A"),
        ];

        var (accepted, outOfTime) = await coq.AcceptedAsync([.. wrong, Certificates[0]], TimeSpan.FromMinutes(1));
        var results = await coq.CheckAsync([wrong[0], Certificates[0] with { Name = "other", Text = Certificates[0].Text!.Replace(Certificates[0].Name, "other", StringComparison.Ordinal) }]);

        Assert.Equal([.. wrong.Select(_ => false), true], accepted);
        Assert.Equal(0, outOfTime);
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

    private static Certificate Changed(string name, string part, string changed)
    {
        var original = Certificates.Single(c => c.Name.EndsWith(name, StringComparison.Ordinal));
        Assert.Contains(part, original.Text!, StringComparison.Ordinal);
        var at = original.Text!.IndexOf(part, StringComparison.Ordinal);
        return original with { Text = original.Text[..at] + changed + original.Text[(at + part.Length)..] };
    }
}
