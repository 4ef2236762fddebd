using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>
/// The derivation for the deep diagonal <c>x = w1 * ... * wL</c> of every depth <c>L &gt;= 2</c> at once, with <c>L</c> a
/// symbol.
/// </summary>
/// <param name="Geometry">The geometry.</param>
/// <param name="Kind">Equal or First.</param>
/// <param name="Steps">The steps; each follows from those before it.</param>
/// <param name="Result">What was derived.</param>
public sealed record DepthDerivation(Geometry Geometry, BalanceKind Kind, IReadOnlyList<Step> Steps, DepthFlow Result)
    : Derivation(Geometry, Steps)
{
    /// <summary>The depth <c>L</c>: an integer from 2 on.</summary>
    public static Symbol Depth { get; } = new("L", new Domain(2, false, null, true, true));
}

/// <summary>What a derivation for every depth arrives at; in <c>u &gt; 0</c>, for <c>x &gt; 0</c>.</summary>
public sealed record DepthFlow
{
    /// <summary><c>P(u) = |x|^q</c>.</summary>
    public required Expr P { get; init; }

    /// <summary><c>1/R'' = P'(u)</c>.</summary>
    public required Expr InverseMetric { get; init; }

    /// <summary><c>R'</c> as a function of <c>u</c>; on the balanced manifold for <c>m != 1</c>.</summary>
    public required Expr MirrorMap { get; init; }

    /// <summary><c>R*</c> at <c>y = R'(x)</c> as a function of <c>u</c>.</summary>
    public required Expr Conjugate { get; init; }

    /// <summary>The metric exponent <c>m = q (L-1)/L</c>.</summary>
    public required Expr MetricExponent { get; init; }

    /// <summary>The coercivity <c>inf 1/R''</c> over the curve.</summary>
    public required Expr Coercivity { get; init; }

    /// <summary>The regularizer <c>M = L R*</c> of decoupled weight decay as a function of <c>u</c>.</summary>
    public required Expr Regularizer { get; init; }

    /// <summary>The forms in <c>x</c> on the balanced manifold, for <c>m != 1</c>; null off it.</summary>
    public ClosedForms? InX { get; init; }

    /// <summary>The Legendre and Bregman conditions, in <c>q</c> and <c>L</c>.</summary>
    public required LegendreReport Legendre { get; init; }
}
