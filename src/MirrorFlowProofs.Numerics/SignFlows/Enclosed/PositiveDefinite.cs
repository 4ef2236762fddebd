namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A symmetric matrix of intervals all of whose matrices are certainly positive definite, factored as L D L^T: its pivots are
/// enclosures of those of every matrix in it, and all positive.
/// </summary>
internal sealed class PositiveDefinite
{
    private readonly Interval[,] _lower;
    private readonly Interval[] _pivots;

    private PositiveDefinite(Interval[,] lower, Interval[] pivots) => (_lower, _pivots) = (lower, pivots);

    /// <summary>The factors of the rows and columns with the given indices; null where a pivot may be 0 or negative.</summary>
    public static PositiveDefinite? Of(Interval[,] matrix, IReadOnlyList<int> indices)
    {
        int n = indices.Count;
        var (lower, pivots) = (new Interval[n, n], new Interval[n]);
        for (int i = 0; i < n; i++)
        {
            pivots[i] = matrix[indices[i], indices[i]];
            for (int j = 0; j < i; j++)
            {
                Interval sum = matrix[indices[i], indices[j]];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * pivots[k] * lower[j, k];
                }

                lower[i, j] = sum / pivots[j];
                pivots[i] -= lower[i, j] * sum;
            }

            if (!(pivots[i].Lower > 0))
            {
                return null;
            }
        }

        return new(lower, pivots);
    }

    /// <summary>The solutions of all systems in it.</summary>
    public Interval[] Solve(Interval[] right)
    {
        Interval[] solution = [.. right];
        for (int i = 0; i < solution.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                solution[i] -= _lower[i, k] * solution[k];
            }
        }

        for (int i = solution.Length - 1; i >= 0; i--)
        {
            solution[i] /= _pivots[i];
            for (int k = i + 1; k < solution.Length; k++)
            {
                solution[i] -= _lower[k, i] * solution[k];
            }
        }

        return solution;
    }
}
