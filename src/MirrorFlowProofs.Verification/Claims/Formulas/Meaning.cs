using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// What a piece of written text stands for. Canonical form can widen a domain (<c>sqrt(r)^2</c> is <c>r</c>), so the text
/// has the value at a point only where all of its parts have one.
/// </summary>
/// <param name="Value">The expression.</param>
/// <param name="Parts">What must have a value for the text to have one.</param>
public sealed record Meaning(Expr Value, IReadOnlyList<Expr> Parts)
{
    /// <summary>An expression that is its own only part.</summary>
    public static Meaning Of(Expr value) => new(value, [value]);

    /// <summary>
    /// A derivative: beside what the text needs, the arguments of <c>abs</c> and <c>sign</c> must not be 0, where they
    /// have none.
    /// </summary>
    public Meaning Derivative(Expr value) =>
        new(value, [.. Parts, .. Corners(Value).Select(corner => Power.Of(corner, -1)), value]);

    /// <summary>The arguments of <c>abs</c> and <c>sign</c> in an expression, each once.</summary>
    internal static IEnumerable<Expr> Corners(Expr e) =>
        ExpressionNodes.Of(e).OfType<Apply>().Where(a => a.Function is Function.Abs or Function.Sign).Select(a => a.Argument).Distinct();
}
