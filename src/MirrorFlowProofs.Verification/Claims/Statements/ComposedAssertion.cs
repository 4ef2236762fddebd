namespace MirrorFlowProofs.Verification.Claims;

/// <summary>A written statement that is decided through the assertions of a claim: instances, steps of its proof.</summary>
/// <param name="Claim">What decides it.</param>
/// <param name="Written">The statement as written.</param>
/// <param name="About">What it speaks about.</param>
public sealed record ComposedAssertion(Claim Claim, string Written, string About) : Assertion(Standing.Statement, "")
{
    /// <summary>Where the steps hold, beside what they say themselves.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <inheritdoc/>
    public override string Text => Written;

    /// <inheritdoc/>
    public override string Setting => About;

    /// <summary>
    /// The verdict on the claim; a proof says what the claim remarks. What is proved is true of every instance: these are only looked
    /// at where there is no proof.
    /// </summary>
    public override Verdict Decide()
    {
        var verdict = ClaimCheck.Decide(Claim with { Assertions = [.. Claim.Assertions.Where(a => a.Standing != Standing.Instance)] }).Verdict;
        verdict = verdict.Kind == VerdictKind.Proved ? verdict : ClaimCheck.Decide(Claim).Verdict;
        var remark = Claim.Remark is { } said ? $"; {said.Replace("`", "", StringComparison.Ordinal).TrimEnd('.')}" : "";
        return verdict.Kind == VerdictKind.Proved ? Verdict.Proved($"by its steps: {verdict.Reason}{remark}", [.. verdict.Conditions, .. Conditions]) : verdict;
    }
}
