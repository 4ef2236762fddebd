using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Rational points inside the domains of symbols, always the same ones: every symbol runs through values of its domain at a
/// stride of its own, so that small numbers meet each other in many combinations.
/// </summary>
internal static class DomainPoints
{
    private const int Count = 240;

    private static readonly Rational[] Steps =
        [1, 2, new(1, 2), 3, new(1, 3), new(3, 2), 5, new(1, 10), 10, new(2, 3), 7, new(1, 100), 100, new(5, 4)];

    internal static IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Of(IReadOnlyList<Symbol> symbols)
    {
        List<(Symbol Symbol, List<Rational> Values)> pools = [.. symbols.Select(s => (s, ValuesIn(s.Domain)))];
        if (pools.Exists(p => p.Values.Count == 0))
        {
            yield break;
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
            ({ } l, null) => Steps.Select(s => l + s).Append(l),
            (null, { } u) => Steps.Select(s => u - s).Append(u),
            ({ } l, { } u) => [l, u, (l + u) / 2, .. Steps.Where(s => s < 1).SelectMany(s => new[] { l + (u - l) * s, u - (u - l) * s })],
        };
        return [.. candidates.Distinct().Where(domain.Contains)];
    }
}
