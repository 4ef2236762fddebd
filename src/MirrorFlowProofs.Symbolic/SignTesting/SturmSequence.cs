using System.Numerics;
using MirrorFlowProofs.Symbolic.Polynomials;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>
/// The number of different real roots of a polynomial in one variable, by the signs of its Sturm sequence
/// (C. Sturm, 1829; S. Basu, R. Pollack, M.-F. Roy, Algorithms in Real Algebraic Geometry, theorem 2.50).
/// </summary>
internal sealed class SturmSequence
{
    private readonly List<BigInteger[]> _sequence = [];

    /// <summary>Coefficients by exponent, the last one not 0; the polynomial may have multiple roots.</summary>
    internal SturmSequence(BigInteger[] coefficients)
    {
        _sequence.Add(coefficients);
        var next = Trim([.. coefficients.Skip(1).Select((c, i) => c * (i + 1))]);
        while (next.Length > 0)
        {
            _sequence.Add(next);
            next = NegatedRemainder(_sequence[^2], next);
        }
    }

    /// <summary>Coefficients by exponent of a polynomial in which no other variable occurs.</summary>
    internal static BigInteger[] Coefficients(Polynomial p, int variable)
    {
        var result = new BigInteger[p.DegreeIn(variable) + 1];
        foreach (var (monomial, coefficient) in p.Terms)
        {
            result[monomial[variable]] = coefficient;
        }

        return result;
    }

    /// <summary>How many different roots are real.</summary>
    internal int RealRoots => Changes(p => SignAtInfinity(p, -1)) - Changes(p => SignAtInfinity(p, 1));

    /// <summary>How many different roots are above 0, when 0 is no root.</summary>
    internal int PositiveRoots => Changes(p => p[0].Sign) - Changes(p => SignAtInfinity(p, 1));

    /// <summary>How many different roots lie above <paramref name="low"/> and not above <paramref name="high"/>; of a polynomial without multiple roots.</summary>
    internal int RootsIn(Rational low, Rational high) => Changes(p => SignAt(p, low)) - Changes(p => SignAt(p, high));

    /// <summary>The sign at a value.</summary>
    internal int SignAt(Rational value) => SignAt(_sequence[0], value);

    /// <summary>The sequence of the polynomial with the same roots, each once: divided by its greatest common divisor with its derivative.</summary>
    internal SturmSequence SquareFree() => _sequence[^1].Length == 1 ? this : new SturmSequence(Quotient(_sequence[0], _sequence[^1]));

    /// <summary>The sign of a polynomial at a value.</summary>
    internal static int SignAt(BigInteger[] p, Rational value)
    {
        // Times the power of the denominator that makes it whole.
        var (sum, power) = (BigInteger.Zero, BigInteger.One);
        foreach (var coefficient in p.Reverse())
        {
            sum = sum * value.Numerator + coefficient * power;
            power *= value.Denominator;
        }

        return sum.Sign;
    }

    private static int SignAtInfinity(BigInteger[] p, int side) => p.Length % 2 == 0 ? side * p[^1].Sign : p[^1].Sign;

    private int Changes(Func<BigInteger[], int> sign)
    {
        var signs = _sequence.Select(sign).Where(s => s != 0).ToList();
        return signs.Zip(signs.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    /// <summary>Minus the remainder times a positive number, without a common factor.</summary>
    private static BigInteger[] NegatedRemainder(BigInteger[] a, BigInteger[] b)
    {
        var rest = (BigInteger[])a.Clone();
        while (rest.Length >= b.Length)
        {
            // |lead(b)| rest - sign(lead(b)) lead(rest) x^k b: the factor on rest is positive.
            var (size, factor, k) = (BigInteger.Abs(b[^1]), b[^1].Sign * rest[^1], rest.Length - b.Length);
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] = size * rest[i] - (i >= k ? factor * b[i - k] : 0);
            }

            rest = Trim(rest);
        }

        var content = rest.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return [.. rest.Select(c => -c / content)];
    }

    /// <summary>The quotient of a division that leaves no rest, times a positive number or a negative one, without a common factor.</summary>
    private static BigInteger[] Quotient(BigInteger[] a, BigInteger[] b)
    {
        var (rest, quotient) = ((BigInteger[])a.Clone(), new BigInteger[a.Length - b.Length + 1]);
        for (var k = quotient.Length - 1; k >= 0; k--)
        {
            var factor = rest[k + b.Length - 1];
            quotient = [.. quotient.Select(c => c * b[^1])];
            quotient[k] = factor;
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] = b[^1] * rest[i] - (i >= k && i - k < b.Length ? factor * b[i - k] : 0);
            }
        }

        var content = quotient.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return [.. quotient.Select(c => c / content)];
    }

    private static BigInteger[] Trim(BigInteger[] p)
    {
        var length = p.Length;
        while (length > 0 && p[length - 1].IsZero)
        {
            length--;
        }

        return p[..length];
    }
}
