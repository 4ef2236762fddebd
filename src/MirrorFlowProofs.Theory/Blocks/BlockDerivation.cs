namespace MirrorFlowProofs.Theory;

/// <summary>How the blocks of a sum start, against each other.</summary>
public enum BlockStarts
{
    /// <summary>The first weights of all blocks start at one size <c>beta</c>; one offset <c>lambda</c> for all blocks.</summary>
    Equal,

    /// <summary>The first weight of block b starts at the size <c>beta_b</c>; offset <c>lambda_b</c> in block b.</summary>
    Distinct,
}

/// <summary>The derivation for a sum of signed blocks (theory section 5).</summary>
/// <param name="Geometry">The geometry.</param>
/// <param name="Reparameterization">The reparameterization.</param>
/// <param name="Balance">The balance within each block.</param>
/// <param name="Starts">How the blocks start against each other.</param>
/// <param name="Steps">The steps; each follows from those before it.</param>
/// <param name="Result">What was derived; null when the reparameterization is not a sum of blocks.</param>
/// <param name="Stopped">Why the derivation stopped short; null when it did not.</param>
public sealed record BlockDerivation(
    Geometry Geometry,
    Reparameterization Reparameterization,
    BalanceKind Balance,
    BlockStarts Starts,
    IReadOnlyList<Step> Steps,
    BlockFlow? Result,
    string? Stopped = null) : Derivation(Geometry, Steps, Stopped);
