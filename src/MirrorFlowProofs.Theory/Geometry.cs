using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory;

/// <summary>
/// The geometry of the descent: steepest descent in <c>L_p</c>, <c>1/p + 1/q = 1</c>, told by <c>q</c> in [1, 2].
/// <c>q = 2</c> is gradient flow, <c>q = 1</c> sign gradient flow.
/// </summary>
public sealed record Geometry
{
    /// <summary>The domain of every <c>q</c>.</summary>
    public static Domain QDomain { get; } = Domain.Closed(1, 2);

    /// <summary>The symbol of a <c>q</c> that is left open.</summary>
    public static Symbol SymbolicQ { get; } = new("q", QDomain);

    /// <summary>Makes the geometry.</summary>
    /// <param name="q">A rational in [1, 2], or <see cref="SymbolicQ"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Anything else.</exception>
    public Geometry(Expr q)
    {
        if (q is Number n ? !QDomain.Contains(n.Value) : !q.Equals(SymbolicQ))
        {
            throw new ArgumentOutOfRangeException(nameof(q), $"expected q in [1, 2] or the symbol q, found {q}");
        }

        Q = q;
        SpeedExponent = q - 1;
    }

    /// <summary>The exponent <c>q</c>.</summary>
    public Expr Q { get; }

    /// <summary>
    /// The exponent of the signed power <c>s(G) = sign(G) |G|^(q-1)</c> in the flow; <c>q - 1</c> by definition.
    /// A derivation reads it from here and nowhere else, so that another value derives another theory.
    /// </summary>
    public Expr SpeedExponent { get; init; }

    /// <summary>Whether <c>q</c> is left open.</summary>
    public bool IsSymbolic => Q is Symbol;

    /// <summary>The signed power <c>s(g) = sign(g) |g|^(q-1)</c>; for q = 1 the sign (set-valued at 0, Filippov).</summary>
    public Expr SignedPower(Expr g) => g is Product p
        ? Product.Of(Sizes(p, SpeedExponent).Append(Apply.Of(Function.Sign, p.Coefficient)).Concat(p.Factors.Select(f => Apply.Of(Function.Sign, f))))
        : Apply.Of(Function.Sign, g) * SizeToPower(g, SpeedExponent);

    /// <summary><c>|g|^exponent</c>; of a product, factor by factor.</summary>
    internal static Expr SizeToPower(Expr g, Expr exponent) =>
        g is Product p ? Product.Of(Sizes(p, exponent)) : Power.Of(Apply.Of(Function.Abs, g), exponent);

    private static IEnumerable<Expr> Sizes(Product p, Expr exponent) =>
        p.Factors.Prepend(p.Coefficient).Select(f => Power.Of(Apply.Of(Function.Abs, f), exponent));
}
