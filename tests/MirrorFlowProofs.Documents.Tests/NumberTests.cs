using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>Whole numbers, roots inside roots, and integrals across 0.</summary>
public sealed class NumberTests
{
    private const string Domains = "domains: n >= 1 integer, k >= 3 integer, t >= 1, a > 0, b >= 0\n";

    [Theory]
    [InlineData("n*(n - 1) >= 0")]
    [InlineData("n^2 - 3*n + 2 >= 0")]
    [InlineData("k^2 - 7*k + 12 >= 0")]
    [InlineData("(n - 1)*(n - 2)*(n - 3) >= 0")]
    [InlineData("a*n^2 - 3*a*n + 2*a + n >= 0")]
    [InlineData("n^2 + b*(n^2 - 3*n + 2) >= n")]
    [InlineData("sqrt(2) + sqrt(3) = sqrt(5 + 2*sqrt(6))")]
    [InlineData("(2 + sqrt(5))^(1/3) + 1/(2 + sqrt(5))^(1/3) = sqrt(5)")]
    [InlineData("sqrt(6 + sqrt(11)) = sqrt(11/2) + sqrt(1/2)")]
    [InlineData("sqrt(6 + sqrt(11)) = sqrt(1/2)*(sqrt(11) + 1)")]
    [InlineData("integral(|s|, s, -1, 1) = 1")]
    [InlineData("integral(|s|, s, -1, 2) = 5/2")]
    [InlineData("integral(|s|, s, 0, x) = x*|x|/2")]
    [InlineData("integral(sign(s), s, 0, x) = |x|")]
    [InlineData("integral(|s|*s, s, 0, x) = |x|^3/3")]
    [InlineData("integral(sign(s)*s^2, s, -1, 1) = 0")]
    [InlineData("integral(|s|, s, 0, a) = a^2/2")]
    public void Proved(string claim) =>
        Assert.Equal(VerdictKind.Proved, Checked.Verdict($"{Domains}claim: {claim}"));

    [Theory]
    [InlineData("t^2 - 3*t + 2 >= 0")]
    [InlineData("n^2 - 3*n + 2 > 0")]
    [InlineData("n^2 - 5*n + 5 >= 0")]
    [InlineData("a*k^2 - 9*a*k + 19*a >= 0")]
    [InlineData("sqrt(2) + sqrt(3) = sqrt(5 + 2*sqrt(6) + 10^(-30))")]
    [InlineData("integral(|s|, s, 0, x) = x^2/2")]
    public void Refuted(string claim) => Assert.Equal(VerdictKind.Refuted, Checked.Verdict($"{Domains}claim: {claim}"));

    [Fact]
    public void A_divergent_integral_is_said_to_diverge() =>
        Assert.EndsWith(
            "a side has no value: its integral from -1 to 1 diverges at 0",
            Assert.Single(Checked.Block("claim: integral(1/s^2, s, -1, 1) = -2").Claims).Verdict.Reason,
            StringComparison.Ordinal);
}
