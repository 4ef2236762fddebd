using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Whether a number made of rationals by roots is 0, such as <c>sqrt(2) + sqrt(3) - sqrt(5 + 2*sqrt(6))</c>. It is a quotient of two algebraic
/// integers; with bounds u and l for all conjugates of these and D for the degree, it is 0 or at least <c>u^(1 - D)/l</c> in size,
/// since the product of the conjugates of an algebraic integer other than 0 is a whole number.
/// </summary>
/// <remarks>
/// Source: C. Burnikel, S. Funke, K. Mehlhorn, S. Schirra, S. Schmitt, <i>A Separation Bound for Real Algebraic Expressions</i>, ESA 2001.
/// </remarks>
internal static class AlgebraicConstants
{
    private const int MostBits = 20_000;
    private const int LargestDegree = 1_000;

    private static readonly Dictionary<Symbol, Rational> NoValues = [];

    /// <summary>True when it is 0; false when it is not, or nothing is known.</summary>
    internal static bool IsZero(Expr e)
    {
        var roots = new HashSet<(Expr Under, int Degree)>();
        if (Of(e, roots) is not var (u, l))
        {
            return false;
        }

        var degree = 1;
        foreach (var root in roots)
        {
            degree *= root.Degree;
            if (degree > LargestDegree)
            {
                return false;
            }
        }

        var bits = (long)u * (degree - 1) + l + 1;
        return bits <= MostBits && EnclosureEvaluator.Evaluate(e, NoValues, (int)bits + 64 + u) is { IsEnclosed: true, Lower: { } low, Upper: { } high }
            && Rational.Pow(2, -(int)bits) is var least && low > -least && high < least;
    }

    /// <summary>Powers of 2 that bound the conjugates of numerator and denominator; null where the expression is not made by roots.</summary>
    private static (int Numerator, int Denominator)? Of(Expr e, HashSet<(Expr Under, int Degree)> roots) => e switch
    {
        Number n => Of(n.Value),
        Sum s => Fold(s.Terms.Select(t => Of(t, roots)), (a, b) => (Math.Max(a.Numerator + b.Denominator, a.Denominator + b.Numerator) + 1, a.Denominator + b.Denominator)),
        Product p => Fold(p.Factors.Select(f => Of(f, roots)).Prepend(Of(p.Coefficient)), (a, b) => (a.Numerator + b.Numerator, a.Denominator + b.Denominator)),
        Power { Exponent: Number { Value: var exponent } } p when Rational.Abs(exponent) <= 64 && exponent.Denominator <= 64 => Power(Of(p.Base, roots), p.Base, exponent, roots),
        _ => null,
    };

    private static (int Numerator, int Denominator)? Of(Rational value) => value.Numerator.GetBitLength() + value.Denominator.GetBitLength() is var length && length > MostBits
        ? null
        : ((int)System.Numerics.BigInteger.Abs(value.Numerator).GetBitLength(), (int)value.Denominator.GetBitLength());

    private static (int Numerator, int Denominator)? Power((int Numerator, int Denominator)? inside, Expr under, Rational exponent, HashSet<(Expr Under, int Degree)> roots)
    {
        if (inside is not var (u, l))
        {
            return null;
        }

        // A root of u/l is one of u*l^(d - 1), an algebraic integer, over l.
        var degree = (int)exponent.Denominator;
        if (degree > 1)
        {
            roots.Add((under, degree));
            u = (u + (degree - 1) * l + degree - 1) / degree;
        }

        var times = (int)System.Numerics.BigInteger.Abs(exponent.Numerator);
        (u, l) = (u * times, l * times);
        return u + l > MostBits ? null : exponent.Sign < 0 ? (l, u) : (u, l);
    }

    private static (int Numerator, int Denominator)? Fold(
        IEnumerable<(int Numerator, int Denominator)?> parts, Func<(int Numerator, int Denominator), (int Numerator, int Denominator), (int, int)> join)
    {
        (int Numerator, int Denominator)? total = null;
        foreach (var part in parts)
        {
            if (part is not { } known)
            {
                return null;
            }

            total = total is { } before ? join(before, known) : known;
            if (total is var (u, l) && u + l > MostBits)
            {
                return null;
            }
        }

        return total;
    }
}
