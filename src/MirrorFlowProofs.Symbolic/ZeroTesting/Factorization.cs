using System.Numerics;
using MirrorFlowProofs.Symbolic.Polynomials;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// A base as <c>unit * pieces * prod element^exponent</c>: a rational number, powers of nonnegative generators, and
/// integer powers of elements whose sign may vary.
/// </summary>
internal sealed record FactoredBase(
    Rational Unit, IReadOnlyList<(Expr Base, Expr Exponent)> Pieces, IReadOnlyDictionary<Expr, int> Elements)
{
    /// <summary>The elements with odd exponents: their signs make the sign of the base.</summary>
    internal IEnumerable<Expr> OddElements => Elements.Where(e => e.Value % 2 != 0).Select(e => e.Key);
}

/// <summary>
/// Factorizations of given bases over one coprime basis. Two of its elements have no common factor, none has a square
/// factor, and none is divisible by a generator, so that elements, generators and primes are multiplicatively
/// independent modulo perfect powers.
/// </summary>
internal sealed class Factorization
{
    /// <summary>Bases that multiply out to more terms than this are not split.</summary>
    private const int LargestBase = 4_000;

    private readonly Dictionary<Expr, IReadOnlyList<(Expr Numerator, int Exponent)>> _cleared = [];
    private readonly PolynomialFrame _frame;
    private readonly IReadOnlyList<Polynomial> _basis;
    private readonly List<Expr> _elements;

    internal Factorization(IEnumerable<Expr> bases)
    {
        foreach (var sum in bases.SelectMany(FactorsOf).Select(f => f.Factor).OfType<Sum>().Distinct())
        {
            _cleared[sum] = Clear(sum);
        }

        var numerators = _cleared.Values.SelectMany(c => c).Select(c => c.Numerator).Distinct().ToList();
        _frame = new PolynomialFrame(numerators);
        _basis = CoprimeBasis.Of(numerators.Where(n => !n.IsZero).Select(n => _frame.Read(n).Polynomial));
        _elements = [.. _basis.Select(_frame.Write)];
    }

    /// <summary>The factorization of a base that took part in the making; null for one that is 0 throughout.</summary>
    internal FactoredBase? Of(Expr @base)
    {
        var unit = @base is Product p ? p.Coefficient : Rational.One;
        var pieces = new List<(Expr, Expr)>();
        var elements = new Dictionary<Expr, int>();
        foreach (var (factor, exponent) in FactorsOf(@base))
        {
            if (factor is not Sum)
            {
                AddGenerator(factor, Expr.One, exponent, pieces, elements);
                continue;
            }

            foreach (var (numerator, multiplicity) in _cleared[factor])
            {
                if (numerator.IsZero)
                {
                    return null;
                }

                var n = exponent * multiplicity;
                var (constant, shift, polynomial) = _frame.Read(numerator);
                unit *= Rational.Pow(constant, n);
                foreach (var (generator, power, times) in shift)
                {
                    AddGenerator(generator, power, n * times, pieces, elements);
                }

                var exponents = CoprimeBasis.Exponents(_basis, polynomial);
                for (var i = 0; i < exponents.Length; i++)
                {
                    AddElement(elements, _elements[i], n * exponents[i]);
                }
            }
        }

        return new FactoredBase(unit, pieces, elements);
    }

    /// <summary>The factors of a base with integer exponents, apart from its coefficient.</summary>
    private static IEnumerable<(Expr Factor, int Exponent)> FactorsOf(Expr @base) => @base switch
    {
        Product p => p.Factors.Select(f => f is Power { Exponent: Number { Value: { IsInteger: true } n } } power
            ? (power.Base, (int)n.Numerator)
            : (f, 1)),
        _ => [(@base, 1)],
    };

    /// <summary>A power of a generator known to be nonnegative is a piece; others are elements, since their sign may vary.</summary>
    private static void AddGenerator(
        Expr generator, Expr power, int times, List<(Expr, Expr)> pieces, Dictionary<Expr, int> elements)
    {
        if (Ranges.IsNonnegative(generator) || ClassBases.IsNeverInteger(power))
        {
            pieces.Add((generator, times * power));
        }
        else
        {
            AddElement(elements, Power.Of(generator, power), times);
        }
    }

    private static void AddElement(Dictionary<Expr, int> elements, Expr element, int exponent)
    {
        if (exponent != 0)
        {
            elements[element] = elements.GetValueOrDefault(element) + exponent;
        }
    }

    /// <summary>
    /// The sum as a product of integer powers of sums free of denominators: multiplied by the powers of sums that its
    /// terms divide by, and divided by them again.
    /// </summary>
    private static IReadOnlyList<(Expr Numerator, int Exponent)> Clear(Sum sum)
    {
        var parts = new List<(Expr, int)>();
        Expr current = sum;
        while (Expansion.TermsOf(current).SelectMany(t => Product.FactorsOf(t)).OfType<Power>()
            .FirstOrDefault(IsDenominator) is { Base: Sum h })
        {
            var n = Expansion.TermsOf(current).SelectMany(t => Product.FactorsOf(t)).OfType<Power>()
                .Where(p => p.Base.Equals(h) && IsDenominator(p)).Max(p => -(int)((Number)p.Exponent).Value.Numerator);
            current = Sum.Of(Expansion.TermsOf(current).Select(t => Product.Of(t, Power.Of(h, n))));
            parts.AddRange(Clear(h).Select(c => (c.Numerator, -n * c.Exponent)));
        }

        RefuseLarge(current);
        current = Expansion.Expand(current);
        if (current is Sum s && s.Terms.SelectMany(t => Product.FactorsOf(t)).OfType<Power>().Any(IsDenominator))
        {
            return [.. Clear(s), .. parts];
        }

        return [(current, 1), .. parts];
    }

    private static bool IsDenominator(Power p) =>
        p.Base is Sum && p.Exponent is Number { Value: { IsInteger: true, Sign: < 0 } n } && n >= -64;

    private static void RefuseLarge(Expr e)
    {
        BigInteger terms = 0;
        foreach (var term in Expansion.TermsOf(e))
        {
            BigInteger product = 1;
            foreach (var factor in Product.FactorsOf(term))
            {
                product *= factor switch
                {
                    Sum s => s.Terms.Length,
                    Power { Base: Sum s, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } n } } =>
                        BigInteger.Pow(s.Terms.Length, (int)Rational.Min(n, 64).Numerator),
                    _ => 1,
                };
            }

            terms += product;
        }

        if (terms > LargestBase)
        {
            throw new ExpressionTooLargeException($"a base multiplies out to more than {LargestBase} terms");
        }
    }
}
