using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Verification.Tests.Claims;

public sealed class LiteratureClaimsTests
{
    /// <summary>What each statement is known to be, apart from the tool.</summary>
    public static TheoryData<string, VerdictKind> Expected => new()
    {
        { "ns-balance", VerdictKind.Proved },
        { "ns-balance-coupled", VerdictKind.Refuted },
        { "ns-mirror", VerdictKind.Proved },
        { "ns-hessian-2", VerdictKind.Proved },
        { "ns-lambda", VerdictKind.Proved },
        { "ns-mu", VerdictKind.Proved },
        { "ns-mu-monotone", VerdictKind.Refuted },
        { "ns-potential", VerdictKind.Proved },
        { "ns-legendre", VerdictKind.Proved },
        { "ns-convergence", VerdictKind.Refuted },
        { "ns-linear-rate", VerdictKind.Proved },
        { "ns-regularizer", VerdictKind.Proved },
        { "ns-table-1", VerdictKind.Proved },
        { "ns-sparser", VerdictKind.Refuted },
        { "ns-saddles", VerdictKind.Proved },
        { "ns-saddles-decay", VerdictKind.Refuted },
        { "ns-escape", VerdictKind.Refuted },
        { "wo-depth-2", VerdictKind.Proved },
        { "wo-depth-D", VerdictKind.Proved },
        { "gh-hypentropy", VerdictKind.Proved },
        { "aw-egu", VerdictKind.Proved },
        { "mm-decay", VerdictKind.Proved },
        { "ko-gating", VerdictKind.Proved },
        { "ma-laws", VerdictKind.Proved },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void A_statement_gets_the_verdict_it_is_known_to_deserve_and_nothing_is_left_open(string id, VerdictKind expected)
    {
        var report = ClaimCheck.Decide(LiteratureClaims.All.Single(c => c.Id == id), TestContext.Current.CancellationToken);

        Assert.True(report.IsDecided, $"{report.Verdict.Reason}; correction: {report.Correction?.Reason}");
        Assert.Equal(expected, report.Verdict.Kind);
        Assert.Equal(expected == VerdictKind.Refuted, report.Claim.Corrected is not null);
        Assert.Equal(expected == VerdictKind.Refuted, report.Verdict.Witness is not null);
        Assert.Empty(
            from decided in report.Assertions
            where decided.Verdict.Kind == VerdictKind.Undecided
                || (decided.Assertion.Standing is Standing.Step or Standing.Correction && decided.Verdict.Kind != VerdictKind.Proved)
            select $"{decided.Assertion.Text}: {decided.Verdict.Reason}");
    }

    [Fact]
    public void Every_claim_has_an_expected_verdict_and_ids_are_unique() =>
        Assert.Equal(Expected.Select(row => row.Data.Item1).Order(), LiteratureClaims.All.Select(c => c.Id).Order());

    /// <summary>The one-dimensional example that refutes the quoted convergence bound: 100/3 against 1/2.</summary>
    [Fact]
    public void The_convergence_bound_as_quoted_is_refuted_by_its_example()
    {
        var report = ClaimCheck.Decide(LiteratureClaims.All.Single(c => c.Id == "ns-convergence"), TestContext.Current.CancellationToken);

        Assert.Equal("the left side is 100/3 and the right side 1/2", report.Verdict.Witness);
    }
}
