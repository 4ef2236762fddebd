namespace MirrorFlowProofs.Verification;

/// <summary>What was found for one entry of a catalog.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Theory">The verdict on the derivation, by exact computation.</param>
/// <param name="Numbers">The verdict on the derived theory against an integrated flow.</param>
/// <param name="Instance">The numbers of that flow; null for a sum of blocks, and where nothing was derived.</param>
public sealed record EntryReport(CatalogEntry Entry, Verdict Theory, Verdict Numbers, FlowInstance? Instance)
{
    /// <summary>The validated flow of the same numbers.</summary>
    public required FlowEnclosure Enclosure { get; init; }

    /// <summary>The numbers of that flow for a sum of blocks; null otherwise.</summary>
    public BlockInstance? BlockInstance { get; init; }

    /// <summary>Whether the theory is proved, the numbers are consistent with it and a flow is enclosed around it.</summary>
    public bool Holds => Theory.Kind == VerdictKind.Proved && Numbers.Kind == VerdictKind.Consistent
        && Enclosure.Verdict.Kind == VerdictKind.Enclosed;
}
