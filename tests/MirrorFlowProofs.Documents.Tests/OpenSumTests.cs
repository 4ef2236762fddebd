using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>Sums and products up to a symbol, of terms that depend on the index.</summary>
public sealed class OpenSumTests
{
    private const string Domains =
        "domains: lambda_i > 0, mu_i real, c real, u > 0, n >= 1 integer, k >= 0 integer, r > 0, w_i > 0, a_i >= 0, b_i >= 0, s_i in [0, 1]\n";

    [Theory]
    [InlineData(@"$\sum_{i=1}^{L} (c\lambda_i + \mu_i) = c\sum_{i=1}^{L}\lambda_i + \sum_{j=1}^{L}\mu_j$")]
    [InlineData(@"$\sum_{i=1}^{n} i^3 = \left(\sum_{i=1}^{n} i\right)^2 = \frac{n^2(n+1)^2}{4}$")]
    [InlineData(@"$\sum_{i=1}^{L} (\mu_{i+1} - \mu_i) = \mu_{L+1} - \mu_1$")]
    [InlineData(@"$\sum_{i=1}^{L} \mu_i = \sum_{i=0}^{L-1} \mu_{i+1} = \mu_L + \sum_{i=1}^{L-1} \mu_i$")]
    [InlineData(@"$\prod_{i=1}^{L} c\lambda_i = c^L \prod_{i=1}^{L} \lambda_i$")]
    [InlineData(@"$\prod_{i=1}^{n} \frac{i}{i+1} = \frac{1}{n+1}$")]
    [InlineData(@"$\sum_{i=1}^{n} \frac{1}{i(i+1)} = 1 - \frac{1}{n+1}$")]
    [InlineData(@"$\sum_{i=0}^{n} r^i = \frac{r^{n+1} - 1}{r - 1}$")]
    [InlineData(@"$\ln\left(\prod_{i=1}^{n} w_i\right) = \sum_{i=1}^{n} \ln(w_i)$")]
    [InlineData(@"$\prod_{i=1}^{L} {(1 + a_i)} \ge 1 + \sum_{i=1}^{L} a_i$")]
    [InlineData(@"$\prod_{i=1}^{L} {(1 - s_i)} \ge 1 - \sum_{i=1}^{L} s_i$")]
    [InlineData(@"$\frac{d}{du}\left(\prod_{i=1}^{L} {(u + \lambda_i)}\right) = \left(\prod_{i=1}^{L} {(u + \lambda_i)}\right)\sum_{i=1}^{L}\frac{1}{u + \lambda_i}$")]
    [InlineData(@"$\left(\sum_{i=1}^{L} \mu_i\right)^2 \le L \sum_{i=1}^{L} \mu_i^2$")]
    [InlineData(@"$\sum_{i=1}^{L} \sum_{j=1}^{L} a_i b_j = \left(\sum_{i=1}^{L} a_i\right)\left(\sum_{i=1}^{L} b_i\right)$")]
    [InlineData(@"$\prod_{i=1}^{L} \lambda_i^q = \left(\prod_{i=1}^{L}\lambda_i\right)^q$")]
    [InlineData(@"$\prod_{i=1}^{L} |\mu_i| = \left|\prod_{i=1}^{L} \mu_i\right|$")]
    [InlineData(@"$\prod_{i=1}^{L} e^{\mu_i} = e^{\sum_{i=1}^{L} \mu_i}$")]
    [InlineData(@"$\sum_{i=1}^{n} \frac{1}{i^2} \le 2 - \frac{1}{n}$")]
    [InlineData(@"$\sum_{i=1}^{L} L = L^2$")]
    [InlineData("sum(lambda_i, i = 1, L) >= lambda_1 + lambda_2")]
    [InlineData(@"$\left(\sum_{i=1}^{L} \lambda_i\right)\left(\sum_{i=1}^{L} \frac{1}{\lambda_i}\right) \ge L^2$")]
    [InlineData("sum(lambda_i/L, i = 1, L) > sum(lambda_i/(L + 1), i = 1, L)")]
    [InlineData("sum(i, i = 1, L) > L")]
    public void Proved(string claim) => Assert.Equal(VerdictKind.Proved, Checked.Verdict($"{Domains}claim: {claim}"));

    [Theory]
    [InlineData(@"$\sum_{i=1}^{L} \mu_i = \mu_1 + \mu_L$", "L = 3")]
    [InlineData(@"$\sum_{i=1}^{n} i = \frac{n(n-1)}{2}$", "n = 1")]
    [InlineData(@"$\sum_{i=1}^{L} \mu_i^2 = \left(\sum_{i=1}^{L} \mu_i\right)^2$", "L = 2")]
    [InlineData(@"$\prod_{i=1}^{L} \lambda_i = L\lambda_1$", "L = 2")]
    [InlineData(@"$\prod_{i=1}^{k} \lambda_i = \prod_{i=1}^{k} \lambda_i^2$", "k = 1")]
    [InlineData("sum(lambda_i, i = 1, L) > lambda_1 + lambda_2", "L = 2")]
    [InlineData("sum(1/i, i = 1, n) <= 3", "n = 11")]
    [InlineData("sum(lambda_i, i = 1, L)*sum(1/lambda_i, i = 1, L) > L^2", "L = 2")]
    [InlineData("sum(lambda_i/L, i = 1, L) = sum(lambda_i/(L + 1), i = 1, L)", "L = 2")]
    [InlineData("sum(lambda_i*(i - 1)*(i - 2)*(i - 3), i = 1, n) <= 0", "n = 4")]
    [InlineData("sum(i*(i - 1)*(i - 2)*(i - 3)*(i - 4), i = 1, n) = 0", "n = 5")]
    [InlineData("d/du(product(u + mu_i, i = 1, n)) = n*product(u + mu_i, i = 2, n)", "n = 2")]
    public void Refuted_at_a_depth(string claim, string depth)
    {
        var verdict = Assert.Single(Checked.Block($"{Domains}claim: {claim}").Claims).Verdict;

        Assert.Equal(VerdictKind.Refuted, verdict.Kind);
        Assert.StartsWith($"for {depth}:", verdict.Witness, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"$\sum_{i=1}^{L} \frac{1}{i + L} \le 1$")]
    [InlineData("at(sum(u*lambda_i, i = 1, L), u = 1) = sum(lambda_i, i = 1, L)")]
    [InlineData("d/dlambda_2(sum(lambda_i, i = 1, L)) = 1")]
    [InlineData("sum(u*lambda_i, i = 1, L) -> 0 as u -> 0+")]
    [InlineData("sum(sum(1/(i + j), j = 1, L), i = 1, L) <= L^2/2")]
    public void Left_undecided(string claim) =>
        Assert.Equal(VerdictKind.Undecided, Assert.Single(Checked.Block($"{Domains}claim: {claim}").Claims).Verdict.Kind);

    [Theory]
    [InlineData("sum(lambda_i, i = 1, L) >= lambda_i", "lambda_i stands outside the sum that its index belongs to")]
    [InlineData("sum(mu_i, i = 1, n) = sum(mu_i, i = 1, L)", "expected sums up to one symbol, found L and n")]
    [InlineData("sum(mu_i, i = 4, L) = 0", "expected indices that do not run backwards for L = 2")]
    [InlineData("sum(v_i, i = 1, L) = 0", "unknown symbol 'v_i': did you mean 'a_i'?")]
    [InlineData("sum(mu_i) = 0", "expected the range of the index, such as '..., i = 1, L)' or 'i = 0, L - 1'")]
    [InlineData("sum(mu_i, i = 1, c) = 0", "expected a domain for the last index such as 'c >= 1 integer'")]
    public void Refused(string claim, string problem) =>
        Assert.Equal(problem, Assert.Single(Checked.Block($"{Domains}claim: {claim}").Problems).Message);
}
