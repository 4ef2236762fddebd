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
    /// have none, but for <c>|a|^r</c> with <c>r &gt; 1</c>, whose derivative is 0 there; under an integral over v those of v alone at the limits.
    /// </summary>
    /// <exception cref="NotSupportedException">Under an integral such an argument depends on other symbols too: its zero moves with them.</exception>
    public Meaning Derivative(Expr value) =>
        new(value, [.. Parts, .. Moving(Value).Distinct().Select(corner => Power.Of(corner, -1)), value]);

    private static IEnumerable<Expr> Moving(Expr e) => e switch
    {
        Integral i => [.. Moving(i.Lower), .. Moving(i.Upper), .. Corners(i.Integrand).SelectMany(corner => AtLimits(corner, i))],
        Power { Base: Apply { Function: Function.Abs } a } p when Ranges.IsPositive(p.Exponent - 1) => [.. Moving(a.Argument), .. Moving(p.Exponent)],
        Apply { Function: Function.Abs or Function.Sign } a => [a.Argument, .. Moving(a.Argument)],
        _ => ExpressionNodes.Parts(e).SelectMany(Moving),
    };

    private static IEnumerable<Expr> AtLimits(Expr corner, Integral i) =>
        !Substitution.DependsOn(corner, i.Variable) ? [corner]
        : Substitution.SymbolsOf(corner).Count == 1 ? new[] { i.Lower, i.Upper }.Where(limit => limit is not Number).Select(limit => Substitution.Replace(corner, i.Variable, limit))
        : throw new NotSupportedException($"under the integral {corner} may be 0 at a place that moves, where abs and sign have no derivative: expected the integral split there");

    /// <summary>The arguments of <c>abs</c> and <c>sign</c> in an expression, each once.</summary>
    internal static IEnumerable<Expr> Corners(Expr e) =>
        ExpressionNodes.Of(e).OfType<Apply>().Where(a => a.Function is Function.Abs or Function.Sign).Select(a => a.Argument).Distinct();
}
