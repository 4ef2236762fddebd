namespace MirrorFlowProofs.Cli.Tests;

public sealed class NearestTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("verify", "verify", 0)]
    [InlineData("verfy", "verify", 1)]
    [InlineData("vreify", "verify", 1)]
    [InlineData("verifi", "verify", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_counts_edits(string from, string to, int expected)
    {
        Assert.Equal(expected, Nearest.Distance(from, to));
        Assert.Equal(expected, Nearest.Distance(to, from));
    }

    [Theory]
    [InlineData("tabel", ": did you mean 'table'?")]
    [InlineData("x", ": did you mean 'q'?")]
    [InlineData("derivation", "")]
    public void The_nearest_name_is_suggested_when_it_is_near(string name, string expected) =>
        Assert.Equal(expected, Nearest.Suggest(name, ["verify", "table", "q"]));

    [Fact]
    public void Nothing_is_suggested_from_nothing() => Assert.Equal("", Nearest.Suggest("verify", []));
}
