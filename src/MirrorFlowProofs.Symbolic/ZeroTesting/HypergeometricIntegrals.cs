namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Euler's integral for <c>c = b + 1</c> (DLMF 15.6.1): for <c>b &gt; 0</c>,
/// <c>2F1(a, b; b + 1; -w) = b w^-b int_0^w v^(b-1) (1 + v)^-a dv</c> with <c>w &gt; 0</c>, and the same with
/// <c>1 - v</c> for an argument <c>w</c> in <c>(0, 1)</c>. The derivative of the integral is algebraic.
/// </summary>
internal static class HypergeometricIntegrals
{
    /// <summary>The expression with these functions as integrals where the sign of the argument is known.</summary>
    internal static Expr Rewrite(Expr e) => Substitution.Rewrite(e, node =>
        node is Apply { Function: Function.Hypergeometric } f ? AsIntegral(f) : node is Integral ? node : null);

    private static Expr? AsIntegral(Apply f)
    {
        var (a, b, z) = (f.Arguments[0], f.Arguments[1], f.Arguments[3]);
        if (!Expansion.Expand(f.Arguments[2] - b).IsOne || !Ranges.IsPositive(b)
            || Substitution.SymbolsOf(f).Any(s => s.Name == Integral.BoundName))
        {
            return null;
        }

        if (Signs.RangeOf(z).IsNegative)
        {
            var v = new Symbol(Integral.BoundName, Domain.Positive);
            return b * Power.Of(-z, -b) * Integral.Of(Power.Of(v, b - 1) * Power.Of(1 + v, -a), v, 0, -z);
        }

        if (Signs.IsPositive(z) && Signs.IsPositive(1 - z))
        {
            var v = new Symbol(Integral.BoundName, new Domain(0, true, 1, true));
            return b * Power.Of(z, -b) * Integral.Of(Power.Of(v, b - 1) * Power.Of(1 - v, -a), v, 0, z);
        }

        return null;
    }
}
