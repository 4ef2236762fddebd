namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Short ways to derive sums of blocks.</summary>
internal static class DerivedBlocks
{
    public static BlockDerivation Of(
        string q, string x, BalanceKind balance = BalanceKind.First, BlockStarts starts = BlockStarts.Distinct) =>
        MirrorFlowTheory.DeriveBlocks(Derived.Geometry(q), Reparameterization.Parse(x), balance, starts);

    public static BlockFlow Flow(
        string q, string x, BalanceKind balance = BalanceKind.First, BlockStarts starts = BlockStarts.Distinct) =>
        Of(q, x, balance, starts) is var derivation && derivation.Result is { } flow
            ? flow
            : throw new InvalidOperationException(derivation.Stopped);
}
