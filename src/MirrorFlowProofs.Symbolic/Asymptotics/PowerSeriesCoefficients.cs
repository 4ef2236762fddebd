namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>
/// Coefficients of convergent power series, from the constant term on; a sequence that ends is that of a polynomial.
/// </summary>
internal static class PowerSeriesCoefficients
{
    /// <summary><c>(1 + d)^a</c>: <c>c_k = c_(k-1) (a - k + 1)/k</c> (DLMF 4.6.7).</summary>
    internal static IEnumerable<Expr> Binomial(Expr a)
    {
        var c = Expr.One;
        for (var k = 1; !c.IsZero; k++)
        {
            yield return c;
            c = Expansion.Expand(c * (a - k + 1) / k);
        }
    }

    /// <summary><c>log(1 + d)</c>: <c>(-1)^(k+1)/k</c> (DLMF 4.6.1).</summary>
    internal static IEnumerable<Expr> Log()
    {
        yield return Expr.Zero;
        for (var k = 1; ; k++)
        {
            yield return new Rational(k % 2 == 1 ? 1 : -1, k);
        }
    }

    /// <summary><c>exp(d)</c>: <c>1/k!</c>.</summary>
    internal static IEnumerable<Expr> Exp() => Alternating(1, 1);

    /// <summary>
    /// <c>even cosh(d) + odd sinh(d)</c>: the coefficients are those of exp, times <paramref name="even"/> and
    /// <paramref name="odd"/> in turn. <c>sinh(c + d) = sinh(c) cosh(d) + cosh(c) sinh(d)</c>, and with sinh and cosh
    /// exchanged.
    /// </summary>
    internal static IEnumerable<Expr> Alternating(Expr even, Expr odd)
    {
        var factorial = Rational.One;
        for (var k = 0; ; k++)
        {
            factorial *= Math.Max(k, 1);
            yield return (k % 2 == 0 ? even : odd) / factorial;
        }
    }

    /// <summary>
    /// <c>F(d)</c> with <c>F(0) = start</c> and <c>F'(d) = (p0 + p1 d + p2 d^2)^a</c>, p0 positive. The power's coefficients
    /// follow from <c>p (p^a)' = a p' p^a</c>: <c>k p0 c_k = sum_j (a j - k + j) p_j c_(k-j)</c>.
    /// </summary>
    internal static IEnumerable<Expr> IntegralOfPower(Expr start, Expr p0, Expr p1, Expr p2, Rational a)
    {
        yield return start;
        var (last, before) = (Power.Of(p0, a), Expr.Zero);
        for (var k = 1; ; k++)
        {
            yield return last / k;
            (last, before) = (((a - k + 1) * p1 * last + (2 * a - k + 2) * p2 * before) / (k * p0), last);
        }
    }

    /// <summary>
    /// <c>2F1(a, b; c; z + d)</c> with <c>z &lt; 1</c>: <c>(a)_k (b)_k/((c)_k k!) 2F1(a + k, b + k; c + k; z)</c> (DLMF 15.5.2).
    /// </summary>
    internal static IEnumerable<Expr> Hypergeometric(Expr a, Expr b, Expr c, Expr z)
    {
        var factor = Expr.One;
        for (var k = 0; !factor.IsZero; k++)
        {
            yield return factor * Apply.Of(Function.Hypergeometric, a + k, b + k, c + k, z);
            factor = factor * Expansion.Expand(a + k) * Expansion.Expand(b + k) / (Expansion.Expand(c + k) * (k + 1));
        }
    }
}
