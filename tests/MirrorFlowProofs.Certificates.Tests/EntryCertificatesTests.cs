using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>The certificates that are written.</summary>
public sealed class EntryCertificatesTests
{
    [Theory]
    [InlineData("4/3", 3, BalanceKind.First)]
    [InlineData("2", 3, BalanceKind.Equal)]
    public async Task The_certificates_are_the_accepted_ones(string q, int depth, BalanceKind balance)
    {
        Assert.True(Rational.TryParse(q, out var exponent));
        var certificates = EntryCertificates.Of(CatalogEntry.DeepDiagonal(exponent, depth, balance));

        await Verifier.Verify(
            string.Join("\n", certificates.Select(c => $"(* {c.Name}: {c.Claim} *)\n{c.Text ?? c.Without}")), extension: "v").UseParameters(q.Replace('/', '-'), depth, balance);
    }

    /// <summary>Nothing is assumed or left open: Coq would accept it.</summary>
    [Fact]
    public void No_certificate_assumes_what_it_states()
    {
        var certificates = DefaultCatalog.Entries.SelectMany(EntryCertificates.Of).ToList();

        Assert.All(certificates, c => Assert.NotEqual(c.Text is null, c.Without is null));
        Assert.All(certificates.Select(c => c.Text).OfType<string>(), text => Assert.DoesNotMatch(@"\b(Admitted|admit|Axiom|Axioms|Parameter|Parameters|Conjecture)\b", text));

        // Of the default catalog one hypergeometric mirror map, of a block with a coefficient, has no template.
        Assert.Contains("2F1", Assert.Single(certificates, c => c.Text is null).Without!, StringComparison.Ordinal);
        Assert.Equal(certificates.Count, certificates.Select(c => c.Name).Distinct().Count());
    }
}
