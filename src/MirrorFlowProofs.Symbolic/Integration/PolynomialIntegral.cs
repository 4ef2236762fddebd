namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>The integral of a product with nonnegative integer exponents, from 0.</summary>
internal static class PolynomialIntegral
{
    /// <summary>More terms than this are not written out.</summary>
    public const int LargestNumberOfTerms = 64;

    /// <summary>Two different factors up to this degree are multiplied out; beyond, their binomial form is shorter.</summary>
    private const int LargestDegreeMultipliedOut = 8;

    /// <summary>The integral; null where some exponent is not a nonnegative integer or another form is shorter.</summary>
    public static Antiderivative? TryIntegrate(IReadOnlyList<PowerFactor> groups, Symbol u)
    {
        var exponents = new List<Rational>();
        foreach (var group in groups)
        {
            if (group.Exponent is not Number { Value: { IsInteger: true, Sign: > 0 } k })
            {
                return null;
            }

            exponents.Add(k);
        }

        var degree = exponents.Aggregate(Rational.Zero, (a, b) => a + b);
        if (groups.Count == 2 && groups[0].Offset.IsZero && degree > LargestDegreeMultipliedOut
            && Rational.Min(exponents[0], exponents[1]) < LargestNumberOfTerms
            && Rational.Max(exponents[0], exponents[1]) <= BinomialDifferential.LargestExponent)
        {
            return null;
        }

        if (NumberOfTerms(groups, exponents, degree) > LargestNumberOfTerms)
        {
            var integral = Integral.Of(PowerProductIntegration.Integrand(groups, u), u, 0, u);
            return Result(integral, $"a polynomial of degree {degree + 1}, not multiplied out; it is the integral from 0");
        }

        List<Expr> coefficients = [1];
        for (var i = 0; i < groups.Count; i++)
        {
            for (Rational k = 0; k < exponents[i]; k += 1)
            {
                coefficients = TimesLinear(coefficients, groups[i].Offset);
            }
        }

        var value = Sum.Of(coefficients.Select((c, i) => c * Power.Of(u, i + 1) / (i + 1)));
        return Result(value, $"a polynomial of degree {degree + 1}; it is the integral from 0");
    }

    private static Antiderivative Result(Expr value, string reason) =>
        new(value, IntegralClass.Polynomial, null, Elementarity.Elementary, reason, [], true);

    private static Rational NumberOfTerms(
        IReadOnlyList<PowerFactor> groups, List<Rational> exponents, Rational degree)
    {
        if (groups.All(g => g.Offset is Number))
        {
            return degree + 1;
        }

        var terms = Rational.One;
        for (var i = 0; i < groups.Count; i++)
        {
            terms *= groups[i].Offset.IsZero ? 1 : exponents[i] + 1;
        }

        return terms;
    }

    /// <summary>Coefficients from the lowest of the polynomial times (v + offset).</summary>
    private static List<Expr> TimesLinear(List<Expr> coefficients, Expr offset)
    {
        var product = new List<Expr>(coefficients.Count + 1);
        for (var i = 0; i <= coefficients.Count; i++)
        {
            var shifted = i > 0 ? coefficients[i - 1] : Expr.Zero;
            var scaled = i < coefficients.Count ? coefficients[i] * offset : Expr.Zero;
            product.Add(Expansion.Expand(shifted + scaled));
        }

        return product;
    }
}
