namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Statements from the literature, each decided by the tool. Numbers of "Never Saddle" are those of the camera-ready
/// version unless marked (sub.) for the submission; a statement known only from a secondary source is taken as quoted there.
/// </summary>
public static class LiteratureClaims
{
    /// <summary>T. Jacobs, C. Zhou, R. Burkholz, <i>Never Saddle for Reparameterized Steepest Descent as Mirror Flow</i>, ICLR 2026.</summary>
    internal const string NeverSaddle = "Jacobs, Zhou, Burkholz 2026 (arXiv 2603.02064)";

    /// <summary>The claims, "Never Saddle" first, in the order of the papers.</summary>
    public static IReadOnlyList<Claim> All { get; } =
    [
        .. BalanceClaims.All,
        .. PotentialClaims.All,
        .. CoercivityClaims.All,
        .. RegularizerClaims.All,
        .. SaddleClaims.All,
        .. EscapeClaims.All,
        .. EarlierClaims.All,
    ];
}
