namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// The rational function <c>prod (t + o_i)^(e_i)</c> with integer exponents and different offsets as a polynomial and
/// partial fractions.
/// </summary>
/// <param name="Polynomial">Coefficients of t from the lowest; empty for a proper fraction.</param>
/// <param name="Poles">The terms <c>Coefficient/(t + Offset)^Order</c>.</param>
internal sealed record PartialFractions(IReadOnlyList<Expr> Polynomial, IReadOnlyList<PoleTerm> Poles)
{
    /// <summary>
    /// At a pole <c>-o</c> of order m: the first m Taylor coefficients in <c>t + o</c> of the other factors, with
    /// <c>(t + o_i)^e = (d_i + (t + o))^e</c>, <c>d_i = o_i - o</c>. The polynomial: those in <c>1/t</c> at infinity.
    /// </summary>
    public static PartialFractions Of(IReadOnlyList<(Expr Offset, int Exponent)> factors)
    {
        var poles = new List<PoleTerm>();
        foreach (var (offset, exponent) in factors.Where(f => f.Exponent < 0))
        {
            var others = factors.Where(f => !f.Offset.Equals(offset))
                .Select(f => Binomial(Expansion.Expand(f.Offset - offset), Expr.One, f.Exponent, -exponent));
            poles.AddRange(Product(others, -exponent)
                .Select((c, j) => new PoleTerm(offset, -exponent - j, c)).Where(p => !p.Coefficient.IsZero));
        }

        var degree = factors.Sum(f => f.Exponent);
        var atInfinity = Product(factors.Select(f => Binomial(Expr.One, f.Offset, f.Exponent, degree + 1)), degree + 1);
        return new PartialFractions([.. atInfinity.Reverse()], poles);
    }

    /// <summary>The first coefficients of (a + b s)^e in s, any integer e; a is not 0 where e is negative.</summary>
    private static Expr[] Binomial(Expr a, Expr b, int exponent, int count)
    {
        var coefficients = new Expr[Math.Max(0, count)];
        var binomial = Rational.One;
        for (var j = 0; j < coefficients.Length; j++)
        {
            coefficients[j] = binomial.IsZero ? Expr.Zero : binomial * Power.Of(a, exponent - j) * Power.Of(b, j);
            binomial *= new Rational(exponent - j, j + 1);
        }

        return coefficients;
    }

    private static Expr[] Product(IEnumerable<Expr[]> series, int count)
    {
        var product = Enumerable.Range(0, Math.Max(0, count)).Select(i => i == 0 ? Expr.One : Expr.Zero).ToArray();
        foreach (var factor in series)
        {
            product = [.. product.Select((_, n) => Sum.Of(Enumerable.Range(0, n + 1).Select(j => product[j] * factor[n - j])))];
        }

        return product;
    }
}

/// <summary><c>Coefficient/(t + Offset)^Order</c>.</summary>
internal readonly record struct PoleTerm(Expr Offset, int Order, Expr Coefficient);
