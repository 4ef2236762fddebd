using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// Exponents with symbols as whole combinations of a few: of 1/d, and of rational functions of the symbols. They are found from values at
/// rational points; that the combinations are right is what Coq proves.
/// </summary>
internal sealed class ExponentLattice
{
    private const int Points = 12;

    private readonly IReadOnlyList<Symbol> _symbols;
    private readonly List<Rational[]> _basis = [];
    private readonly List<BigInteger> _denominators;

    private ExponentLattice(IReadOnlyList<Expr> exponents)
    {
        _symbols = [.. exponents.SelectMany(Substitution.SymbolsOf).Distinct()];
        List<Expr> generators = [];
        foreach (var e in exponents.Prepend(Expr.One))
        {
            if (Combination(Values(e)) is null)
            {
                generators.Add(e);
                _basis.Add(Values(e));
            }
        }

        var combinations = exponents.Select(e => Combination(Values(e))!).ToList();
        _denominators = [.. generators.Select((_, i) => combinations.Select(c => c[i].Denominator).Aggregate(BigInteger.One, (a, b) => a / BigInteger.GreatestCommonDivisor(a, b) * b))];
        Generators = [.. generators.Select((g, i) => Expansion.Expand(g / new Rational(_denominators[i], 1)))];
    }

    /// <summary>The generators; the first is 1/d.</summary>
    public IReadOnlyList<Expr> Generators { get; }

    /// <summary>The degree d of the first generator.</summary>
    public int Degree => (int)_denominators[0];

    /// <summary>The lattice of exponents; null where one is not a rational function.</summary>
    public static ExponentLattice? TryOf(IReadOnlyList<Expr> exponents) =>
        exponents.SelectMany(ExpressionNodes.Of).All(n => n is Number or Symbol or Sum or Product or Power { Exponent: Number { Value.IsInteger: true } }) ? new(exponents) : null;

    /// <summary>How often each generator is in an exponent.</summary>
    public IReadOnlyList<int> CoordinatesOf(Expr exponent) =>
        [.. Combination(Values(exponent))!.Select((c, i) => (int)(c * new Rational(_denominators[i], 1)).Numerator)];

    private Rational[] Values(Expr e) => [.. Enumerable.Range(1, Points).Select(k => ((Number)Substitution.Replace(e, PointOf(k))).Value)];

    // Points on no curve of low degree, and on no pole.
    private Dictionary<Symbol, Expr> PointOf(int k) => _symbols.Select((s, i) => (s, i))
        .ToDictionary(x => x.s, x => (Expr)(1 + new Rational((k * k * (x.i + 2)) + (7 * k) + x.i, 997 + (2 * x.i))));

    // The coefficients in the basis so far, by elimination; null for values outside its span.
    private Rational[]? Combination(Rational[] values)
    {
        var columns = _basis.Count;
        var rows = Enumerable.Range(0, Points).Select(r => _basis.Select(b => b[r]).Append(values[r]).ToArray()).ToList();
        for (var column = 0; column < columns; column++)
        {
            var pivot = rows.FindIndex(column, r => !r[column].IsZero);
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            rows[column] = [.. rows[column].Select(v => v / rows[column][column])];
            for (var r = 0; r < rows.Count; r++)
            {
                if (r != column)
                {
                    var factor = rows[r][column];
                    rows[r] = [.. rows[r].Select((v, i) => v - factor * rows[column][i])];
                }
            }
        }

        return rows.Skip(columns).All(r => r[columns].IsZero) ? [.. rows.Take(columns).Select(r => r[columns])] : null;
    }
}
