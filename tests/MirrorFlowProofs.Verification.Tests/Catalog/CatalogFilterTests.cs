using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Tests.Catalog;

public sealed class CatalogFilterTests
{
    private static IReadOnlyList<CatalogEntry> Choose(string filter) => CatalogFilter.Parse(filter).Apply(DefaultCatalog.Entries);

    [Fact]
    public void The_default_catalog_has_88_entries_each_once() =>
        Assert.Equal(88, DefaultCatalog.Entries.Select(e => e.Name).Distinct().Count());

    [Theory]
    [InlineData("q=3/2,L=3,balance=first", 1)]
    [InlineData("q=1.5 | 2", 34)]
    [InlineData("L=2|3|4|5", 72)]
    [InlineData(" q = q , balance = equal|distinct", 9)]
    [InlineData("L=L", 2)]
    [InlineData("L=L|3,q=q,balance=first", 2)]
    public void Entries_are_chosen_in_their_order(string filter, int count)
    {
        var chosen = Choose(filter);

        Assert.Equal(count, chosen.Count);
        Assert.Equal(DefaultCatalog.Entries.Where(chosen.Contains), chosen);
    }

    [Theory]
    [InlineData("", "expected q=..., L=... or balance=..., found ''")]
    [InlineData("depth=3", "expected q=..., L=... or balance=..., found 'depth=3'")]
    [InlineData("q", "expected q=..., L=... or balance=..., found 'q'")]
    [InlineData("q=", "expected q=..., L=... or balance=..., found 'q='")]
    [InlineData("q=1,,L=2", "expected q=..., L=... or balance=..., found ''")]
    [InlineData("q=1,q=2", "expected each key once, found 'q' again")]
    [InlineData("q=3", "expected q in [1, 2] as an exact rational such as 3/2, or the letter q, found '3'")]
    [InlineData("q=NaN", "expected q in [1, 2] as an exact rational such as 3/2, or the letter q, found 'NaN'")]
    [InlineData("q=1|", "expected q in [1, 2] as an exact rational such as 3/2, or the letter q, found ''")]
    [InlineData("L=0", "expected L as a whole number from 1 on, or the letter L for every depth, found '0'")]
    [InlineData("L=-1", "expected L as a whole number from 1 on, or the letter L for every depth, found '-1'")]
    [InlineData("L=2.5", "expected L as a whole number from 1 on, or the letter L for every depth, found '2.5'")]
    [InlineData("balance=all", "expected balance equal, first or distinct, found 'all'")]
    [InlineData("q=7/5", "no entry has q=7/5; the values of q are 1, 6/5, 4/3, 3/2, 2, q")]
    [InlineData("L=2|6", "no entry has L=6; the values of L are 2, 3, 4, 5, L")]
    public void A_wrong_filter_says_what_was_expected(string filter, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Choose(filter)).Message);

    [Fact]
    public void Values_that_never_meet_choose_nothing()
    {
        CatalogEntry[] entries = [CatalogEntry.DeepDiagonal(1, 2, BalanceKind.Equal), CatalogEntry.DeepDiagonal(2, 3, BalanceKind.Equal)];

        var failure = Assert.Throws<FormatException>(() => CatalogFilter.Parse("q=1,L=3").Apply(entries));

        Assert.Equal("no entry has all of these values together", failure.Message);
    }

    [Fact]
    public void A_monomial_has_no_depth()
    {
        var entry = new CatalogEntry(new Rational(3, 2), Reparameterization.Parse("w1^2*w2"), BalanceKind.First);

        Assert.Null(entry.Depth);
        Assert.Equal("q=3/2 x=w2*w1^2 balance=first", entry.Name);
    }

    [Fact]
    public void A_sum_says_how_its_blocks_start() => Assert.Equal(
        "q=2 x=w1^2 - w2^2 balance=first starts=distinct",
        new CatalogEntry(2, Reparameterization.Parse("w1^2 - w2^2"), BalanceKind.First) { Starts = BlockStarts.Distinct }.Name);
}
