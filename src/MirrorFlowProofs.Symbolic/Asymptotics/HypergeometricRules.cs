using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>Gauss's hypergeometric function with parameters free of the variable.</summary>
internal sealed partial class ExpansionRules
{
    private Series OfHypergeometric(Apply f)
    {
        var (a, b, c) = (f.Arguments[0], f.Arguments[1], f.Arguments[2]);
        if (new[] { a, b, c }.Any(p => Substitution.DependsOn(p, Variable)))
        {
            throw new UndecidedException("a parameter of hyp2f1 moves with the limit");
        }

        if (!SignOnDomains.IsPositive(c))
        {
            throw new UndecidedException($"hyp2f1 needs a positive third parameter, and {c} is not known to be positive", c);
        }

        var z = Of(f.Arguments[3]);
        if (IsNonpositiveInteger(a) || IsNonpositiveInteger(b))
        {
            return Polynomial(PowerSeriesCoefficients.Hypergeometric(a, b, c, Expr.Zero), z);
        }

        var (divergent, limit, d) = Split(z);
        if (divergent.Count == 0)
        {
            Coefficients.RequirePositive(1 - limit, _show(f).ToString());
            return Compose(PowerSeriesCoefficients.Hypergeometric(a, b, c, limit), d);
        }

        var (first, second) = Expansion.Expand(c - b).IsOne ? (a, b) : (b, a);
        return Expansion.Expand(c - second).IsOne && SignOnDomains.IsPositive(second)
            ? AtInfinity(first, second, SeriesAlgebra.Negate(z), f)
            : AtInfinity(a, b, c, SeriesAlgebra.Negate(z), f);
    }

    /// <summary>
    /// For <c>a - b</c> not an integer, <c>y = F(a, b; c; -W)</c> is <c>A f + B g</c> with the solutions
    /// <c>f = W^(-a) F(a, a - c + 1; a - b + 1; -1/W)</c> and <c>g = W^(-b) F(b, b - c + 1; b - a + 1; -1/W)</c> of the
    /// hypergeometric equation (DLMF 15.10.15, 15.10.16, 15.8.2). The Wronskian <c>f g' - f' g</c> is
    /// <c>(a - b) W^(-c) (1 + W)^(c - a - b - 1)</c> (15.10.10), and at <c>W = 1</c> it gives the constants,
    /// <c>A = (y g' - y' g)/(f g' - f' g)</c>, and <c>B</c> with <c>a</c> and <c>b</c> exchanged, by values at -1 instead of gamma functions.
    /// </summary>
    private Series AtInfinity(Expr a, Expr b, Expr c, Series w, Apply written)
    {
        Coefficients.RequirePositive(Leading(w).Coefficient, _show(written).ToString());
        var d = Expansion.Expand(a - b);
        if (!IsNeverNonpositiveInteger(d) || !IsNeverNonpositiveInteger(-d))
        {
            throw new UndecidedException($"the expansion of {_show(written)} at infinity is known where {d} is never an integer, or where c = b + 1 and b > 0", d);
        }

        var inverse = SeriesAlgebra.Negate(ToPower(w, -1, written));
        return _algebra.Add(Solution(a, b), Solution(b, a));

        Series Solution(Expr own, Expr other) => _algebra.Multiply(
            SeriesAlgebra.Multiply(ToPower(w, -own, written), Constant(own, other, c), Scale.One),
            Compose(PowerSeriesCoefficients.Hypergeometric(own, Expansion.Expand(own - c + 1), Expansion.Expand(own - other + 1), Expr.Zero), inverse));
    }

    /// <summary>
    /// The constant of <c>W^(-a)</c>: <c>gamma(c) gamma(b - a)/(gamma(b) gamma(c - a))</c>, so 0 where <c>c - a</c> is one of 0, -1, -2, ...
    /// </summary>
    private static Expr Constant(Expr a, Expr b, Expr c)
    {
        if (IsNonpositiveInteger(Expansion.Expand(c - a)))
        {
            return Expr.Zero;
        }

        var (value, slope) = (AtMinusOne(a, b, c), -a * b / c * AtMinusOne(a + 1, b + 1, c + 1));
        var (e, f) = (Expansion.Expand(b - c + 1), Expansion.Expand(b - a + 1));
        var (other, fall) = (AtMinusOne(b, e, f), b * e / f * AtMinusOne(b + 1, e + 1, f + 1) - b * AtMinusOne(b, e, f));
        return (value * fall - slope * other) / ((a - b) * Power.Of(2, c - a - b - 1));
    }

    /// <summary>
    /// <c>W^b F(a, b; b + 1; -W) = b int_0^W v^(b-1) (1 + v)^(-a) dv</c> (DLMF 15.6.1). Beyond <c>v = 1</c> the integrand is
    /// <c>sum_k binom(-a, k) v^(b-a-1-k)</c>, which integrates term by term; with <c>d = a - b</c> not in {0, -1, -2, ...}
    /// <c>F = K W^(-b) - b/d W^(-a) F(a, d; d + 1; -1/W)</c> (DLMF 15.8.2), and <c>W = 1</c> gives the constant,
    /// <c>K = F(a, b; b + 1; -1) + b/d F(a, d; d + 1; -1)</c>.
    /// </summary>
    private Series AtInfinity(Expr a, Expr b, Series w, Apply written)
    {
        Coefficients.RequirePositive(Leading(w).Coefficient, _show(written).ToString());
        var d = Expansion.Expand(a - b);
        if (IsNonpositiveInteger(d))
        {
            return Logarithmic(a, b, (int)-((Number)d).Value.Numerator, w, written);
        }

        if (!IsNeverNonpositiveInteger(d))
        {
            throw new UndecidedException($"the expansion of {_show(written)} at infinity depends on whether {d} is one of 0, -1, -2, ...", d);
        }

        var ratio = b * ExponentFacts.Reciprocal(d);
        var constant = F(a, b) + ratio * F(a, d);
        var series = Compose(
            PowerSeriesCoefficients.Hypergeometric(a, d, d + 1, Expr.Zero), SeriesAlgebra.Negate(ToPower(w, -1, written)));
        return _algebra.Add(
            _algebra.Multiply(_algebra.Constant(constant), ToPower(w, -b, written)),
            _algebra.Multiply(SeriesAlgebra.Multiply(ToPower(w, -a, written), -ratio, Scale.One), series));
    }

    /// <summary>
    /// <c>a - b = -n</c>: the terms with <c>k &lt; n</c>, then <c>b binom(-a, n) W^(-b) log W</c>, up to a constant times
    /// <c>W^(-b)</c>, which goes into the remainder.
    /// </summary>
    private Series Logarithmic(Expr a, Expr b, int n, Series w, Apply written)
    {
        var binomials = PowerSeriesCoefficients.Binomial(-a).Take(n + 1).ToList();
        var parts = binomials.Take(n)
            .Select((c, k) => SeriesAlgebra.Multiply(ToPower(w, n - k, written), c / (n - k), Scale.One))
            .Append(_algebra.Multiply(_algebra.Constant(binomials[n]), Log(w, written)))
            .Append(new Series([], [Scale.One]));
        return _algebra.Multiply(
            SeriesAlgebra.Multiply(ToPower(w, -b, written), b, Scale.One), _algebra.Add([.. parts]));
    }

    /// <summary>A polynomial, by Horner's rule.</summary>
    private Series Polynomial(IEnumerable<Expr> coefficients, Series z) => coefficients.Reverse().Aggregate(
        Series.Zero, (sum, c) => _algebra.Add(_algebra.Multiply(sum, z), _algebra.Constant(c)));

    private static Expr F(Expr a, Expr b) => AtMinusOne(a, b, b + 1);

    private static Expr AtMinusOne(Expr a, Expr b, Expr c) => Apply.Of(Function.Hypergeometric, a, b, c, -1);

    private static bool IsNonpositiveInteger(Expr e) => e is Number { Value: { IsInteger: true, Sign: <= 0 } };

    private static bool IsNeverNonpositiveInteger(Expr d)
    {
        if (d is Number || SignOnDomains.IsPositive(d))
        {
            return true;
        }

        var facts = ExponentFacts.Of(d);
        return facts?.WhereInteger(0) is { Count: 0 } || (facts?.Range ?? Ranges.Of(d)) is { Upper: { } upper, Lower: { } lower } range
            && upper - lower <= 1 && upper.Floor() == lower.Floor() + (upper.IsInteger ? 1 : 0)
            && (!lower.IsInteger || range.LowerOpen) && (!upper.IsInteger || range.UpperOpen);
    }
}
