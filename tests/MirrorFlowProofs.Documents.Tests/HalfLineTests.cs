using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>What is true on a part of the line: the flow that never leaves a half-line, and claims that are of all x.</summary>
public sealed class HalfLineTests
{
    private const string Balanced = "reparameterization: x = w1*w2*w3\nbalance: equal\n";

    /// <summary>From m = 1 on the flow does not pass 0, and a constant is free on each side; below it does, and a jump at 0 is false.</summary>
    [Theory]
    [InlineData("3/2", "sign(x)*log(|x|)/3", VerdictKind.Proved)]
    [InlineData("3/2", "sign(x)*log(|x|)/3 + 5", VerdictKind.Proved)]
    [InlineData("3/2", "sign(x)*(log(|x|)/3 + 1)", VerdictKind.Undecided)]
    [InlineData("3/2", "sign(x)*(log(|x|)/2 + 1)", VerdictKind.Refuted)]
    [InlineData("3/2", "log(|x|)/3", VerdictKind.Refuted)]
    [InlineData("1", "sign(x)*|x|^(1/3) + 1", VerdictKind.Proved)]
    [InlineData("1", "sign(x)*(|x|^(1/3) + 1)", VerdictKind.Refuted)]
    public void Constants_on_each_side(string q, string value, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"geometry: q = {q}\n{Balanced}mirror map: {value}"));

    [Theory]
    [InlineData("2", "sign(x) - sign(x)*|x|^(2/L - 1)/(L - 2)", VerdictKind.Undecided)]
    [InlineData("1", "sign(x) + sign(x)*|x|^(1/L)", VerdictKind.Refuted)]
    [InlineData("1", "sign(x)*|x|^(1/L)", VerdictKind.Proved)]
    [InlineData("1", "2*sign(x)*|x|^(1/L)", VerdictKind.Refuted)]
    public void Constants_on_each_side_at_every_depth(string q, string value, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"geometry: q = {q}\nreparameterization: x = w1 * ... * wL\nbalance: equal\nmirror map: {value}"));

    [Theory]
    [InlineData("coercivity: 2")]
    [InlineData("onto: always")]
    [InlineData("legendre: never")]
    [InlineData("claim: mu = 0")]
    public void What_is_of_all_x_refuses_a_domain_for_x(string claim)
    {
        var document = Checked.Block($"geometry: q = 2\n{Balanced}domains: x in [1, 2]\n{claim}");
        Assert.Empty(document.Claims);
        Assert.Contains("is decided for all x: found x in [1, 2]", Checked.Problems(document), StringComparison.Ordinal);
    }

    [Fact]
    public void No_nearest_statement_is_offered_that_is_false_where_a_sum_is_0() =>
        Assert.Null(Assert.Single(Checked.Block("domains: r real\nclaim: sign((r^3 - 8)^2) = 1").Claims).Nearest);

    [Fact]
    public void The_nearest_true_statement_has_values_where_the_claim_has()
    {
        var claim = Assert.Single(Checked.Block($"geometry: q = 2\n{Balanced}decay: decoupled\nstationary: -alpha*|x|^(-1/3)").Claims);
        Assert.Equal(VerdictKind.Refuted, claim.Verdict.Kind);
        Assert.DoesNotContain("sqrt(x)", claim.Nearest ?? "", StringComparison.Ordinal);
    }
}
