using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// <c>cosh(n arcsinh z)</c> and <c>sinh(n arcsinh z)</c> for whole n, multiplied out: with <c>c = sqrt(1 + z^2)</c> they are half of
/// <c>(c + z)^n</c> plus and less <c>(c - z)^n</c>, for every real z. Conjugates put a mirror map into a hyperbolic function.
/// </summary>
internal static class HyperbolicAngles
{
    private const int LargestMultiple = 24;

    internal static Expr Expand(Expr e) => Substitution.Rewrite(e, node =>
        node is Apply { Function: Function.Cosh or Function.Sinh } outer && Angle(outer.Argument) is var (n, z)
            ? Multiple(outer.Function, n, Expand(z))
            : null);

    /// <summary><c>n arcsinh z</c>.</summary>
    private static (int N, Expr Z)? Angle(Expr e) =>
        Product.SplitCoefficient(e) is { Coefficient: { IsInteger: true } n, Monomial: Apply { Function: Function.Arcsinh, Argument: var z } }
        && Rational.Abs(n) <= LargestMultiple
            ? ((int)n.Numerator, z)
            : null;

    private static Expr Multiple(Function function, int n, Expr z)
    {
        var c = Power.Sqrt(1 + Power.Of(z, 2));
        var (plus, minus) = (Power.Of(c + z, Math.Abs(n)), Power.Of(c - z, Math.Abs(n)));
        var value = Expansion.Expand((function == Function.Cosh ? plus + minus : plus - minus) / 2);
        return function == Function.Sinh && n < 0 ? -value : value;
    }
}
