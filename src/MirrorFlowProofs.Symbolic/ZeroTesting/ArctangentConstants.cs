using System.Numerics;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Rational combinations of arctangents of rational numbers: <c>sum n_k arctan(b_k/a_k)</c> with integers <c>n_k</c> is
/// an angle of the Gaussian integer <c>prod (a_k + i b_k)^(n_k)</c>, so a multiple of <c>2 pi</c> iff that is a positive
/// number, and 0 if it is less than 3 in size besides.
/// </summary>
internal static class ArctangentConstants
{
    private const int LargestPower = 64;
    private const int Bits = 64;

    /// <summary>Whether the expression is such a combination and is 0.</summary>
    internal static bool IsZero(Expr e)
    {
        var terms = Expansion.TermsOf(e).Select(t => Product.SplitCoefficient(t)).ToList();
        if (terms.Count == 0 || !terms.All(t => t.Monomial is Apply { Function: Function.Arctan, Argument: Number }))
        {
            return false;
        }

        var denominator = terms.Aggregate(BigInteger.One, (d, t) => d * t.Coefficient.Denominator);
        var (real, imaginary) = (BigInteger.One, BigInteger.Zero);
        foreach (var (coefficient, monomial) in terms)
        {
            var times = coefficient * denominator;
            if (Rational.Abs(times) > LargestPower)
            {
                return false;
            }

            var tangent = ((Number)((Apply)monomial).Argument).Value;
            var (a, b) = (tangent.Denominator, times.Sign * tangent.Numerator);
            for (var i = 0; i < BigInteger.Abs(times.Numerator); i++)
            {
                (real, imaginary) = (real * a - imaginary * b, real * b + imaginary * a);
            }
        }

        var value = EnclosureEvaluator.Evaluate((Rational)denominator * e, new Dictionary<Symbol, Rational>(), Bits);
        return imaginary.IsZero && real.Sign > 0 && value.Lower > -3 && value.Upper < 3;
    }
}
