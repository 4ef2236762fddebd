namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Decides claims.</summary>
public static class ClaimCheck
{
    /// <summary>Decides every assertion of a claim, and from these the claim.</summary>
    /// <exception cref="FormatException">An assertion's text is not a formula of its setting.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ClaimReport Decide(Claim claim, CancellationToken cancellation = default)
    {
        var decided = new List<DecidedAssertion>();
        foreach (var assertion in claim.Assertions)
        {
            cancellation.ThrowIfCancellationRequested();
            decided.Add(new DecidedAssertion(assertion, assertion.Decide()));
        }

        return new ClaimReport(claim, decided, OfStatement(decided), OfCorrection(decided));
    }

    /// <summary>
    /// Refuted when the statement, or an instance of it, is; Proved when the statement and all steps are and there is more
    /// than instances; Undecided otherwise.
    /// </summary>
    private static Verdict OfStatement(IReadOnlyList<DecidedAssertion> decided)
    {
        var own = decided.Where(d => d.Assertion.Standing is Standing.Statement or Standing.Instance or Standing.Step).ToList();
        if (own.FirstOrDefault(d => d.Assertion.Standing != Standing.Step && d.Verdict.Kind == VerdictKind.Refuted) is { } refuted)
        {
            return Verdict.Refuted(refuted.Verdict.Reason, refuted.Verdict.Witness!, refuted.Verdict.Values);
        }

        return own.Exists(d => d.Assertion.Standing != Standing.Instance)
            ? All(own)
            : Verdict.Undecided("only instances of the statement were decided");
    }

    private static Verdict? OfCorrection(IReadOnlyList<DecidedAssertion> decided)
    {
        var parts = decided.Where(d => d.Assertion.Standing == Standing.Correction).ToList();
        return parts.Count == 0 ? null : All(parts);
    }

    private static Verdict All(IReadOnlyList<DecidedAssertion> parts)
    {
        if (parts.FirstOrDefault(d => d.Verdict.Kind == VerdictKind.Refuted) is { } wrong)
        {
            return Verdict.Undecided($"a step is refuted: {wrong.Assertion.Text}: {wrong.Verdict.Witness}");
        }

        return parts.FirstOrDefault(d => d.Verdict.Kind != VerdictKind.Proved) is { } open
            ? Verdict.Undecided($"{open.Assertion.Text}: {open.Verdict.Reason}")
            : Verdict.Proved(
                FormattableString.Invariant($"{parts.Count} {(parts.Count == 1 ? "assertion holds" : "assertions hold")}"),
                [.. parts.SelectMany(p => p.Verdict.Conditions).Distinct()]);
    }
}
