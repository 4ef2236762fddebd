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

/// <summary>
/// The integral of <c>s^j / (1 + eps s^n)</c>, <c>0 &lt;= j &lt; n</c>, in real form:
/// <c>-(1/n) sum omega^(j+1) log(1 - s/omega)</c> over the roots omega of <c>1 + eps s^n</c> (partial fractions), with
/// conjugate roots joined: the pair at angle theta gives
/// <c>-(1/n) (cos((j+1) theta) log(s^2 - 2 s cos(theta) + 1) - 2 sin((j+1) theta) arg)</c>, <c>arg</c> the argument of
/// <c>1 - s exp(-i theta)</c>. It vanishes at s = 0, except for s &gt; 1.
/// </summary>
internal static class RootsOfUnityLogs
{
    /// <summary>The integral; <c>eps = -1</c> unless <paramref name="range"/> is all of s &gt;= 0.</summary>
    public static Expr Integral(int j, int n, Expr s, UnitRange range)
    {
        var eps = range == UnitRange.All ? 1 : -1;
        var logs = new List<(Expr Coefficient, Expr Argument)>();
        var arctans = Expr.Zero;
        var weight = new Rational(-1, n);

        if (eps < 0)
        {
            logs.Add((weight, range == UnitRange.BelowOne ? 1 - s : s - 1));
        }

        if (n % 2 == 0 ? eps < 0 : eps > 0)
        {
            logs.Add((j % 2 == 0 ? -weight : weight, s + 1));
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
            if (!cosJ.IsZero)
            {
                logs.Add((Expansion.Expand(weight * cosJ), s * s - 2 * cos * s + 1));
            }

            if (!sinJ.IsZero)
            {
                var coefficient = Expansion.Expand(-2 * weight * sinJ);
                arctans += Sum.Of(Expansion.TermsOf(Argument(s, cos, sin, range)).Select(t => coefficient * t));
            }
        }

        return (range == UnitRange.AboveOne ? Separate(logs) : Combined(logs)) + arctans;
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

    private static Expr Separate(List<(Expr Coefficient, Expr Argument)> logs) =>
        Sum.Of(logs.Select(l => l.Coefficient * Apply.Of(Function.Log, l.Argument)));

    /// <summary>Logarithms with equal coefficients written as one; quotients read worse than differences.</summary>
    private static Expr Combined(List<(Expr Coefficient, Expr Argument)> logs) => Separate(
        [.. logs.GroupBy(l => l.Coefficient).Select(g => (g.Key, Product.Of(g.Select(l => l.Argument))))]);
}
