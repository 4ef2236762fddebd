using System.Globalization;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory;

/// <summary>How the starting weights relate: the offsets <c>lam_i</c> with <c>u_i = u + lam_i</c>.</summary>
public enum BalanceKind
{
    /// <summary>All offsets 0: the balanced manifold.</summary>
    Equal,

    /// <summary>The first weight smallest, the others equal: offsets <c>0, lambda, ..., lambda</c>.</summary>
    First,

    /// <summary>Distinct offsets <c>0, lambda_2, ..., lambda_L</c>.</summary>
    Distinct,
}

/// <summary>The balance of the weights at the start, as offsets of the conserved quantities.</summary>
/// <param name="Kind">Which pattern.</param>
/// <param name="Offsets">The <c>lam_i</c>, the first 0, the others 0 or positive symbols.</param>
public sealed record Balance(BalanceKind Kind, IReadOnlyList<Expr> Offsets)
{
    /// <summary>The one offset of the pattern <see cref="BalanceKind.First"/>; a difference of <c>|w|^q</c>.</summary>
    public static Symbol Lambda { get; } = new("lambda", Domain.Positive);

    /// <summary>The pattern for a number of weights.</summary>
    public static Balance Of(BalanceKind kind, int weights) => new(kind, [.. Enumerable.Range(1, weights).Select(i => Offset(kind, i))]);

    private static Expr Offset(BalanceKind kind, int index) => kind switch
    {
        _ when index == 1 => Expr.Zero,
        BalanceKind.Equal => Expr.Zero,
        BalanceKind.First => Lambda,
        BalanceKind.Distinct => new Symbol("lambda_" + index.ToString(CultureInfo.InvariantCulture), Domain.Positive),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
