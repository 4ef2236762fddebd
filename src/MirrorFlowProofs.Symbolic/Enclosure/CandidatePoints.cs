namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// Rational points inside the domains of symbols, simple and generic ones first; the same sequence for the same
/// symbols and seed on every machine.
/// </summary>
internal sealed class CandidatePoints
{
    // Values of small height; 0 and +-1, where identities hold by accident, come late.
    private static readonly Rational[] Sizes =
    [
        2, R(1, 2), 3, R(1, 3), R(3, 2), R(2, 3), 5, R(3, 4), R(5, 2), R(2, 5), R(7, 3), R(3, 7), 7, R(5, 7), R(11, 4),
        R(4, 11), 11, R(1, 13), R(17, 5), R(9, 13), 1, 23, R(1, 37), 101, R(1, 211), R(1009, 4), R(3, 4001),
    ];

    private readonly IReadOnlyList<Symbol> _symbols;
    private readonly List<Rational>[] _pools;
    private ulong _state;

    internal CandidatePoints(IReadOnlyList<Symbol> symbols, int seed)
    {
        _symbols = symbols;
        _pools = [.. symbols.Select(s => Pool(s.Domain))];
        _state = unchecked((ulong)seed);
    }

    /// <summary>The first symbol in whose domain no candidate lies, or null.</summary>
    internal Symbol? WithoutCandidate =>
        Enumerable.Range(0, _pools.Length).Where(i => _pools[i].Count == 0).Select(i => _symbols[i]).FirstOrDefault();

    /// <summary>The next point; <paramref name="round"/> counts from 0 and widens the choice.</summary>
    internal IReadOnlyDictionary<Symbol, Rational> Next(int round)
    {
        var point = new Dictionary<Symbol, Rational>();
        for (var i = 0; i < _pools.Length; i++)
        {
            var pool = _pools[i];
            var choices = Math.Min(pool.Count, 4 + _pools.Length + round);
            var value = pool[Draw(choices)];

            // Different values for different symbols where a few draws find them: equal ones hide what is generic.
            for (var attempt = 0; attempt < 8 && point.ContainsValue(value); attempt++)
            {
                value = pool[Draw(choices)];
            }

            point[_symbols[i]] = value;
        }

        return point;
    }

    private static Rational R(int numerator, int denominator) => new(numerator, denominator);

    private static List<Rational> Pool(Domain domain)
    {
        var candidates = (domain.Lower, domain.Upper) switch
        {
            (null, null) => Sizes.SelectMany(x => new[] { x, -x }).Append(0),
            ({ } l, null) => Sizes.Select(x => l + x).Concat(Sizes.Where(x => x > l)).Append(l),
            (null, { } u) => Sizes.Select(x => u - x).Concat(Sizes.Select(x => -x).Where(x => x < u)).Append(u),
            ({ } l, { } u) => Sizes.Where(x => x < 1).SelectMany(x => new[] { l + (u - l) * x, u - (u - l) * x })
                .Append(l).Append(u),
        };
        if (domain.IsInteger)
        {
            candidates = Integers(domain);
        }

        return [.. candidates.Distinct().Where(domain.Contains)];
    }

    /// <summary>Integers of the domain nearest to its finite end, or to 0; the second and later ones first.</summary>
    private static IEnumerable<Rational> Integers(Domain domain)
    {
        var inside = (domain.Lower, domain.Upper) switch
        {
            ({ } l, _) => Enumerable.Range(0, 24).Select(i => (Rational)(l.Ceiling() + i)),
            (null, { } u) => Enumerable.Range(0, 24).Select(i => (Rational)(u.Floor() - i)),
            _ => Enumerable.Range(1, 12).SelectMany(i => new Rational[] { i, -i }).Append(0),
        };
        var list = inside.Where(domain.Contains).ToList();
        return list.Skip(1).Concat(list.Take(1));
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): 64-bit integers only, so the same everywhere.</summary>
    private int Draw(int count)
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)count);
        }
    }
}
