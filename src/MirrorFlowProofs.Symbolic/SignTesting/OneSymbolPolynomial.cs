using System.Numerics;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>
/// A polynomial in one symbol with rational coefficients, up to a positive factor: where it is below 0, and what holds at
/// whole numbers.
/// </summary>
/// <remarks>
/// All real roots lie within Cauchy's bound <c>1 + max |a_i|/|a_n|</c>; Sturm's theorem counts the roots in an interval, so
/// that halving finds a point in every gap between two roots, and the root itself where it is rational: its denominator
/// divides a_n. (S. Basu, R. Pollack, M.-F. Roy, Algorithms in Real Algebraic Geometry, lemma 10.2, theorem 2.50.)
/// </remarks>
internal sealed class OneSymbolPolynomial
{
    private const int MostDegree = 32;
    private const int MostIntegers = 5000;
    private const int MostHalvings = 2000;

    private readonly Domain _domain;
    private readonly BigInteger[] _coefficients;
    private readonly BigInteger _bound;

    private OneSymbolPolynomial(Symbol symbol, BigInteger[] coefficients)
    {
        (Symbol, _domain, _coefficients) = (symbol, symbol.Domain, coefficients);
        _bound = 2 + coefficients.Max(BigInteger.Abs) / BigInteger.Abs(coefficients[^1]);
    }

    internal Symbol Symbol { get; }

    /// <summary>The polynomial; for a positive symbol with negative powers, times a power of the symbol. Null when it is none.</summary>
    internal static OneSymbolPolynomial? Of(Expr e)
    {
        if (Substitution.SymbolsOf(e) is not [var symbol])
        {
            return null;
        }

        var terms = new List<(int Exponent, Rational Coefficient)>();
        foreach (var (exponent, coefficient) in Expansion.Collect(e, symbol))
        {
            if (exponent is not Number { Value: { IsInteger: true } n } || coefficient is not Number c || BigInteger.Abs(n.Numerator) > MostDegree)
            {
                return null;
            }

            terms.Add(((int)n.Numerator, c.Value));
        }

        terms.RemoveAll(t => t.Coefficient.IsZero);
        var least = terms.Count == 0 ? 0 : Math.Min(0, terms.Min(t => t.Exponent));
        if (terms.Count == 0 || (least < 0 && !symbol.Domain.IsPositive))
        {
            return null;
        }

        var common = terms.Aggregate(BigInteger.One, (d, t) => d / BigInteger.GreatestCommonDivisor(d, t.Coefficient.Denominator) * t.Coefficient.Denominator);
        var coefficients = new BigInteger[terms.Max(t => t.Exponent) - least + 1];
        foreach (var (exponent, coefficient) in terms)
        {
            coefficients[exponent - least] = (coefficient * common).Numerator;
        }

        return new OneSymbolPolynomial(symbol, coefficients);
    }

    /// <summary>
    /// A value in the domain at which the polynomial is below 0, or not above it for a strict claim. Within the bounds on
    /// halvings and on whole numbers there is none where null is the answer, but for irrational roots of a strict claim.
    /// </summary>
    internal Rational? Refutation(bool strict)
    {
        foreach (var value in _domain.IsInteger ? Integers() ?? [] : RealValues(strict))
        {
            if (_domain.Contains(value) && SturmSequence.SignAt(_coefficients, value) < (strict ? 1 : 0))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The move of a proof at all whole numbers of the domain; null where it is false or they are too many.</summary>
    internal string? HoldsAtIntegers(bool strict)
    {
        if (!_domain.IsInteger || Integers() is not { Count: > 0 } values
            || values.Any(n => SturmSequence.SignAt(_coefficients, n) < (strict ? 1 : 0)))
        {
            return null;
        }

        return FormattableString.Invariant(
            $"it is true at `{Symbol.Name} = {values[0]}, ..., {values[^1]}`, and farther out its sign does not change: no root is larger than {_bound} in size (Cauchy's bound)");
    }

    /// <summary>
    /// The whole numbers of the domain within the bound, and one beyond it where all are; its sign is that of those farther
    /// out. Null when they are too many.
    /// </summary>
    private List<Rational>? Integers()
    {
        var low = _domain.Lower is { } l ? l.IsInteger && _domain.LowerOpen ? l.Numerator + 1 : l.Ceiling() : -_bound;
        var high = _domain.Upper is { } u ? u.IsInteger && _domain.UpperOpen ? u.Numerator - 1 : u.Floor() : _bound;
        var (from, to) = low > _bound ? (low, low) : high < -_bound ? (high, high)
            : (BigInteger.Max(low, -_bound), BigInteger.Min(high, _bound));
        return to - from > MostIntegers ? null
            : [.. Enumerable.Range(0, Math.Max(0, (int)(to - from) + 1)).Select(i => (Rational)(from + i))];
    }

    /// <summary>The ends of the domain, points in every gap between roots and, where they are asked for, rational roots.</summary>
    private IEnumerable<Rational> RealValues(bool withRoots)
    {
        var low = _domain.Lower is { } l && l > -_bound ? l : -_bound;
        var high = _domain.Upper is { } u && u < _bound ? u : _bound;
        return low < high ? Values(new SturmSequence(_coefficients).SquareFree(), low, high, withRoots) : [];
    }

    private IEnumerable<Rational> Values(SturmSequence sequence, Rational low, Rational high, bool withRoots)
    {
        var lead = BigInteger.Abs(_coefficients[^1]);
        var open = new Stack<(Rational Low, Rational High)>();
        open.Push((low, high));
        yield return low;
        yield return high;
        for (var i = 0; i < MostHalvings && open.TryPop(out var part); i++)
        {
            var (a, b) = part;
            var roots = sequence.RootsIn(a, b);
            if (roots == 0 || (roots == 1 && sequence.SignAt(a) != 0 && (!withRoots || sequence.SignAt(b) == 0)))
            {
                continue;
            }

            if (roots == 1 && b - a < new Rational(1, lead) && sequence.SignAt(a) != 0)
            {
                yield return new Rational((b * lead).Floor(), lead);
                continue;
            }

            var middle = (a + b) / 2;
            yield return middle;
            open.Push((a, middle));
            open.Push((middle, b));
        }
    }
}
