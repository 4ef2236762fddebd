using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>A term <c>Coefficient * s^PowerOfS * W^PowerOfW</c> with <c>W = 1 + eps s^n</c>.</summary>
internal readonly record struct BinomialTerm(Rational Coefficient, int PowerOfS, int PowerOfW);

/// <summary>
/// The integral of <c>s^j W^k</c>, <c>W = 1 + eps s^n</c>, reduced to algebraic terms, a multiple of <c>log s</c>, and a
/// multiple of the integral of <c>s^BaseIndex / W</c> with <c>0 &lt;= BaseIndex &lt; n</c>. All coefficients are rational.
/// </summary>
internal sealed record BinomialReduction(
    IReadOnlyList<BinomialTerm> Terms, Rational LogCoefficient, Rational BaseCoefficient, int BaseIndex)
{
    /// <summary>Whether nothing but algebraic terms remains.</summary>
    public bool IsAlgebraic => LogCoefficient.IsZero && BaseCoefficient.IsZero;

    /// <summary>
    /// Reduces the integral. For <c>k &gt;= 0</c> the binomial sum; for <c>k &lt;= -2</c>
    /// <c>n (k+1) T(j,k) = (j+1+n(k+1)) T(j,k+1) - s^(j+1) W^(k+1)</c>, from the derivative of the last term; for
    /// <c>k = -1</c> division of <c>s^j</c> by <c>W</c>.
    /// </summary>
    /// <param name="j">Power of s, any integer.</param>
    /// <param name="k">Power of W, any integer.</param>
    /// <param name="n">At least 1.</param>
    /// <param name="eps">1 or -1.</param>
    public static BinomialReduction Of(int j, int k, int n, int eps)
    {
        var terms = new List<BinomialTerm>();
        var log = Rational.Zero;

        void AddPower(Rational coefficient, int power)
        {
            if (power == -1)
            {
                log += coefficient;
            }
            else
            {
                terms.Add(new BinomialTerm(coefficient / (power + 1), power + 1, 0));
            }
        }

        if (k >= 0)
        {
            var binomial = BigInteger.One;
            for (var i = 0; i <= k; i++)
            {
                AddPower(eps < 0 && i % 2 == 1 ? -binomial : binomial, j + n * i);
                binomial = binomial * (k - i) / (i + 1);
            }

            return new BinomialReduction(terms, log, Rational.Zero, 0);
        }

        var factor = Rational.One;
        for (; k < -1; k++)
        {
            var divisor = new Rational(n * (k + 1), 1);
            terms.Add(new BinomialTerm(-factor / divisor, j + 1, k + 1));
            factor *= (j + 1 + n * (k + 1)) / divisor;
        }

        if (!factor.IsZero)
        {
            for (; j >= n; j -= n)
            {
                factor *= eps;
                AddPower(factor, j - n);
                factor = -factor;
            }

            for (; j < 0; j += n)
            {
                AddPower(factor, j);
                factor *= -eps;
            }
        }

        return new BinomialReduction(terms, log, factor, factor.IsZero ? 0 : j);
    }
}
