namespace MirrorFlowProofs.Verification;

/// <summary>
/// Chooses entries of a catalog: <c>q=3/2|2,L=3,balance=first</c>. Every key given must have one of its values; a key
/// left out allows all. Keys: <c>q</c> (a rational or <c>q</c>), <c>L</c> (a depth, or <c>L</c> for every depth at once), <c>balance</c>.
/// </summary>
public sealed class CatalogFilter
{
    private static readonly string[] Keys = ["q", "L", "balance"];
    private readonly Dictionary<string, HashSet<string>> _allowed;

    private CatalogFilter(Dictionary<string, HashSet<string>> allowed) => _allowed = allowed;

    /// <summary>Reads a filter.</summary>
    /// <exception cref="FormatException">It is not one; the message says what was expected and what was found.</exception>
    public static CatalogFilter Parse(string text)
    {
        var allowed = new Dictionary<string, HashSet<string>>();
        foreach (var part in text.Split(','))
        {
            var (key, values) = part.IndexOf('=') is var at and >= 0 ? (part[..at].Trim(), part[(at + 1)..]) : (part.Trim(), "");
            if (!Keys.Contains(key) || values.Length == 0)
            {
                throw new FormatException($"expected q=..., L=... or balance=..., found '{part.Trim()}'");
            }

            if (!allowed.TryAdd(key, [.. values.Split('|').Select(value => Canonical(key, value.Trim()))]))
            {
                throw new FormatException($"expected each key once, found '{key}' again");
            }
        }

        return new CatalogFilter(allowed);
    }

    /// <summary>The entries chosen, in their order.</summary>
    /// <exception cref="FormatException">None is; the message says which values there are.</exception>
    public IReadOnlyList<CatalogEntry> Apply(IReadOnlyList<CatalogEntry> entries)
    {
        foreach (var (key, allowed) in _allowed)
        {
            var present = entries.Select(e => ValueOf(e, key)).OfType<string>().Distinct().ToList();
            if (allowed.FirstOrDefault(value => !present.Contains(value)) is { } missing)
            {
                throw new FormatException($"no entry has {key}={missing}; the values of {key} are {string.Join(", ", present)}");
            }
        }

        List<CatalogEntry> chosen = [.. entries.Where(e => _allowed.All(k => ValueOf(e, k.Key) is { } value && k.Value.Contains(value)))];
        return chosen.Count > 0 ? chosen : throw new FormatException("no entry has all of these values together");
    }

    private static string Canonical(string key, string value) => key switch
    {
        "q" when value == "q" => value,
        "q" => Symbolic.Rational.TryParse(value, out var q) && q >= 1 && q <= 2
            ? q.ToString()
            : throw new FormatException($"expected q in [1, 2] as an exact rational such as 3/2, or the letter q, found '{value}'"),
        "L" when value == CatalogEntry.EveryDepthName => value,
        "L" => int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var depth) && depth >= 1
            ? FormattableString.Invariant($"{depth}")
            : throw new FormatException($"expected L as a whole number from 1 on, or the letter L for every depth, found '{value}'"),
        _ => value is "equal" or "first" or "distinct"
            ? value
            : throw new FormatException($"expected balance equal, first or distinct, found '{value}'"),
    };

    private static string? ValueOf(CatalogEntry entry, string key) => key switch
    {
        "q" => entry.Q.ToString(),
        "L" => entry.DepthName,
        _ => entry.BalanceName,
    };
}
