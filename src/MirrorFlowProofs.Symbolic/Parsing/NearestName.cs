namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>Which known name was probably meant by a misspelt one.</summary>
public static class NearestName
{
    private const int LongestName = 64;

    /// <summary>
    /// The nearest name by edit distance, case aside, or null where none is near; the first in ordinal order of equals.
    /// A single letter is near to no other.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        var farthest = name.Length == 1 ? 0 : Math.Max(1, name.Length / 3);
        return known
            .Where(candidate => candidate.Length <= LongestName)
            .Select(candidate => (Candidate: candidate, Distance: Distance(name, candidate)))
            .Where(pair => pair.Distance <= farthest)
            .OrderBy(pair => pair.Distance)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }

    /// <summary>How many letters must be changed, added or left out.</summary>
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = previous[j - 1] + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
