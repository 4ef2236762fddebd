using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Tests.Checks;

public sealed class CatalogCheckTests
{
    [Fact]
    public async Task Every_entry_of_the_default_catalog_is_proved_consistent_and_enclosed()
    {
        var reports = await Task.WhenAll(CatalogCheck.Start(DefaultCatalog.Entries, TestContext.Current.CancellationToken));

        Assert.Equal(DefaultCatalog.Entries, reports.Select(r => r.Entry));
        Assert.All(reports, r => Assert.True(r.Holds, $"{r.Entry.Name}: {r.Theory.Reason}; {r.Numbers.Reason}; {r.Enclosure.Verdict.Reason}"));
        Assert.All(reports, r => Assert.InRange(r.Enclosure.LargestWidth!.Value, 0, 1e-12));
    }

    [Theory]
    [InlineData("w1^2*w2")]
    [InlineData("-3*w1*w2^3*w3^2")]
    [InlineData("w1")]
    [InlineData("w1^3")]
    public void Other_monomials_are_proved_consistent_and_enclosed(string x)
    {
        foreach (var balance in DefaultCatalog.Balances)
        {
            foreach (var q in new Expr[] { 1, new Rational(7, 4), Geometry.SymbolicQ })
            {
                var report = CatalogCheck.Check(new CatalogEntry(q, Reparameterization.Parse(x), balance), TestContext.Current.CancellationToken);

                Assert.True(report.Holds, $"{report.Entry.Name}: {report.Theory.Reason}; {report.Numbers.Reason}; {report.Enclosure.Verdict.Reason}");
            }
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3/2")]
    [InlineData("2")]
    public void Every_depth_at_once_is_proved_consistent_and_enclosed(string q)
    {
        Assert.True(Rational.TryParse(q, out var value));
        foreach (var balance in new[] { BalanceKind.Equal, BalanceKind.First })
        {
            var report = CatalogCheck.Check(CatalogEntry.EveryDepth(value, balance), TestContext.Current.CancellationToken);

            Assert.True(report.Holds, $"{report.Entry.Name}: {report.Theory.Reason}; {report.Numbers.Reason}; {report.Enclosure.Verdict.Reason}");
        }
    }

    [Fact]
    public void Every_depth_at_once_is_refused_with_distinct_offsets() => Assert.Equal(
        "expected the balance first or equal for every depth at once, found distinct",
        Assert.Throws<ArgumentException>(() => CatalogEntry.EveryDepth(2, BalanceKind.Distinct)).Message);

    [Fact]
    public async Task A_cancelled_check_ends_every_task()
    {
        var tasks = CatalogCheck.Start(DefaultCatalog.Entries, new CancellationToken(true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(tasks));
        Assert.All(tasks, task => Assert.True(task.IsCanceled));
    }
}
