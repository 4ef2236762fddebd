using System.Numerics;
using MirrorFlowProofs.Symbolic.Polynomials;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Sums of products of powers as polynomials: for each base that occurs in the terms, the powers with basis exponents
/// (<see cref="ExponentLattice"/>) are the variables.
/// </summary>
/// <remarks>
/// <c>b^(n_1 e_1 + n_2 e_2) = (b^e_1)^n_1 (b^e_2)^n_2</c> holds for <c>b &gt; 0</c>, and for negative <c>b</c> where the
/// exponents that occur are integers: the basis exponents are integer combinations of them, so integers too. Where
/// <c>b</c> is negative and one of them is no integer, the sum is not defined.
/// </remarks>
internal sealed class PolynomialFrame
{
    private readonly List<(Expr Base, Expr Exponent)> _variables = [];
    private readonly Dictionary<Expr, (ExponentLattice Lattice, int First)> _bases = [];

    /// <summary>A frame for the sums; their terms are products of powers (nothing to expand).</summary>
    internal PolynomialFrame(IEnumerable<Expr> sums)
    {
        var exponents = new Dictionary<Expr, HashSet<Expr>>();
        foreach (var factor in sums.SelectMany(Expansion.TermsOf).SelectMany(t => Product.FactorsOf(t)))
        {
            var (b, e) = SplitPower(factor);
            if (!exponents.TryGetValue(b, out var set))
            {
                exponents[b] = set = [];
            }

            set.Add(e);
        }

        foreach (var (b, set) in exponents.OrderBy(p => p.Key, Ordering.Canonical))
        {
            var lattice = new ExponentLattice(set);
            _bases[b] = (lattice, _variables.Count);
            _variables.AddRange(lattice.Basis.Select(e => (b, e)));
        }
    }

    /// <summary>The variables, as the powers that they stand for.</summary>
    internal IReadOnlyList<Expr> Variables => [.. _variables.Select(v => Power.Of(v.Base, v.Exponent))];

    /// <summary>
    /// Whether a base that may be 0 has an exponent with symbols: there <c>0^0 = 1</c>, so the power is not the monomial.
    /// </summary>
    internal bool HasSymbolicPowersAtZero =>
        _variables.Any(v => v.Exponent is not Number && !Ranges.Of(v.Base).IsNonzero);

    /// <summary>
    /// The sum as <c>unit * prod variable_i^shift_i * polynomial</c>, the polynomial primitive with a positive leading
    /// coefficient and not divisible by a variable; shifts may be negative.
    /// </summary>
    internal (Rational Unit, IReadOnlyList<(Expr Base, Expr Exponent, int Times)> Shift, Polynomial Polynomial) Read(Expr sum)
    {
        var terms = Expansion.TermsOf(sum).Select(t => (Coordinates(t), Product.SplitCoefficient(t).Coefficient)).ToList();
        var shift = Enumerable.Range(0, _variables.Count).Select(i => terms.Min(t => t.Item1[i])).ToArray();
        var denominator = terms.Aggregate(BigInteger.One, (d, t) =>
            d / BigInteger.GreatestCommonDivisor(d, t.Coefficient.Denominator) * t.Coefficient.Denominator);
        var whole = Polynomial.Of(_variables.Count, terms.Select(t => (
            new Monomial([.. t.Item1.Select((e, i) => e - shift[i])]), (t.Coefficient * denominator).Numerator)));
        var primitive = whole.Primitive();
        var unit = new Rational(whole.LeadingCoefficient, primitive.LeadingCoefficient * denominator);
        var powers = shift.Select((n, i) => (n, i)).Where(s => s.n != 0)
            .Select(s => (_variables[s.i].Base, _variables[s.i].Exponent, s.n));
        return (unit, [.. powers], primitive);
    }

    /// <summary>The polynomial as a sum again.</summary>
    internal Expr Write(Polynomial p) => Sum.Of(p.Terms.Select(t => Product.Of(_variables
        .Select((v, i) => Power.Of(v.Base, t.Monomial[i] * v.Exponent))
        .Prepend((Rational)t.Coefficient))));

    /// <summary>The base and exponent of a factor; a factor that is no power has exponent 1.</summary>
    internal static (Expr Base, Expr Exponent) SplitPower(Expr factor) =>
        factor is Power p ? (p.Base, p.Exponent) : (factor, Expr.One);

    private int[] Coordinates(Expr term)
    {
        var result = new int[_variables.Count];
        foreach (var factor in Product.FactorsOf(term))
        {
            var (b, e) = SplitPower(factor);
            var (lattice, first) = _bases[b];
            lattice.Coordinates(e).CopyTo(result, first);
        }

        return result;
    }
}
