using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>Points at which an expression is looked at: for evidence that it is not zero, or that it is defined at all.</summary>
internal static class PointSearch
{
    private const int FirstPoints = 4;
    private const int MorePoints = 120;
    private const int PointsWithManyBits = 3;
    private const int Bits = 64;
    private const int ManyBits = 2048;

    /// <summary>
    /// A first look at a few points, the same ones and in the same order as <see cref="Witness.TryFindNonzero"/>.
    /// </summary>
    /// <returns>A witness, or none; and whether the expression is defined at one of the points.</returns>
    internal static (Witness? Found, bool IsDefinedSomewhere) FirstLook(Expr e)
    {
        var isDefined = false;
        foreach (var point in Points(e, FirstPoints, seed: 1))
        {
            var value = EnclosureEvaluator.Evaluate(e, point, Bits);
            if (value.ExcludesZero)
            {
                return (new Witness(point, value), true);
            }

            isDefined |= value.IsEnclosed;
        }

        return (null, isDefined);
    }

    /// <summary>Whether the expression is defined at one of many points, or throughout by its ranges.</summary>
    internal static bool IsDefinedSomewhere(Expr e) => Definedness.IsThroughout(e)
        || Points(e, MorePoints, seed: 1).Any(p => EnclosureEvaluator.Evaluate(e, p, Bits).IsEnclosed);

    /// <summary>
    /// A long look, for an expression whose normal form says that it is not zero: more points, between the usual ones
    /// too, then many bits. Not for integrals and hypergeometric functions, which cost too much.
    /// </summary>
    internal static Witness? LongLook(Expr e)
    {
        if (IsCostly(e))
        {
            return null;
        }

        var undecided = new List<IReadOnlyDictionary<Symbol, Rational>>();
        foreach (var point in Points(e, MorePoints, seed: 2).SelectMany((p, i) => i % 2 == 0 ? new[] { p } : [p, Moved(p, i)]))
        {
            var value = EnclosureEvaluator.Evaluate(e, point, Bits);
            if (value.ExcludesZero)
            {
                return new Witness(point, value);
            }

            if (value.IsEnclosed && value.Exact is null && undecided.Count < PointsWithManyBits)
            {
                undecided.Add(point);
            }
        }

        return undecided.Select(p => new Witness(p, EnclosureEvaluator.Evaluate(e, p, ManyBits)))
            .FirstOrDefault(w => w.Value.ExcludesZero);
    }

    /// <summary>Integrals and hypergeometric functions take milliseconds a point already with few bits.</summary>
    private static bool IsCostly(Expr e) =>
        e is Integral or Apply { Function: Function.Hypergeometric } || Substitution.Parts(e).Any(IsCostly);

    private static IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Points(Expr e, int count, int seed)
    {
        var symbols = Substitution.SymbolsOf(e);
        var candidates = new CandidatePoints(symbols, seed);
        if (candidates.WithoutCandidate is not null)
        {
            yield break;
        }

        for (var round = 0; round < (symbols.Count == 0 ? 1 : count); round++)
        {
            yield return candidates.Next(round);
        }
    }

    /// <summary>Each value moved by a small amount that differs from symbol to symbol, where that stays in the domain.</summary>
    private static IReadOnlyDictionary<Symbol, Rational> Moved(IReadOnlyDictionary<Symbol, Rational> point, int round) =>
        point.Select((p, i) => (p.Key, Value: p.Value + new Rational(i % 2 == 0 ? 1 : -1, 7 + 3 * i + round % 50)))
            .ToDictionary(p => p.Key, p => p.Key.Domain.Contains(p.Value) ? p.Value : point[p.Key]);
}
