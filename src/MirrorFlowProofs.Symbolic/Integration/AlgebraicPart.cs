using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// The algebraic terms of a reduced binomial differential, <c>Factor * lam^ScaleExponent * c s^p W^r</c>, written in
/// <c>v</c>, <c>z = v + lam</c> and <c>lam</c>.
/// </summary>
/// <param name="Condition">Which substitution was made.</param>
/// <param name="N">The n of the substitution.</param>
/// <param name="Factor">A common rational factor.</param>
/// <param name="ScaleExponent">The common exponent of lam.</param>
/// <param name="Terms">The terms.</param>
internal sealed record AlgebraicPart(
    ChebyshevCondition Condition, int N, Rational Factor, Rational ScaleExponent, IReadOnlyList<BinomialTerm> Terms)
{
    /// <summary><c>Coefficient v^V z^Z lam^(ScaleExponent - V - Z)</c>: every term has the degree of lam^ScaleExponent.</summary>
    private readonly record struct Monomial(Rational Coefficient, Rational V, Rational Z);

    /// <summary>
    /// The sum. Terms in powers of one of v and z alone stay side by side; terms in both are brought to
    /// <c>v^alpha z^beta</c> times a polynomial in v and lam.
    /// </summary>
    public Expr Write(Expr lam, Expr v)
    {
        var monomials = Terms.Select(OfTerm).ToList();
        if (monomials.Count == 0)
        {
            return Expr.Zero;
        }

        var z = v + lam;
        if (monomials.All(m => m.V.IsZero) || monomials.All(m => m.Z.IsZero) || monomials.Count == 1)
        {
            return Sum.Of(monomials.Select(m =>
                m.Coefficient * Power.Of(lam, ScaleExponent - m.V - m.Z) * Power.Of(v, m.V) * Power.Of(z, m.Z)));
        }

        var alpha = monomials.Select(m => m.V).Aggregate(Rational.Min);
        var beta = monomials.Select(m => m.Z).Aggregate(Rational.Min);
        var degree = (int)monomials.Select(m => m.V - alpha + (m.Z - beta)).Aggregate(Rational.Max).Numerator;
        var coefficients = new Rational[degree + 1];
        foreach (var (c, inV, inZ) in monomials)
        {
            // c v^i (v + lam)^k, homogeneous of the common degree with a power of lam.
            var (i, k) = ((int)(inV - alpha).Numerator, (int)(inZ - beta).Numerator);
            var binomial = BigInteger.One;
            for (var t = 0; t <= k; t++)
            {
                coefficients[i + t] += c * binomial;
                binomial = binomial * (k - t) / (t + 1);
            }
        }

        while (DividedByZ(coefficients) is { } quotient)
        {
            (coefficients, beta) = (quotient, beta + 1);
        }

        var highest = Array.FindLastIndex(coefficients, c => !c.IsZero);
        var lowest = Array.FindIndex(coefficients, c => !c.IsZero);
        var polynomial = Sum.Of(Enumerable.Range(lowest, highest - lowest + 1)
            .Select(i => coefficients[i] * Power.Of(v, i - lowest) * Power.Of(lam, highest - i)));
        return Power.Of(lam, ScaleExponent - alpha - beta - highest)
            * Power.Of(v, alpha + lowest) * Power.Of(z, beta) * polynomial;
    }

    /// <summary>The homogeneous polynomial in v and lam divided by v + lam; null if it does not divide.</summary>
    private static Rational[]? DividedByZ(Rational[] coefficients)
    {
        var quotient = new Rational[coefficients.Length];
        var carry = Rational.Zero;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            quotient[i] = carry;
            carry = coefficients[i] - carry;
        }

        return carry.IsZero && coefficients.Length > 1 ? quotient[..^1] : null;
    }

    private Monomial OfTerm(BinomialTerm term)
    {
        var (coefficient, inS, inW) = term;
        var share = new Rational(inS, N);
        return Condition switch
        {
            // s^n = v/lam, W = z/lam.
            ChebyshevCondition.SecondExponentInteger => new(Factor * coefficient, share, inW),

            // s^n = z/lam, W = -v/lam.
            ChebyshevCondition.FirstExponentInteger => new(
                inW % 2 == 0 ? Factor * coefficient : -Factor * coefficient, inW, share),

            // s^n = v/z, W = lam/z.
            _ => new(Factor * coefficient, share, -share - inW),
        };
    }
}
