using System.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Rational points of the domains at which a sum, or a function such as log, under <c>abs</c>, <c>sign</c> or a power is 0: what a proof shows where it is not 0 may be
/// false there. All symbols but one get values; the last is a rational root of the polynomial that is left, or one of a few numbers.
/// </summary>
internal static class SumZeros
{
    private const int MostPoints = 200;
    private const int PointsOfOthers = 12;
    private const int MostDegree = 16;
    private const int LargestCoefficient = 10_000;
    private const int Bits = 64;

    private static readonly Rational[] Others = [0, 1, -1, 2, -2, new(1, 2), new(-1, 2), 3, -3, new(1, 3), new(3, 2), 4];

    internal static IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Of(IReadOnlyList<Expr> expressions, IReadOnlyList<Symbol> symbols) =>
        expressions.SelectMany(ExpressionNodes.Of).SelectMany(Sums).Distinct()
            .Where(f => !Ranges.Of(f).IsNonzero && Substitution.SymbolsOf(f).All(symbols.Contains))
            .SelectMany(f => Zeros(f, symbols)).Take(MostPoints);

    private static IEnumerable<Expr> Sums(Expr node) => node switch
    {
        Apply { Function: Function.Abs or Function.Sign, Argument: var argument } => Factors(argument),
        Power { Base: var b, Exponent: not Number { Value: { IsInteger: true, Sign: > 0 } } } => Factors(b),
        _ => [],
    };

    private static IEnumerable<Expr> Factors(Expr e) => e switch
    {
        Sum or Apply { Function: not (Function.Abs or Function.Sign) } => [e],
        Product p => p.Factors.SelectMany(Factors),
        Power p => Factors(p.Base),
        _ => [],
    };

    private static IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Zeros(Expr f, IReadOnlyList<Symbol> symbols) =>
        from unknown in Substitution.SymbolsOf(f)
        from rest in DomainPoints.Of([.. symbols.Where(s => !s.Equals(unknown))]).Take(PointsOfOthers)
        from root in Candidates(f, unknown, rest).Distinct()
        where unknown.Domain.Contains(root) && (!unknown.Domain.IsInteger || root.IsInteger)
        let point = new Dictionary<Symbol, Rational>(rest) { [unknown] = root }
        where EnclosureEvaluator.Evaluate(f, point, Bits).Exact is { IsZero: true }
        select point;

    private static IEnumerable<Rational> Candidates(Expr f, Symbol unknown, IReadOnlyDictionary<Symbol, Rational> rest)
    {
        Expr left;
        try
        {
            left = Substitution.Replace(f, rest.ToDictionary(p => p.Key, p => (Expr)p.Value));
        }
        catch (DivideByZeroException)
        {
            return [];
        }

        // A root of f is one with each sign of what stands in abs.
        Expr Signed(int sign) => Substitution.Rewrite(left, node => node is Apply { Function: Function.Abs, Argument: var argument } ? sign * argument : null);
        return Roots(Signed(1), unknown).Concat(Roots(Signed(-1), unknown)).Concat(Others);
    }

    /// <summary>The rational roots of a polynomial with small coefficients: numerators divide the last coefficient, denominators the first.</summary>
    private static IEnumerable<Rational> Roots(Expr e, Symbol unknown)
    {
        var terms = new SortedDictionary<int, Rational>();
        foreach (var (exponent, coefficient) in Expansion.Collect(Expansion.Expand(e), unknown))
        {
            if (exponent is not Number { Value: { IsInteger: true, Sign: >= 0 } n } || n > MostDegree || coefficient is not Number { Value: var c })
            {
                return [];
            }

            if (!c.IsZero)
            {
                terms[(int)n.Numerator] = c;
            }
        }

        if (terms.Count < 2)
        {
            return [];
        }

        if (terms.Count == 2 && terms.Keys.Last() - terms.Keys.First() == 1)
        {
            return [-terms.Values.First() / terms.Values.Last()];
        }

        var common = terms.Values.Aggregate(BigInteger.One, (d, c) => d * c.Denominator / BigInteger.GreatestCommonDivisor(d, c.Denominator));
        return from numerator in Divisors((terms.Values.First() * common).Numerator)
               from denominator in Divisors((terms.Values.Last() * common).Numerator)
               from sign in new[] { 1, -1 }
               select new Rational(sign * numerator, denominator);
    }

    private static IEnumerable<int> Divisors(BigInteger n) => BigInteger.Abs(n) is var size && size > LargestCoefficient
        ? []
        : Enumerable.Range(1, (int)size).Where(d => (size % d).IsZero);
}
