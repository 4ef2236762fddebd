namespace MirrorFlowProofs.Verification.Claims;

/// <summary>A claim decided.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Assertions">Its assertions with their verdicts, in their order.</param>
/// <param name="Verdict">The verdict on the statement as printed.</param>
/// <param name="Correction">The verdict on the corrected statement; null where there is none.</param>
public sealed record ClaimReport(
    Claim Claim, IReadOnlyList<DecidedAssertion> Assertions, Verdict Verdict, Verdict? Correction)
{
    /// <summary>Proved, or refuted with a corrected statement that is proved.</summary>
    public bool IsDecided => Verdict.Kind == VerdictKind.Proved
        ? Correction is null or { Kind: VerdictKind.Proved }
        : Verdict.Kind == VerdictKind.Refuted && Correction is { Kind: VerdictKind.Proved };
}

/// <summary>An assertion with its verdict.</summary>
public sealed record DecidedAssertion(Assertion Assertion, Verdict Verdict);
