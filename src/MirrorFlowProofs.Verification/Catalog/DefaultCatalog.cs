using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// The catalog that is verified unless another is given: q in {1, 6/5, 4/3, 3/2, 2} and symbolic, deep diagonal
/// networks of depth 2 to 5, every balance; by q, then depth, then balance; then sums of signed blocks;
/// then every depth at once.
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

    /// <summary>The 72 deep diagonal networks.</summary>
    public static IReadOnlyList<CatalogEntry> DeepDiagonals { get; } =
    [
        .. from q in Exponents
           from depth in Depths
           from balance in Balances
           select CatalogEntry.DeepDiagonal(q, depth, balance),
    ];

    /// <summary>The 14 sums of signed blocks: each way in which a block is inverted, and blocks that are not.</summary>
    public static IReadOnlyList<CatalogEntry> Sums { get; } =
    [
        Sum(2, "w1^2 - w2^2", BlockStarts.Equal),
        Sum(2, "w1^2 - w2^2", BlockStarts.Distinct),
        Sum(2, "w1^3 - w2^3", BlockStarts.Equal),
        Sum(2, "w1^4 - w2^4", BlockStarts.Distinct),
        Sum(2, "w1*w2 - w3^3", BlockStarts.Distinct),
        Sum(2, "w1*w2 - w3*w4", BlockStarts.Distinct),
        Sum(2, "w1*w2*w3*w4 - w5^2", BlockStarts.Distinct),
        Sum(2, "w1*w2*w3 - w4*w5*w6", BlockStarts.Distinct),
        Sum(1, "w1^2 - w2", BlockStarts.Distinct),
        Sum(1, "w1*w2*w3 - w4^2", BlockStarts.Distinct),
        Sum(new Rational(3, 2), "w1^2 - w2^2", BlockStarts.Distinct),
        Sum(new Rational(3, 2), "w1*w2 - w3*w4", BlockStarts.Distinct),
        Sum(Geometry.SymbolicQ, "w1^3 - w2^3", BlockStarts.Distinct),
        Sum(Geometry.SymbolicQ, "w1^2 + 3*w2*w3 - w4/2", BlockStarts.Distinct),
    ];

    /// <summary>The deep diagonal networks of every depth at once, for every q.</summary>
    public static IReadOnlyList<CatalogEntry> EveryDepth { get; } =
    [
        CatalogEntry.EveryDepth(Geometry.SymbolicQ, BalanceKind.Equal),
        CatalogEntry.EveryDepth(Geometry.SymbolicQ, BalanceKind.First),
    ];

    /// <summary>All entries.</summary>
    public static IReadOnlyList<CatalogEntry> Entries { get; } = [.. DeepDiagonals, .. Sums, .. EveryDepth];

    private static CatalogEntry Sum(Expr q, string x, BlockStarts starts) =>
        new(q, Reparameterization.Parse(x), BalanceKind.First) { Starts = starts };
}
