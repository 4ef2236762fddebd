using System.Numerics;

namespace MirrorFlowProofs.Symbolic;

public sealed partial record Power
{
    /// <summary>Integer powers of numbers larger than this many bits are refused.</summary>
    internal const long LargestNumberInBits = 4_000_000;

    /// <summary>The base to the exponent, in canonical form.</summary>
    /// <remarks>
    /// <c>(b^e)^f = b^(e*f)</c> fires only where <c>b</c> is known to be nonnegative or <c>f</c> is an integer, and
    /// <c>(b^e)^f = abs(b)^(e*f)</c> where <c>e</c> is an even integer; <c>(a*b)^f = a^f * b^f</c> only for an integer
    /// <c>f</c> or a nonnegative <c>a</c>. <c>x^0</c> is 1, also at 0.
    /// </remarks>
    /// <exception cref="DivideByZeroException">0 to a negative power.</exception>
    /// <exception cref="ExpressionTooLargeException">The number would have millions of digits.</exception>
    public static Expr Of(Expr @base, Expr exponent)
    {
        if (exponent is not (Number or Symbol))
        {
            exponent = Expansion.Expand(exponent);
        }

        if (exponent.IsZero)
        {
            return Expr.One;
        }

        if (exponent.IsOne)
        {
            return @base;
        }

        var isInteger = IsInteger(exponent);
        return @base switch
        {
            Number n => OfNumber(n.Value, exponent),
            Power p when isInteger || Ranges.IsNonnegative(p.Base) => Of(p.Base, p.Exponent * exponent),
            Power p when p.Exponent is Number { Value: { IsInteger: true } even } && even.Numerator.IsEven =>
                Of(Apply.Of(Function.Abs, p.Base), p.Exponent * exponent),
            Product p => OfProduct(p, exponent, isInteger),
            Sum s => OfSum(s, exponent),
            Apply { Function: Function.Exp } a => Apply.Of(Function.Exp, a.Argument * exponent),
            Apply { Function: Function.Abs } a when exponent is Number { Value: { IsInteger: true } even }
                && even.Numerator.IsEven => Of(a.Argument, exponent),
            _ => Shared(@base, exponent),
        };
    }

    /// <summary>The power as it stands; of one base to one exponent, asked for again and again, one node.</summary>
    private static Power Shared(Expr @base, Expr exponent) => @base.LastPower is { } last && last.Exponent.Equals(exponent)
        ? last
        : @base.LastPower = new Power(@base, exponent);

    /// <summary>The square root.</summary>
    public static Expr Sqrt(Expr e) => Of(e, new Rational(1, 2));

    /// <summary>Whether the exponent is a polynomial with integer coefficients in integer symbols.</summary>
    public static bool IsInteger(Expr exponent) => exponent switch
    {
        Number n => n.Value.IsInteger,
        Symbol s => s.Domain.IsInteger,
        Sum s => s.Terms.All(IsInteger),
        Product p => p.Coefficient.IsInteger && p.Factors.All(IsInteger),
        Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } p => IsInteger(p.Base),
        _ => false,
    };

    private static Expr OfProduct(Product p, Expr exponent, bool isInteger)
    {
        if (isInteger)
        {
            return Product.Of(p.Factors.Select(f => Of(f, exponent)).Append(Of(p.Coefficient, exponent)));
        }

        var split = new List<Expr>();
        var kept = new List<Expr>();
        foreach (var factor in p.Factors)
        {
            (Ranges.IsNonnegative(factor) ? split : kept).Add(factor);
        }

        if (kept.Count == 0)
        {
            split.Add(p.Coefficient);
            return Product.Of(split.Select(f => Of(f, exponent)));
        }

        var size = Rational.Abs(p.Coefficient);
        if (!size.IsOne)
        {
            split.Add(size);
        }

        if (split.Count == 0)
        {
            return new Power(p, exponent);
        }

        var rest = Product.Of(kept.Append(p.Coefficient.Sign));
        return Product.Of(split.Select(f => Of(f, exponent)).Append(Of(rest, exponent)));
    }

    private static Expr OfSum(Sum sum, Expr exponent)
    {
        var (content, primitive) = exponent is Number { Value.IsInteger: true }
            ? sum.NormalizedContent()
            : sum.Content();
        return content.IsOne
            ? new Power(primitive, exponent)
            : Product.Of(Of(content, exponent), new Power(primitive, exponent));
    }

    private static Expr OfNumber(Rational value, Expr exponent)
    {
        if (value.IsOne)
        {
            return Expr.One;
        }

        if (value.IsZero)
        {
            var range = Ranges.Of(exponent);
            return range.IsPositive ? Expr.Zero
                : range.IsNegative ? throw new DivideByZeroException("0 to a negative power")
                : new Power(value, exponent);
        }

        if (exponent is Number { Value: { IsInteger: true } integer })
        {
            if (value == -1)
            {
                return integer.Numerator.IsEven ? 1 : -1;
            }

            var bits = Math.Max((long)value.Numerator.GetBitLength(), value.Denominator.GetBitLength());
            if (BigInteger.Abs(integer.Numerator) * bits > LargestNumberInBits)
            {
                throw new ExpressionTooLargeException($"the number ({value})^({integer}) has too many digits to write down");
            }

            return Rational.Pow(value, (int)integer.Numerator);
        }

        if (value.Sign < 0)
        {
            return !IsInteger(exponent) ? new Power(value, exponent)
                : value == -1 ? OfMinusOne(exponent)
                : Product.Of(OfMinusOne(exponent), OfNumber(-value, exponent));
        }

        var factors = new List<Expr>();
        foreach (var (prime, multiplicity) in PrimeFactors.Of(value))
        {
            factors.Add(OfPrime(prime, exponent * multiplicity));
        }

        return factors.Count == 1 ? factors[0] : Product.Of(factors);
    }

    /// <summary>-1 to an integer exponent, which counts up to even numbers: <c>(-1)^(3*n + 2) = (-1)^n</c>.</summary>
    private static Expr OfMinusOne(Expr exponent)
    {
        var odd = Sum.Of(Expansion.TermsOf(exponent).Select(Product.SplitCoefficient).Where(t => !t.Coefficient.Numerator.IsEven).Select(t => t.Monomial));
        return odd.IsZero ? Expr.One : odd.IsOne ? -1 : odd is Sum && Expansion.TermsOf(odd).Any(t => t.IsOne)
            ? -new Power(-1, odd - 1)
            : new Power(-1, odd);
    }

    /// <summary>Takes the integer part of the constant term of the exponent out: 2^(1/q - 1) = 1/2 * 2^(1/q).</summary>
    private static Expr OfPrime(BigInteger prime, Expr exponent)
    {
        exponent = Expansion.Expand(exponent);
        var constant = exponent switch
        {
            Number n => n.Value,
            Sum s => s.Terms.OfType<Number>().Select(n => n.Value).FirstOrDefault(),
            _ => Rational.Zero,
        };
        var whole = constant.Floor();
        var rest = exponent - new Rational(whole, 1);
        var outside = OfNumber(prime, (Rational)whole);
        return rest.IsZero ? outside
            : whole.IsZero ? new Power((Rational)prime, rest)
            : Product.Of(outside, rest.IsOne ? (Rational)prime : new Power((Rational)prime, rest));
    }
}

/// <summary>The primes of a positive rational with their multiplicities, by trial division up to a bound.</summary>
internal static class PrimeFactors
{
    private const int TrialBound = 10_000;

    /// <summary>
    /// Pairs (base, multiplicity) whose product is the value; negative multiplicities for the denominator. A cofactor
    /// without divisors below the bound is given as one base (it may be composite; it is then not split further).
    /// </summary>
    internal static IEnumerable<(BigInteger Base, int Multiplicity)> Of(Rational value) =>
        OfInteger(value.Numerator, 1).Concat(OfInteger(value.Denominator, -1));

    private static IEnumerable<(BigInteger Base, int Multiplicity)> OfInteger(BigInteger n, int sign)
    {
        for (var p = 2; p <= TrialBound && (BigInteger)p * p <= n; p += p == 2 ? 1 : 2)
        {
            (n, var multiplicity) = Strip(n, p);
            if (multiplicity > 0)
            {
                yield return (p, sign * multiplicity);
            }
        }

        if (!n.IsOne)
        {
            yield return (n, sign);
        }
    }

    /// <summary>All factors <paramref name="p"/> taken out of n, by p, p^2, p^4 ...: a number may be a huge power.</summary>
    private static (BigInteger Cofactor, int Multiplicity) Strip(BigInteger n, BigInteger p)
    {
        var quotient = BigInteger.DivRem(n, p, out var remainder);
        if (!remainder.IsZero)
        {
            return (n, 0);
        }

        var (cofactor, pairs) = Strip(quotient, p * p);
        var last = BigInteger.DivRem(cofactor, p, out remainder);
        return remainder.IsZero ? (last, 2 * pairs + 2) : (cofactor, 2 * pairs + 1);
    }
}

/// <summary>An expression that would grow beyond a stated bound; nothing is computed wrongly, it is refused.</summary>
public sealed class ExpressionTooLargeException(string message) : Exception(message);
