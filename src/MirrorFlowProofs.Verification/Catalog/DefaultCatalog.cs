using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// The catalog that is verified unless another is given: q in {1, 6/5, 4/3, 3/2, 2} and symbolic, deep diagonal
/// networks of depth 2 to 5, every balance; by q, then depth, then balance.
/// </summary>
public static class DefaultCatalog
{
    /// <summary>The exponents.</summary>
    public static IReadOnlyList<Expr> Exponents { get; } =
        [1, new Rational(6, 5), new Rational(4, 3), new Rational(3, 2), 2, Geometry.SymbolicQ];

    /// <summary>The depths.</summary>
    public static IReadOnlyList<int> Depths { get; } = [2, 3, 4, 5];

    /// <summary>The balances.</summary>
    public static IReadOnlyList<BalanceKind> Balances { get; } = [BalanceKind.Equal, BalanceKind.First, BalanceKind.Distinct];

    /// <summary>The 72 entries.</summary>
    public static IReadOnlyList<CatalogEntry> Entries { get; } =
    [
        .. from q in Exponents
           from depth in Depths
           from balance in Balances
           select CatalogEntry.DeepDiagonal(q, depth, balance),
    ];
}
