namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// The exponents that occur at one base span a finitely generated group, free because it lies in a rational vector
/// space (spanned by <c>1</c>, <c>q</c>, <c>1/q</c>, ...). This is a basis of it: the powers of the base with basis
/// exponents are independent variables, and every power that occurs is a monomial in them.
/// </summary>
internal sealed class ExponentLattice
{
    private readonly List<Expr> _coordinates;
    private readonly List<Rational[]> _rows;
    private readonly List<int> _pivots;

    internal ExponentLattice(IEnumerable<Expr> exponents)
    {
        var list = exponents.Distinct().ToList();
        _coordinates = [.. list.SelectMany(Parts).Select(p => p.Monomial).Distinct()];
        _coordinates.Sort(Ordering.Canonical);
        (_rows, _pivots) = Echelon([.. list.Select(Vector)], _coordinates.Count);
        Basis = [.. _rows.Select(row => Sum.Of(row.Select((c, i) => c * _coordinates[i])))];
    }

    /// <summary>The basis exponents.</summary>
    internal IReadOnlyList<Expr> Basis { get; }

    /// <summary>The integers with <c>exponent = sum n_k basis_k</c>, for an exponent that took part in the making.</summary>
    internal int[] Coordinates(Expr exponent)
    {
        var rest = Vector(exponent);
        var result = new int[_rows.Count];
        for (var k = 0; k < _rows.Count; k++)
        {
            var factor = rest[_pivots[k]] / _rows[k][_pivots[k]];
            result[k] = checked((int)factor.Numerator);
            Subtract(rest, _rows[k], factor);
        }

        return result;
    }

    private static IEnumerable<(Rational Coefficient, Expr Monomial)> Parts(Expr exponent) =>
        Expansion.TermsOf(Expansion.Expand(exponent)).Select(t => t is Number n ? (n.Value, Expr.One) : Product.SplitCoefficient(t));

    private Rational[] Vector(Expr exponent)
    {
        var vector = new Rational[_coordinates.Count];
        foreach (var (coefficient, monomial) in Parts(exponent))
        {
            vector[_coordinates.IndexOf(monomial)] = coefficient;
        }

        return vector;
    }

    /// <summary>Row echelon form under integer row operations: Euclid's algorithm in one column after the other.</summary>
    private static (List<Rational[]> Rows, List<int> Pivots) Echelon(List<Rational[]> rows, int columns)
    {
        var (done, pivots) = (new List<Rational[]>(), new List<int>());
        for (var column = 0; column < columns; column++)
        {
            while (rows.Where(r => !r[column].IsZero).ToList() is { Count: > 0 } active)
            {
                var smallest = active.MinBy(r => Rational.Abs(r[column]))!;
                foreach (var row in active.Where(r => !ReferenceEquals(r, smallest)))
                {
                    Subtract(row, smallest, (row[column] / smallest[column]).Floor());
                }

                if (active.Count == 1)
                {
                    rows.Remove(smallest);
                    done.Add(smallest[column].Sign < 0 ? [.. smallest.Select(c => -c)] : smallest);
                    pivots.Add(column);
                }
            }
        }

        return (done, pivots);
    }

    private static void Subtract(Rational[] from, Rational[] row, Rational factor)
    {
        for (var i = 0; i < from.Length; i++)
        {
            from[i] -= factor * row[i];
        }
    }
}
