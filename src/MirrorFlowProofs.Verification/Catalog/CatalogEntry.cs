using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Verification;

/// <summary>One entry of a catalog: a geometry, a reparameterization and a balance.</summary>
/// <param name="Q">A rational in [1, 2], or the symbol q.</param>
/// <param name="X">x = rho(w), one coordinate; where every depth is meant, the network whose flow is run.</param>
/// <param name="Balance">The balance at the start; within each block for a sum.</param>
public sealed record CatalogEntry(Expr Q, Reparameterization X, BalanceKind Balance)
{
    /// <summary>How the depth is written where every depth is meant.</summary>
    public const string EveryDepthName = "L";

    /// <summary>The depth where x is the product of that many weights; null for another monomial, and where every depth is meant.</summary>
    public int? Depth { get; private init; }

    /// <summary>Whether x is the product of L weights for every L from 2 on at once, with L a symbol.</summary>
    public bool IsEveryDepth { get; private init; }

    /// <summary>How the blocks of a sum start against each other; without meaning for a monomial.</summary>
    public BlockStarts Starts { get; init; } = BlockStarts.Equal;

    /// <summary>The entry of a deep diagonal network.</summary>
    public static CatalogEntry DeepDiagonal(Expr q, int depth, BalanceKind balance) =>
        new(q, Reparameterization.DeepDiagonal(depth), balance) { Depth = depth };

    /// <summary>The entry of a reparameterization; of a deep diagonal network where that is what it is.</summary>
    public static CatalogEntry Of(Expr q, Reparameterization x, BalanceKind balance)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.Weights.Count > 1 && Reparameterization.DeepDiagonal(x.Weights.Count).Rho.Equals(x.Rho) ? DeepDiagonal(q, x.Weights.Count, balance) : new(q, x, balance);
    }

    /// <summary>
    /// The entry of the deep diagonal networks of every depth from 2 on. The flow that is run has depth 3; depth 4 where
    /// <c>m = q (L - 1)/L</c> is 1 at depth 3, since the balanced forms are those for <c>m != 1</c>.
    /// </summary>
    /// <exception cref="ArgumentException">Distinct offsets, which have no closed form in L.</exception>
    public static CatalogEntry EveryDepth(Expr q, BalanceKind balance) => balance == BalanceKind.Distinct
        ? throw new ArgumentException("expected the balance first or equal for every depth at once, found distinct")
        : new(q, Reparameterization.DeepDiagonal(q is Number { Value: var value } && value == new Rational(3, 2) ? 4 : 3), balance)
        {
            IsEveryDepth = true,
        };

    /// <summary>Derives the theory of this entry.</summary>
    public Derivation Derive() => IsEveryDepth
        ? AllDepthsTheory.Derive(new Geometry(Q), Balance)
        : MirrorFlowTheory.Derive(new Geometry(Q), X, Balance, Starts);

    /// <summary>How the balance is written.</summary>
    public string BalanceName => NameOf(Balance);

    /// <summary>How the depth is written: <c>3</c>, or <c>L</c> for every depth; null for another monomial and for a sum.</summary>
    public string? DepthName => IsEveryDepth ? EveryDepthName : Depth is { } depth ? FormattableString.Invariant($"{depth}") : null;

    /// <summary><c>q=3/2 L=3 balance=first</c>.</summary>
    public string Name => $"q={Q} {(DepthName is { } depth ? $"L={depth}" : $"x={X.Rho}")} balance={BalanceName}"
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
