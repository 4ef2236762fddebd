using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>A search for a point that refutes a sign: near the ends of the domains, at small numbers, and between.</summary>
internal static class SignPoints
{
    private const int MostGridPoints = 160;
    private const int MorePoints = 40;
    private const int FewPoints = 12;
    private const int MostUnsettled = 20;
    private const int FewBits = 64;
    private const int ManyBits = 256;
    private const int MostBits = 2048;
    private const int PointsWithMostBits = 3;
    private static readonly Rational[] Values =
        [1, 2, new(1, 2), 0, -1, 10, new(1, 10), 1000, new(1, 1000), -2, new(-1, 2), new(3, 2), 3, -10, -1000];

    /// <summary>
    /// A point at which <c>e &gt; 0</c> (strict) or <c>e &gt;= 0</c> is false by the exact value or an enclosure, and
    /// whether the expression has a value at one of the points looked at.
    /// </summary>
    internal static (Witness? Found, bool IsDefinedSomewhere) Refute(Expr e, bool strict)
    {
        var (isDefined, unsettled) = (false, new List<IReadOnlyDictionary<Symbol, Rational>>());
        foreach (var point in Points(e))
        {
            var value = EnclosureEvaluator.Evaluate(e, point, FewBits);
            isDefined |= value.IsEnclosed;
            if (Excludes(value, strict))
            {
                return (new Witness(point, value), true);
            }

            if (value.IsEnclosed && !value.ExcludesZero && value.Exact is null && unsettled.Count < MostUnsettled)
            {
                unsettled.Add(point);
            }
        }

        var found = unsettled.Select(p => (Point: p, Bits: ManyBits))
            .Concat(IsCostly(e) ? [] : unsettled.Take(PointsWithMostBits).Select(p => (Point: p, Bits: MostBits)))
            .Select(p => new Witness(p.Point, EnclosureEvaluator.Evaluate(e, p.Point, p.Bits)))
            .FirstOrDefault(w => Excludes(w.Value, strict));
        return (found, isDefined);
    }

    /// <summary>Whether the value is below 0, or for a strict claim not above it.</summary>
    internal static bool Excludes(EnclosedValue value, bool strict) => value.Exact is { } exact
        ? exact.Sign < (strict ? 1 : 0)
        : value.Interval is { } interval && interval.Upper.Sign < (strict ? 1 : 0);

    /// <summary>A point at which the expression has a value.</summary>
    internal static IReadOnlyDictionary<Symbol, Rational>? Defined(Expr e) =>
        Points(e).FirstOrDefault(p => EnclosureEvaluator.Evaluate(e, p, FewBits).IsEnclosed);

    private static IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Points(Expr e)
    {
        var symbols = Substitution.SymbolsOf(e);
        var candidates = new CandidatePoints(symbols, seed: 1);
        if (symbols.Count == 0 || candidates.WithoutCandidate is not null)
        {
            return symbols.Count == 0 ? [new Dictionary<Symbol, Rational>()] : [];
        }

        var generic = Enumerable.Range(0, IsCostly(e) ? FewPoints : MorePoints).Select(candidates.Next);
        return IsCostly(e) ? generic.Concat(Grid(symbols).Take(FewPoints)) : Grid(symbols).Concat(generic);
    }

    /// <summary>The first values of each symbol in all combinations, as many of them as stay within the bound.</summary>
    private static IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Grid(IReadOnlyList<Symbol> symbols)
    {
        var pools = symbols.Select(s => Near(s.Domain).Concat(Values).Distinct().Where(s.Domain.Contains).ToList()).ToList();
        var size = 1;
        while (pools.Any(p => p.Count > size)
            && pools.Aggregate(1L, (n, p) => Math.Min(n * Math.Min(p.Count, size + 1), MostGridPoints + 1)) <= MostGridPoints)
        {
            size++;
        }

        IEnumerable<Rational[]> rows = [[]];
        foreach (var pool in pools)
        {
            rows = rows.SelectMany(row => pool.Take(size).Select(value => (Rational[])[.. row, value])).ToList();
        }

        return rows.Select(row => symbols.Zip(row).ToDictionary(p => p.First, p => p.Second));
    }

    /// <summary>The ends, points next to them, and the middle.</summary>
    private static IEnumerable<Rational> Near(Domain domain)
    {
        if (domain is { Lower: { } l, Upper: { } u })
        {
            return [l, u, (l + u) / 2, l + (u - l) / 1000, u - (u - l) / 1000, l.Ceiling(), u.Floor()];
        }

        return domain.Lower is { } low ? [low, low + 1, low + new Rational(1, 1000), low.Ceiling(), low.Ceiling() + 1]
            : domain.Upper is { } high ? [high, high - 1, high - new Rational(1, 1000), high.Floor(), high.Floor() - 1]
            : [];
    }

    /// <summary>Integrals and hypergeometric functions take milliseconds a point.</summary>
    private static bool IsCostly(Expr e) =>
        e is Integral or Apply { Function: Function.Hypergeometric } || Substitution.Parts(e).Any(IsCostly);
}
