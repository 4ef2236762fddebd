using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Conservation;

/// <summary>Linear algebra over the rationals, by Gauss-Jordan elimination.</summary>
internal static class RationalElimination
{
    /// <summary>A basis of the vectors c with <c>rows c = 0</c>, one vector a free column, in lowest integers.</summary>
    internal static List<Rational[]> Kernel(List<Rational[]> rows, int columns)
    {
        var (reduced, pivots) = Reduce(rows, columns);
        var kernel = new List<Rational[]>();
        foreach (var free in Enumerable.Range(0, columns).Except(pivots))
        {
            var vector = new Rational[columns];
            vector[free] = 1;
            for (var r = 0; r < pivots.Count; r++)
            {
                vector[pivots[r]] = -reduced[r][free];
            }

            kernel.Add(InLowestIntegers(vector));
        }

        return kernel;
    }

    private static (List<Rational[]> Rows, List<int> Pivots) Reduce(List<Rational[]> rows, int columns)
    {
        List<Rational[]> reduced = [.. rows.Select(row => (Rational[])row.Clone())];
        var pivots = new List<int>();
        for (var column = 0; column < columns && pivots.Count < reduced.Count; column++)
        {
            var at = reduced.FindIndex(pivots.Count, row => !row[column].IsZero);
            if (at < 0)
            {
                continue;
            }

            (reduced[pivots.Count], reduced[at]) = (reduced[at], reduced[pivots.Count]);
            var pivot = reduced[pivots.Count];
            var inverse = 1 / pivot[column];
            for (var j = column; j < columns; j++)
            {
                pivot[j] *= inverse;
            }

            foreach (var row in reduced.Where(row => !ReferenceEquals(row, pivot) && !row[column].IsZero))
            {
                var factor = row[column];
                for (var j = column; j < columns; j++)
                {
                    row[j] -= factor * pivot[j];
                }
            }

            pivots.Add(column);
        }

        return (reduced, pivots);
    }

    private static Rational[] InLowestIntegers(Rational[] vector)
    {
        var denominator = vector.Aggregate(
            System.Numerics.BigInteger.One,
            (lcm, c) => lcm / System.Numerics.BigInteger.GreatestCommonDivisor(lcm, c.Denominator) * c.Denominator);
        var divisor = vector.Aggregate(
            System.Numerics.BigInteger.Zero,
            (gcd, c) => System.Numerics.BigInteger.GreatestCommonDivisor(gcd, (c * denominator).Numerator));
        return [.. vector.Select(c => c * denominator / divisor)];
    }
}
