using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Rational points inside the domains of symbols, always the same ones: the first two values of each symbol in all
/// combinations (both signs, both ends), then every symbol runs through values of its domain at a stride of its own.
/// </summary>
internal static class DomainPoints
{
    private const int Count = 240;
    private const int MostCorners = 9;

    private static readonly Rational[] Steps =
        [1, 2, new(1, 2), 3, new(1, 3), new(3, 2), 5, new(1, 10), 10, new(2, 3), 7, new(1, 100), 100, new(5, 4)];

    internal static IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Of(IReadOnlyList<Symbol> symbols)
    {
        List<(Symbol Symbol, List<Rational> Values)> pools = [.. symbols.Select(s => (s, ValuesIn(s.Domain)))];
        if (pools.Exists(p => p.Values.Count == 0))
        {
            yield break;
        }

        for (var corner = 0; pools.Count is > 0 and <= MostCorners && corner < 1 << pools.Count; corner++)
        {
            yield return pools.Select((p, i) => (p.Symbol, Value: p.Values[Math.Min((corner >> i) & 1, p.Values.Count - 1)]))
                .ToDictionary(p => p.Symbol, p => p.Value);
        }

        for (var round = 0; round < (symbols.Count == 0 ? 1 : Count); round++)
        {
            var (point, rest) = (new Dictionary<Symbol, Rational>(), round);
            for (var i = 0; i < pools.Count; i++)
            {
                var values = pools[i].Values;
                point[pools[i].Symbol] = values[(rest + i) % values.Count];
                rest = rest / 2 + round % 3;
            }

            yield return point;
        }
    }

    private static List<Rational> ValuesIn(Domain domain)
    {
        var candidates = (domain.Lower, domain.Upper) switch
        {
            (null, null) => Steps.SelectMany(s => new[] { s, -s }).Append(0),
            ({ } l, null) => Steps.Select(s => l + s).Prepend(l),
            (null, { } u) => Steps.Select(s => u - s).Prepend(u),
            ({ } l, { } u) => [l, u, (l + u) / 2, .. Steps.Where(s => s < 1).SelectMany(s => new[] { l + (u - l) * s, u - (u - l) * s })],
        };
        return [.. candidates.Distinct().Where(domain.Contains)];
    }
}
