using System.Numerics;
using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>Two positive products compared by their logarithms, and sums of logarithms by their products.</summary>
internal static class Comparison
{
    private const int LargestExponent = 24;

    /// <summary>
    /// For <c>e = A - B</c> with products of powers <c>A, B &gt; 0</c> an expression of the sign of <c>log A - log B</c>:
    /// <c>sum f_i log(b_i)</c>, where a factor common to all <c>f_i</c> stands in front. Null for another shape, and
    /// where all exponents are integers, which the polynomials see to.
    /// </summary>
    internal static Expr? ByLogarithms(Sum e)
    {
        if (e.Terms.Length != 2)
        {
            return null;
        }

        var (first, second) = (Product.SplitCoefficient(e.Terms[0]), Product.SplitCoefficient(e.Terms[1]));
        if (first.Coefficient.Sign == second.Coefficient.Sign)
        {
            return null;
        }

        var exponents = new Dictionary<Expr, Expr>();
        void Add(Expr term, int sign)
        {
            foreach (var factor in Product.FactorsOf(term))
            {
                var (b, f) = PolynomialFrame.SplitPower(factor);
                exponents[b] = Expansion.Expand(exponents.GetValueOrDefault(b, Expr.Zero) + sign * f);
            }
        }

        var sign = first.Coefficient.Sign;
        Add(first.Monomial, sign);
        Add(second.Monomial, -sign);
        var ratio = Rational.Abs(first.Coefficient / second.Coefficient);
        if (!ratio.IsOne)
        {
            exponents[ratio] = Expansion.Expand(exponents.GetValueOrDefault(ratio, Expr.Zero) + sign);
        }

        var logs = exponents.Where(p => !p.Value.IsZero).OrderBy(p => p.Key, Ordering.Canonical).ToList();
        if (logs.Count == 0 || !logs.All(p => SharpRanges.Of(p.Key).IsPositive)
            || logs.All(p => p.Value is Number { Value.IsInteger: true }))
        {
            return null;
        }

        var common = logs[0].Value;
        var ratios = logs.Select(p => RatioOf(p.Value, common)).ToList();
        return ratios.All(r => r is not null)
            ? Product.Of(common, Sum.Of(logs.Zip(ratios, (p, r) => Product.Of(r!.Value, Apply.Of(Function.Log, p.Key)))))
            : Sum.Of(logs.Select(p => Product.Of(p.Value, Apply.Of(Function.Log, p.Key))));
    }

    /// <summary>
    /// For <c>e = sum r_i log(b_i)</c> with rational <c>r_i</c> and <c>b_i &gt; 0</c> an expression of the same sign: with
    /// integers in the place of the <c>r_i</c>, the product of the <c>b_i</c> with positive ones less that of the others.
    /// </summary>
    internal static Expr? ByProducts(Expr e)
    {
        var terms = Expansion.TermsOf(e).Select(t => Product.SplitCoefficient(t)).ToList();
        if (terms.Count == 0 || !terms.All(t => t.Monomial is Apply { Function: Function.Log } l
            && SharpRanges.Of(l.Argument).IsPositive))
        {
            return null;
        }

        var scale = terms.Aggregate(BigInteger.One, (d, t) =>
            d / BigInteger.GreatestCommonDivisor(d, t.Coefficient.Denominator) * t.Coefficient.Denominator);
        if (terms.Any(t => Rational.Abs(t.Coefficient * scale) > LargestExponent))
        {
            return null;
        }

        Expr Side(int sign) => Product.Of(terms.Where(t => t.Coefficient.Sign == sign)
            .Select(t => Power.Of(((Apply)t.Monomial).Argument, Rational.Abs(t.Coefficient * scale))));

        return Side(1) - Side(-1);
    }

    /// <summary>The rational number <c>a/b</c>, where it is one by the terms of both.</summary>
    private static Rational? RatioOf(Expr a, Expr b)
    {
        var (x, y) = (Product.SplitCoefficient(Expansion.TermsOf(a)[0]), Product.SplitCoefficient(Expansion.TermsOf(b)[0]));
        var ratio = x.Coefficient / y.Coefficient;
        return Expansion.Expand(a - ratio * b).IsZero ? ratio : null;
    }
}
