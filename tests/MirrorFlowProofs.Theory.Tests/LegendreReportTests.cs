namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Theory section 6, one row a case; the answers were worked out by hand.</summary>
public sealed class LegendreReportTests
{
    /// <summary>Finite at 0, onto, unique through 0.</summary>
    [Theory]
    [InlineData("2", "w1*w2", BalanceKind.Equal, "No", "Yes", "Yes")] // entropy, m = 1: Legendre type on x > 0 only
    [InlineData("2", "w1*w2", BalanceKind.First, "Yes", "Yes", "Yes")] // hyperbolic entropy
    [InlineData("2", "w1*w2*w3", BalanceKind.First, "Yes", "No", "Yes")] // m = 4/3: arctan is bounded
    [InlineData("2", "w1*w2*w3", BalanceKind.Equal, "No", "No", "Yes")]
    [InlineData("1", "w1*w2*w3", BalanceKind.Equal, "Yes", "Yes", "No")] // m = 2/3: the origin is reached
    [InlineData("3/2", "w1*w2*w3", BalanceKind.Equal, "No", "Yes", "Yes")] // m = 1
    [InlineData("7/4", "w1*w2*w3*w4", BalanceKind.First, "Yes", "No", "Yes")]
    [InlineData("q", "w1", BalanceKind.Equal, "Yes", "Yes", "Yes")] // K = 1: R = x^2/2
    [InlineData("q", "w1*w2", BalanceKind.Equal, "q < 2", "Yes", "not q < 2")]
    [InlineData("q", "w1*w2*w3", BalanceKind.Equal, "q < 3/2", "q <= 3/2", "not q < 3/2")]
    [InlineData("q", "w1*w2*w3", BalanceKind.Distinct, "Yes", "q <= 3/2", "Yes")]
    [InlineData("2", "w1^2*w2", BalanceKind.First, "No", "No", "Yes")]
    public void Conditions(string q, string x, BalanceKind kind, string finite, string onto, string unique)
    {
        var report = Derived.Of(q, x, kind).Flow().Legendre;

        Assert.Equal(
            ["Yes", finite, "Yes", onto, "Yes", unique],
            report.Conditions.Select(c => c.Criterion ?? c.Answer.ToString()));
        Assert.Equal(["Yes", "Yes", onto], report.Verdicts.Select(c => c.Criterion ?? c.Answer.ToString()));
    }

    /// <summary>
    /// x = w1^2 stays at x >= 0, where R'(0) = 0 is finite for q &lt; 2: not essentially smooth there, hence not of Legendre
    /// type, and R' maps onto a half-line only.
    /// </summary>
    [Theory]
    [InlineData("1", "w1^2", BalanceKind.Equal, "Yes", "No", "No")]
    [InlineData("3/2", "w1^2", BalanceKind.Equal, "Yes", "No", "No")]
    [InlineData("2", "w1^2", BalanceKind.Equal, "No", "Yes", "Yes")]
    [InlineData("3/2", "w1^2*w2", BalanceKind.First, "Yes", "No", "No")]
    [InlineData("q", "w1^2*w2", BalanceKind.First, "q < 2", "not q < 2", "No")]
    [InlineData("q", "w1^2", BalanceKind.Equal, "q < 2", "not q < 2", "not q < 2")]
    [InlineData("q", "w1^2*w2^2", BalanceKind.Equal, "q < 4/3", "not q < 4/3", "m = 1")]
    [InlineData("1", "w1^3", BalanceKind.Equal, "Yes", "Yes", "Yes")] // an odd power changes sign
    public void Where_x_keeps_its_sign_zero_is_a_boundary_point(
        string q, string x, BalanceKind kind, string finite, string smooth, string onto)
    {
        var report = Derived.Of(q, x, kind).Flow().Legendre;

        Assert.Equal(
            [finite, smooth, onto],
            report.Conditions.Skip(1).Take(3).Select(c => c.Criterion ?? c.Answer.ToString()));
        Assert.Equal([smooth, "Yes", onto], report.Verdicts.Select(c => c.Criterion ?? c.Answer.ToString()));
    }

    [Fact]
    public void The_domain_of_the_entropy_is_the_half_line()
    {
        var legendre = Derived.Of("2", 2, BalanceKind.Equal).Flow().Legendre.Verdicts[0];

        Assert.Equal(
            "on the half-line `x > 0`: differentiable and strictly convex there, and `R' -> -infinity` at 0; not differentiable at 0, so not on the whole line",
            legendre.Reason);
    }

    [Fact]
    public void A_criterion_that_depends_on_q_says_how()
    {
        var legendre = Derived.Of("q", 3, BalanceKind.Equal).Flow().Legendre;

        Assert.StartsWith("when `q < 3/2`: on the whole line", legendre.Verdicts[0].Reason, StringComparison.Ordinal);
        Assert.StartsWith("`R'` is onto the real line when `q <= 3/2`; otherwise", legendre.Verdicts[2].Reason, StringComparison.Ordinal);
    }

    /// <summary>x = w1^2 at q = 1 has R' = u >= 0: from w1 = 1 under G = 1 it is 1 - t, and leaves the range at t = 1.</summary>
    [Theory]
    [InlineData("1", "w1^2", BalanceKind.Equal, "leaves the range when `x` reaches 0")]
    [InlineData("5/4", "w1^2*w2", BalanceKind.First, "leaves the range when `x` reaches 0")]
    [InlineData("2", "w1^2", BalanceKind.Equal, "cannot leave the range")]
    [InlineData("1", "w1*w2", BalanceKind.First, "cannot leave the range")]
    [InlineData("q", "w1^2*w2^2", BalanceKind.First, "For `1 < q < 4/3`: ")]
    public void An_unbounded_mirror_map_may_have_a_lower_end(string q, string x, BalanceKind kind, string words) =>
        Assert.Contains(words, Derived.Of(q, x, kind).Steps.Single(s => s.Id == "range").Justification, StringComparison.Ordinal);
}
