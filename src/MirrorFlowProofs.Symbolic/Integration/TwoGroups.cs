namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>The integral of <c>(v + o1)^a (v + o2)^b</c>, a binomial differential in <c>v + o1</c>.</summary>
internal static class TwoGroups
{
    /// <summary>The integral; null where it is not known which offset is the smaller one.</summary>
    public static Antiderivative? TryIntegrate(IReadOnlyList<PowerFactor> groups, Symbol u, Convergence convergence)
    {
        var (first, second) = (groups[0], groups[1]);
        if (Ranges.IsPositive(first.Offset - second.Offset))
        {
            (first, second) = (second, first);
        }

        var lam = second.Offset - first.Offset;
        return !Ranges.IsPositive(lam) ? null
            : first.Exponent is Number a && second.Exponent is Number b
                ? Rational(a.Value, b.Value, first.Offset, lam, u, convergence)
                : Symbolic(first.Exponent, second.Exponent, first.Offset, lam, u, convergence);
    }

    private static Antiderivative Rational(
        Rational a, Rational b, Expr offset, Expr lam, Symbol u, Convergence convergence)
    {
        var differential = BinomialDifferential.Of(a, b, lam);
        var (value, where) = FromZero(differential.Form, offset, u, convergence);
        var (kind, condition, elementarity) = differential.Condition is null
            ? (IntegralClass.IncompleteBeta, null, Elementarity.NotElementary)
            : a.IsInteger && b.IsInteger
                ? (a.Sign > 0 && b.Sign > 0 ? IntegralClass.Polynomial : IntegralClass.Rational, null, Elementarity.Elementary)
                : (IntegralClass.Chebyshev, differential.Condition, Elementarity.Elementary);
        var reason = differential.Condition is not { } holds
            ? $"not elementary by Chebyshev's theorem: none of {a}, {b} and their sum {a + b} is an integer; "
                + "an incomplete beta function"
            : kind == IntegralClass.Polynomial
                ? $"a polynomial of degree {a + b + 1}, in powers of one factor"
            : kind == IntegralClass.Rational
                ? "both exponents are integers: a rational function is integrated"
                : $"elementary by Chebyshev's theorem: {Chebyshev(holds, a, b, differential.Denominator)}";
        if (differential.Condition is not null && differential.ThroughHypergeometric)
        {
            reason += $"; the elementary form has cosines of multiples of pi/{differential.Denominator} in it, so this is written through 2F1";
        }

        return new Antiderivative(
            value, kind, condition, elementarity, $"{reason}; {where}", [], convergence.Always)
        {
            WrittenOut = offset.IsZero ? differential.WrittenOut?.Invoke(u) : null,
        };
    }

    private static string Chebyshev(ChebyshevCondition condition, Rational a, Rational b, int n) => condition switch
    {
        ChebyshevCondition.SecondExponentInteger =>
            $"the exponent {b} of the larger factor is an integer, and s^{n} = v/lam makes the integrand rational",
        ChebyshevCondition.FirstExponentInteger =>
            $"the exponent {a} of the smaller factor is an integer, and s^{n} = (v + lam)/lam makes the integrand rational",
        _ => $"the sum {a + b} of the exponents {a} and {b} is an integer, and s^{n} = v/(v + lam) makes the integrand rational",
    };

    private static Antiderivative Symbolic(
        Expr a, Expr b, Expr offset, Expr lam, Symbol u, Convergence convergence)
    {
        var second = a is Number { Value: { IsInteger: true, Sign: < 0 } } ? -a - b - 1 : a + 1;
        var (value, where) = FromZero(v => BinomialDifferential.Hypergeometric(a, b, lam, v), offset, u, convergence);
        return new Antiderivative(
            value,
            IntegralClass.IncompleteBeta,
            null,
            Elementarity.DependsOnExponents,
            $"an incomplete beta function, {WhereElementary(a, b)}; {where}",
            WithoutPoles(Expansion.Expand(second)),
            convergence.Always);
    }

    /// <summary>
    /// The conditions that 1/b 2F1(a, b; b + 1; z) has no pole in its parameters: b is not 0, -1, -2, ... Where these
    /// values of b cannot be listed, the sufficient b &gt; 0.
    /// </summary>
    private static IReadOnlyList<Condition> WithoutPoles(Expr b)
    {
        var facts = ExponentFacts.Of(b);
        var range = facts?.Range ?? Ranges.Of(b);
        return range.IsPositive ? []
            : facts?.WhereInteger(atMost: 0) is { } poles
                ? [.. poles.Select(p => new Condition(facts.Symbol, Relation.NotEqual, p))]
                : [new Condition(b, Relation.Greater, 0)];
    }

    /// <summary>The integral from 0 where it is one, else the form itself; and the sentence that says which.</summary>
    private static (Expr Value, string Where) FromZero(
        Func<Expr, Expr> form, Expr offset, Symbol u, Convergence convergence) =>
        offset.IsZero
            ? (form(u), convergence.Describe("this is the antiderivative as the substitution gives it, without a constant"))
            : (form(u + offset) - form(offset), "it is the integral from 0");

    private static string WhereElementary(Expr a, Expr b)
    {
        var values = new SortedSet<Rational>();
        Symbol? symbol = null;
        foreach (var exponent in new[] { a, b, Expansion.Expand(a + b) })
        {
            if (exponent is Number { Value: var constant })
            {
                if (constant.IsInteger)
                {
                    return $"elementary wherever the exponents {a} and {b} are rational, since {constant} is an integer (Chebyshev)";
                }

                continue;
            }

            if (ExponentFacts.Of(exponent) is not { } facts || facts.WhereInteger() is not { } solutions
                || (symbol is not null && !symbol.Equals(facts.Symbol)))
            {
                return $"elementary for rational exponents only where {a}, {b} or their sum is an integer (Chebyshev)";
            }

            symbol = facts.Symbol;
            values.UnionWith(solutions);
        }

        return values.Count == 0
            ? $"elementary at no rational {symbol} in the domain (Chebyshev)"
            : $"elementary among rational {symbol} only at {symbol} = {string.Join(", ", values)} (Chebyshev)";
    }
}
