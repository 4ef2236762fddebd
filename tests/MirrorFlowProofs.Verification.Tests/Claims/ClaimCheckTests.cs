using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Verification.Tests.Claims;

public sealed class ClaimCheckTests
{
    private const string True = "1 + 1 = 2";
    private const string False = "1 + 1 = 3";

    [Theory]
    [InlineData(VerdictKind.Proved, "Statement: 1 + 1 = 2", "Step: 1 + 1 = 2")]
    [InlineData(VerdictKind.Proved, "Step: 1 + 1 = 2")]
    [InlineData(VerdictKind.Refuted, "Statement: 1 + 1 = 3", "Step: 1 + 1 = 2")]
    [InlineData(VerdictKind.Refuted, "Statement: 1 + 1 = 2", "Instance: 1 + 1 = 3")]
    [InlineData(VerdictKind.Undecided, "Instance: 1 + 1 = 2")]
    [InlineData(VerdictKind.Undecided, "Statement: 1 + 1 = 2", "Step: 1 + 1 = 3")]
    [InlineData(VerdictKind.Proved, "Statement: 1 + 1 = 2", "Reading: 1 + 1 = 3")]
    public void A_claim_is_what_its_assertions_make_it(VerdictKind expected, params string[] assertions) =>
        Assert.Equal(expected, Decide(assertions).Verdict.Kind);

    [Theory]
    [InlineData(true, "Statement: 1 + 1 = 3", "Correction: 1 + 1 = 2")]
    [InlineData(false, "Statement: 1 + 1 = 3", "Correction: 1 + 1 = 3")]
    [InlineData(false, "Statement: 1 + 1 = 3")]
    [InlineData(true, "Statement: 1 + 1 = 2")]
    [InlineData(false, "Instance: 1 + 1 = 2", "Correction: 1 + 1 = 2")]
    public void A_refuted_claim_is_decided_once_its_correction_is_proved(bool expected, params string[] assertions) =>
        Assert.Equal(expected, Decide(assertions).IsDecided);

    [Fact]
    public void A_failed_step_is_no_counterexample_to_the_statement()
    {
        var report = Decide($"Statement: {True}", $"Step: {False}");

        Assert.Equal("a step is refuted: 1 + 1 = 3: the left side is 2 and the right side 3", report.Verdict.Reason);
        Assert.Null(report.Verdict.Witness);
    }

    private static ClaimReport Decide(params string[] assertions) => ClaimCheck.Decide(
        new Claim("id", "source", "statement", [.. assertions.Select(a => a.Split(": ")).Select(
            a => new FormulaAssertion(Enum.Parse<Standing>(a[0]), "", new NoFlow(), a[1]))]),
        TestContext.Current.CancellationToken);
}
