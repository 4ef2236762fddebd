using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>One entry of a catalog: a geometry, a reparameterization and a balance.</summary>
/// <param name="Q">A rational in [1, 2], or the symbol q.</param>
/// <param name="X">x = rho(w), one coordinate.</param>
/// <param name="Balance">The balance at the start; within each block for a sum.</param>
public sealed record CatalogEntry(Expr Q, Reparameterization X, BalanceKind Balance)
{
    /// <summary>The depth where x is the product of that many weights; null for another monomial.</summary>
    public int? Depth { get; private init; }

    /// <summary>How the blocks of a sum start against each other; without meaning for a monomial.</summary>
    public BlockStarts Starts { get; init; } = BlockStarts.Equal;

    /// <summary>The entry of a deep diagonal network.</summary>
    public static CatalogEntry DeepDiagonal(Expr q, int depth, BalanceKind balance) =>
        new(q, Reparameterization.DeepDiagonal(depth), balance) { Depth = depth };

    /// <summary>How the balance is written.</summary>
    public string BalanceName => NameOf(Balance);

    /// <summary><c>q=3/2 L=3 balance=first</c>.</summary>
    public string Name => $"q={Q} {(Depth is { } depth ? FormattableString.Invariant($"L={depth}") : $"x={X.Rho}")} balance={BalanceName}"
        + (X.IsSum ? $" starts={NameOf(Starts)}" : "");

    /// <summary>How the starts of blocks are written: equal or distinct.</summary>
    public static string NameOf(BlockStarts starts) => starts switch
    {
        BlockStarts.Equal => "equal",
        BlockStarts.Distinct => "distinct",
        _ => throw new ArgumentOutOfRangeException(nameof(starts)),
    };

    /// <summary>How a balance is written: equal, first or distinct.</summary>
    public static string NameOf(BalanceKind kind) => kind switch
    {
        BalanceKind.Equal => "equal",
        BalanceKind.First => "first",
        BalanceKind.Distinct => "distinct",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
