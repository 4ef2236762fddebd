namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>Where the variable of <see cref="RootsOfUnityLogs"/> runs.</summary>
internal enum UnitRange
{
    /// <summary>0 &lt;= s &lt; 1.</summary>
    BelowOne,

    /// <summary>s &gt; 1.</summary>
    AboveOne,

    /// <summary>s &gt;= 0.</summary>
    All,
}

/// <summary>The share of one root of unity, or of two conjugate ones, in the integral of <c>s^j/W</c>, <c>W = 1 + eps s^n</c>.</summary>
/// <param name="Value">Its antiderivative.</param>
/// <param name="Numerator">
/// The polynomial over W that is its derivative: <c>(1/n) omega^j/(1 - s/omega) = (1/n) sum_(i &lt; n) omega^(j-i) s^i/W</c>, and with
/// the conjugate <c>(2/n) sum_(i &lt; n) cos((j-i) theta) s^i/W</c>. Over all roots these add up to <c>s^j</c>.
/// </param>
public sealed record RootOfUnityPart(Expr Value, Expr Numerator);

/// <summary>
/// The integral of <c>s^j / (1 + eps s^n)</c>, <c>0 &lt;= j &lt; n</c>, in real form:
/// <c>-(1/n) sum omega^(j+1) log(1 - s/omega)</c> over the roots omega of <c>1 + eps s^n</c> (partial fractions), with
/// conjugate roots joined: the pair at angle theta gives
/// <c>-(1/n) (cos((j+1) theta) log(s^2 - 2 s cos(theta) + 1) - 2 sin((j+1) theta) arg)</c>, <c>arg</c> the argument of
/// <c>1 - s exp(-i theta)</c>. It vanishes at s = 0, except for s &gt; 1.
/// </summary>
internal static class RootsOfUnityLogs
{
    /// <summary>The coefficient and argument of a logarithm, and what stands beside it.</summary>
    private readonly record struct Share(Expr Coefficient, Expr Argument, Expr Arctangents, Expr Numerator);

    /// <summary>The integral; <c>eps = -1</c> unless <paramref name="range"/> is all of s &gt;= 0.</summary>
    public static Expr Integral(int j, int n, Expr s, UnitRange range)
    {
        List<Share> shares = [.. Shares(j, n, s, range)];
        List<Share> logs = [.. shares.Where(p => !p.Coefficient.IsZero)];
        return (range == UnitRange.AboveOne ? Sum.Of(logs.Select(Log)) : Combined(logs)) + Sum.Of(shares.Select(p => p.Arctangents));
    }

    /// <summary>The integral root by root, conjugate ones joined.</summary>
    public static IReadOnlyList<RootOfUnityPart> Parts(int j, int n, Expr s, UnitRange range) =>
        [.. Shares(j, n, s, range).Select(p => new RootOfUnityPart(Log(p) + p.Arctangents, p.Numerator))];

    private static IEnumerable<Share> Shares(int j, int n, Expr s, UnitRange range)
    {
        var eps = range == UnitRange.All ? 1 : -1;
        var weight = new Rational(-1, n);
        if (eps < 0)
        {
            yield return new(weight, range == UnitRange.BelowOne ? 1 - s : s - 1, Expr.Zero, Numerator(i => -weight));
        }

        if (n % 2 == 0 ? eps < 0 : eps > 0)
        {
            yield return new(j % 2 == 0 ? -weight : weight, s + 1, Expr.Zero, Numerator(i => (j - i) % 2 == 0 ? -weight : weight));
        }

        for (var k = 1; k < n; k++)
        {
            if (k % 2 != 0 == eps < 0)
            {
                continue;
            }

            // theta = k pi / n with exp(i n theta) = (-1)^k a root of 1 + eps s^n.
            var theta = new Rational(k, n);
            var (cos, sin) = (ExactAngle.Cos(theta), ExactAngle.Sin(theta));
            var (cosJ, sinJ) = (ExactAngle.Cos(theta * (j + 1)), ExactAngle.Sin(theta * (j + 1)));
            var coefficient = Expansion.Expand(-2 * weight * sinJ);
            yield return new(
                Expansion.Expand(weight * cosJ),
                s * s - 2 * cos * s + 1,
                coefficient.IsZero ? Expr.Zero : Sum.Of(Expansion.TermsOf(Argument(s, cos, sin, range)).Select(t => coefficient * t)),
                Numerator(i => -2 * weight * ExactAngle.Cos(theta * (j - i))));
        }

        Expr Numerator(Func<int, Expr> coefficient) => Sum.Of(Enumerable.Range(0, n).Select(i => coefficient(i) * Power.Of(s, i)));
    }

    /// <summary>
    /// The argument of 1 - s exp(-i theta), 0 at s = 0. Below 1 the real part is positive and one arctangent does;
    /// beyond, it may change sign and the sum of two is continuous. Above 1 the constant is left out.
    /// </summary>
    private static Expr Argument(Expr s, Expr cos, Expr sin, UnitRange range)
    {
        if (range == UnitRange.BelowOne)
        {
            return Apply.Of(Function.Arctan, s * sin / (1 - s * cos));
        }

        var moving = Apply.Of(Function.Arctan, (s - cos) / sin);
        return range == UnitRange.AboveOne ? moving : moving + Apply.Of(Function.Arctan, cos / sin);
    }

    private static Expr Log(Share share) => share.Coefficient.IsZero
        ? Expr.Zero
        : share.Coefficient * Apply.Of(Function.Log, share.Argument);

    /// <summary>Logarithms with equal coefficients written as one; quotients read worse than differences.</summary>
    private static Expr Combined(List<Share> logs) => Sum.Of(logs.GroupBy(l => l.Coefficient)
        .Select(g => g.Key * Apply.Of(Function.Log, Product.Of(g.Select(l => l.Argument)))));
}
