using System.Numerics;
using MirrorFlowProofs.Symbolic.Polynomials;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>Changes of variables in polynomials, free of denominators.</summary>
internal static class Moebius
{
    /// <summary>
    /// <c>(c + d t)^n p((a + b t)/(c + d t))</c> for the variable of degree <c>n</c>: the sign is that of <c>p</c>
    /// wherever <c>c + d t &gt; 0</c>.
    /// </summary>
    internal static Polynomial Substitute(Polynomial p, int variable, BigInteger a, BigInteger b, BigInteger c, BigInteger d)
    {
        var degree = p.DegreeIn(variable);
        if (degree <= 0)
        {
            return p;
        }

        return Substitute(p, variable, Linear(p, variable, a, b), Linear(p, variable, c, d));
    }

    /// <summary><c>p</c> with the variable replaced by its sum with another one.</summary>
    internal static Polynomial AddVariable(Polynomial p, int variable, int other) => Substitute(
        p, variable,
        Polynomial.Variable(p.Variables, variable) + Polynomial.Variable(p.Variables, other),
        Polynomial.Constant(p.Variables, 1));

    /// <summary>The polynomial on an interval with a finite end, as one in <c>t &gt;= 0</c> of the same sign.</summary>
    internal static Polynomial FromInterval(Polynomial p, int variable, Domain domain) => (domain.Lower, domain.Upper) switch
    {
        ({ } l, { } u) => Substitute(
            p, variable, l.Numerator * u.Denominator, u.Numerator * l.Denominator,
            l.Denominator * u.Denominator, l.Denominator * u.Denominator),
        ({ } l, null) => Substitute(p, variable, l.Numerator, l.Denominator, l.Denominator, 0),
        (null, { } u) => Substitute(p, variable, u.Numerator, -u.Denominator, u.Denominator, 0),
        _ => p,
    };

    /// <summary><c>p</c> at a number, times a positive integer.</summary>
    internal static Polynomial At(Polynomial p, int variable, Rational value) =>
        Substitute(p, variable, value.Numerator, 0, value.Denominator, 0);

    private static Polynomial Linear(Polynomial p, int variable, BigInteger constant, BigInteger slope) =>
        Polynomial.Constant(p.Variables, constant) + Polynomial.Variable(p.Variables, variable).Scale(slope);

    private static Polynomial Substitute(Polynomial p, int variable, Polynomial numerator, Polynomial denominator)
    {
        var coefficients = p.CoefficientsIn(variable);
        var degree = Math.Max(0, p.DegreeIn(variable));
        var (result, scale) = (Polynomial.Constant(p.Variables, 0), Polynomial.Constant(p.Variables, 1));
        for (var k = degree; k >= 0; k--)
        {
            result *= numerator;
            if (coefficients.TryGetValue(k, out var coefficient))
            {
                result += coefficient * scale;
            }

            scale *= denominator;
        }

        return result;
    }
}
