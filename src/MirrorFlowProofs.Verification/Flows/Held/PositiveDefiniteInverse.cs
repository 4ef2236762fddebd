using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>The inverse of a symmetric matrix of rationals, by elimination.</summary>
internal static class PositiveDefiniteInverse
{
    /// <summary>The inverse; null unless the matrix is positive definite.</summary>
    internal static Rational[][]? Of(Rational[][] matrix)
    {
        var n = matrix.Length;
        Rational[][] rows = [.. matrix.Select((row, i) => row.Concat(Enumerable.Range(0, n).Select(j => i == j ? Rational.One : Rational.Zero)).ToArray())];
        for (int k = 0; k < n; k++)
        {
            // A symmetric matrix is positive definite if and only if all pivots, taken in order, are positive.
            if (rows[k][k].Sign <= 0)
            {
                return null;
            }

            rows[k] = [.. rows[k].Select(entry => entry / rows[k][k])];
            for (int i = 0; i < n; i++)
            {
                if (i != k)
                {
                    rows[i] = [.. rows[i].Zip(rows[k], (entry, pivot) => entry - (rows[i][k] * pivot))];
                }
            }
        }

        return [.. rows.Select(row => row[n..])];
    }
}
