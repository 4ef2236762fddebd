using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Theory.Conservation;

/// <summary>
/// A rigorous lower bound of the rank of a matrix of enclosed numbers: Gaussian elimination in interval arithmetic, with
/// pivots that are proved to be other than 0. Entries that are 0 but only enclosed add nothing.
/// </summary>
internal static class EnclosedRank
{
    /// <summary>The precision of the entries and of the elimination.</summary>
    internal const int Bits = 192;

    /// <summary>The rank is at least this.</summary>
    internal static int AtLeast(List<List<EnclosedValue>> rows)
    {
        if (rows.Exists(row => row.Exists(e => !e.IsEnclosed)))
        {
            return 0;
        }

        List<List<DyadicInterval>> left = [.. rows.Select(row => row.Select(e => e.Interval!.Value).ToList())];
        var rank = 0;
        for (var column = 0; left.Count > 0 && column < left[0].Count; column++)
        {
            var at = left.FindIndex(row => !row[column].ContainsZero);
            if (at < 0)
            {
                continue;
            }

            var pivot = left[at];
            left.RemoveAt(at);
            foreach (var row in left)
            {
                var factor = DyadicInterval.Divide(row[column], pivot[column], Bits)!.Value;
                for (var j = column; j < row.Count; j++)
                {
                    row[j] = DyadicInterval.Subtract(row[j], DyadicInterval.Multiply(factor, pivot[j], Bits), Bits);
                }
            }

            rank++;
        }

        return rank;
    }
}
