namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Every step of every derivation of the default catalog is proved.</summary>
public sealed class CatalogTests
{
    public static TheoryData<string, BalanceKind> Entries
    {
        get
        {
            var data = new TheoryData<string, BalanceKind>();
            foreach (var q in new[] { "1", "6/5", "4/3", "3/2", "2", "q" })
            {
                foreach (var kind in Enum.GetValues<BalanceKind>())
                {
                    data.Add(q, kind);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Entries))]
    public void Every_step_is_proved(string q, BalanceKind kind)
    {
        foreach (var depth in new[] { 1, 2, 3, 4, 5 })
        {
            Assert.Empty(Derived.NotProved(Derived.Of(q, depth, kind)));
        }
    }

    [Theory]
    [InlineData("3/2", BalanceKind.Equal)]
    [InlineData("4/3", BalanceKind.First)]
    [InlineData("q", BalanceKind.Distinct)]
    public void Depth_64_is_proved(string q, BalanceKind kind) =>
        Assert.Empty(Derived.NotProved(Derived.Of(q, 64, kind)));

    [Theory]
    [InlineData("w1^2*w2", BalanceKind.Equal)]
    [InlineData("w1^2*w2", BalanceKind.First)]
    [InlineData("w1*w2^3*w3", BalanceKind.First)]
    [InlineData("-3*w1*w2", BalanceKind.First)]
    [InlineData("w1^2*w2^2/5", BalanceKind.Distinct)]
    [InlineData("w1^3*w2^2*w3/5", BalanceKind.First)]
    [InlineData("2*w1^3", BalanceKind.First)]
    [InlineData("7/3*w1*w2", BalanceKind.Distinct)]
    public void Monomials_are_proved_by_the_same_code(string x, BalanceKind kind)
    {
        foreach (var q in new[] { "1", "3/2", "2", "q" })
        {
            Assert.Empty(Derived.NotProved(Derived.Of(q, x, kind)));
        }
    }
}
