namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Every step of every derivation of a sum of blocks is proved.</summary>
public sealed class BlockCatalogTests
{
    [Theory]
    [InlineData("w1^2 - w2^2")]
    [InlineData("w1^3 - w2^3")]
    [InlineData("w1^4 - w2^4")]
    [InlineData("w1^7 - w2^7")]
    [InlineData("w1 - w2")]
    [InlineData("w1^2 - w2")]
    [InlineData("w1*w2 - w3^3")]
    [InlineData("w1*w2 - w3*w4")]
    [InlineData("w1*w2*w3 - w4*w5*w6")]
    [InlineData("w1*w2*w3*w4 - w5^2")]
    [InlineData("w1^2*w2^2 - w3")]
    [InlineData("-w1^2*w2 - w3")]
    [InlineData("w1^2 + w2^2")]
    [InlineData("w1^2 + w2^2 - w3^2")]
    [InlineData("2*w1^2 - w2*w3/3")]
    [InlineData("(w1 + w2)*(w1 - w2)")]
    public void Every_step_is_proved(string x)
    {
        foreach (var q in new[] { "1", "6/5", "4/3", "3/2", "2", "q" })
        {
            foreach (var balance in Enum.GetValues<BalanceKind>())
            {
                foreach (var starts in Enum.GetValues<BlockStarts>())
                {
                    var derivation = DerivedBlocks.Of(q, x, balance, starts);
                    Assert.True(derivation.Stopped is null, derivation.Stopped);
                    Assert.Empty(Derived.NotProved(derivation).Select(n => $"q = {q}, {balance}, {starts}: {n}"));
                }
            }
        }
    }
}
