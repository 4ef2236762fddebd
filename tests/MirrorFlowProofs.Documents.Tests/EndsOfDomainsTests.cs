using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>What is canonical within a domain need not be so at its ends: sign(x) is 1 for x &gt; 0, and 0 at 0.</summary>
public sealed class EndsOfDomainsTests
{
    [Theory]
    [InlineData("domains: x > 0\nclaim: at(sign(x), x = 0) = 1")]
    [InlineData("domains: x > 0, y >= 0\nclaim: at(sign(x), x = y) = 1")]
    [InlineData("domains: x > 0, y >= 0\nclaim: at(0^x, x = y) = 0")]
    [InlineData("domains: x > 1\nclaim: at(sign(log(x)), x = 1) = 1")]
    [InlineData("domains: x in (0, 1)\nclaim: at(sign(1 - x), x = 1) = 1")]
    [InlineData("domains: q in (1, 2]\nclaim: at(0^(q - 1), q = 1) = 0")]
    [InlineData("domains: x > 0, z real\nwhere: h(x) = sign(x)\nclaim: h(z^2) = 1")]
    [InlineData("domains: x > 0, n >= 0 integer\nwhere: h(x) = sign(x)\nclaim: sum(h(i), i = 0, n) = n + 1")]
    [InlineData("domains: x >= 0, a > 0\nclaim: at(at(x^a, x = 0), a = 0) = 0")]
    [InlineData("geometry: q = 1\nreparameterization: x = w1*w2\nbalance: |w2| - |w1| = lambda, lambda > 0\ndomains: y >= 0\nclaim: at(sign(mu), lambda = y) = 1")]
    [InlineData("geometry: q = 1\nreparameterization: x = w1*w2\nbalance: |w2| - |w1| = lambda, lambda > 0\nclaim: at(sign(P(u)), u = 0) = 1")]
    public void A_value_that_jumps_at_the_end_is_refused(string lines)
    {
        var document = Checked.Block(lines);
        Assert.Empty(document.Claims);
        Assert.Contains("may jump", Assert.Single(document.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("domains: x > 0\nclaim: at(sqrt(x) + abs(x), x = 0) = 0")]
    [InlineData("domains: x > 0, y > 0\nclaim: at(sign(x), x = y) = 1")]
    [InlineData("domains: x > 0, z real\nclaim: at(x^3*sign(x), x = z^2) = z^6")]
    [InlineData("domains: x > 0\nclaim: at(sign(x + 1), x = 0) = 1")]
    [InlineData("geometry: q = 1\nreparameterization: x = w1*w2\nbalance: |w2| - |w1| = lambda, lambda > 0\nclaim: at(P'(u), u = 0) = mu")]
    public void A_value_that_does_not_is_taken(string lines) => Assert.Equal(VerdictKind.Proved, Checked.Verdict(lines));

    /// <summary>|x| has no derivative at 0, also where x is said to be at least 0.</summary>
    [Theory]
    [InlineData("domains: x >= 0\nclaim: d/dx(abs(x)) = sign(x)", "x != 0")]
    [InlineData("domains: x >= 0\nclaim: d/dx(abs(x)) = 1", "x != 0")]
    [InlineData("domains: q in [1, 2]\nclaim: d/dq(abs(q - 1)) = sign(q - 1)", "q != 1")]
    [InlineData("domains: x >= 0, q in [1, 2]\nclaim: d/dx(abs(x)^q) = q*sign(x)*abs(x)^(q - 1)", "x != 0")]
    [InlineData("domains: x >= 0\nclaim: d/dx(x^2) = 2*x", "")]
    [InlineData("domains: q in [1, 2], c > 0\nclaim: d/dq(c^q) = c^q*log(c)", "")]
    public void A_corner_at_the_end_is_one(string lines, string condition)
    {
        var verdict = Assert.Single(Checked.Block(lines).Claims).Verdict;
        Assert.Equal(VerdictKind.Proved, verdict.Kind);
        Assert.Equal(condition, string.Join(", ", verdict.Conditions).Replace("q - 1 != 0", "q != 1", StringComparison.Ordinal));
    }

    /// <summary>The place where the integrand jumps moves.</summary>
    [Theory]
    [InlineData("d/da(integral(sign(s - a), s, 0, x)) = 0")]
    [InlineData("d/da(integral(sign(s - a), s, 0, x)) >= 0")]
    [InlineData("d/da(d/da(integral(abs(s - a), s, 0, x))) = 0")]
    [InlineData("d/da(integral(sign(s - a), s, a, x)) = 0")]
    public void A_jump_that_moves_under_an_integral_is_refused(string claim) => Assert.Contains(
        "may be 0 at a place that moves", Assert.Single(Checked.Block($"domains: x real, a > 0\nclaim: {claim}").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void A_jump_at_the_limit_of_an_integral_is_a_condition()
    {
        var verdict = Assert.Single(Checked.Block("domains: x real\nclaim: d/dx(integral(sign(s - 1), s, 0, x)) = sign(x - 1)").Claims).Verdict;
        Assert.Equal(VerdictKind.Proved, verdict.Kind);
        Assert.Contains("x - 1 != 0", string.Join(", ", verdict.Conditions).Replace("x != 1", "x - 1 != 0", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d/dx(abs(x - abs(x))) = 0")]
    [InlineData("d/dx(log(x - abs(x))) = 0")]
    [InlineData("d/dx(sqrt(x - sqrt(x^2))) = 0")]
    [InlineData("d/dx(integral(abs(s - x)/(s - x), s, 0, x)) = -1")]
    public void What_is_zero_only_in_the_domain_is_no_defect(string claim) =>
        Assert.EndsWith("no value there", Assert.Single(Checked.Block($"domains: x >= 0\nclaim: {claim}").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void A_derivative_of_what_has_no_value_is_refused() => Assert.EndsWith(
        "no value there", Assert.Single(Checked.Block("domains: x >= 0\nclaim: d/dx(1/(abs(x) - x)) = 0").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void The_nearest_truth_is_true_at_zero() => Assert.DoesNotContain(
        "sign(x)^2 = 1", (Assert.Single(Checked.Block("domains: x in [-1, 2)\nclaim: sign(sqrt(x))^2 = 1").Claims).Nearest ?? "").Replace("sign(x)^2 = 1 where x != 0", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
