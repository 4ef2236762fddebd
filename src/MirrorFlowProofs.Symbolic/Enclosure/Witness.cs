namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// A point at which an expression is proved to be other than 0: the refutation of the claim that it is 0 throughout
/// the domains of its symbols.
/// </summary>
/// <param name="Point">A rational value for each free symbol, inside its domain.</param>
/// <param name="Value">The value there, exact or enclosed; it excludes 0.</param>
public sealed record Witness(IReadOnlyDictionary<Symbol, Rational> Point, EnclosedValue Value)
{
    /// <summary>How many points a search looks at unless told otherwise.</summary>
    public const int DefaultTries = 40;

    private static readonly int[] Precisions = [64, 128, 256, 512];

    /// <summary>
    /// Looks for a rational point inside the domains of the symbols at which the value of the expression excludes 0. All
    /// points are looked at with 64 bits, then those not settled with 128, 256 and 512. Deterministic.
    /// </summary>
    /// <param name="e">The expression.</param>
    /// <param name="tries">How many points to look at, at least 1.</param>
    /// <param name="seed">Chooses the sequence of points.</param>
    /// <returns>The witness, or none with what was tried; finding none proves nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one try.</exception>
    public static WitnessSearch TryFindNonzero(Expr e, int tries = DefaultTries, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        var symbols = Substitution.SymbolsOf(e);
        var candidates = new CandidatePoints(symbols, seed);
        if (candidates.WithoutCandidate is { } empty)
        {
            return new WitnessSearch(
                null, 0, $"no candidate value lies in the domain of {empty.Name} ({empty.Domain.Describe(empty.Name)})");
        }

        var open = Points(candidates, symbols.Count == 0 ? 1 : tries);
        var tried = open.Count;
        string? reason = null;
        foreach (var bits in Precisions)
        {
            var unsettled = new List<IReadOnlyDictionary<Symbol, Rational>>();
            foreach (var point in open)
            {
                var value = EnclosureEvaluator.Evaluate(e, point, bits);
                if (value.ExcludesZero)
                {
                    return new WitnessSearch(new Witness(point, value), tried, null);
                }

                if (value.Exact is null)
                {
                    unsettled.Add(point);
                }

                reason = value.Reason ?? (value.Exact is null ? $"the enclosure {value} contains 0" : "the value is exactly 0");
            }

            open = unsettled;
        }

        return new WitnessSearch(null, tried, reason);
    }

    /// <summary><c>at q = 3/2, x = 2: the value lies in [0.58, 0.59]</c>.</summary>
    public override string ToString()
    {
        var place = string.Join(", ", Point.Select(p => $"{p.Key.Name} = {p.Value}"));
        return place.Length == 0 ? $"(it is {Value})" : $"at {place} (there it is {Value})";
    }

    private static List<IReadOnlyDictionary<Symbol, Rational>> Points(CandidatePoints candidates, int tries)
    {
        var (points, seen) = (new List<IReadOnlyDictionary<Symbol, Rational>>(), new HashSet<string>());
        for (var round = 0; round < tries; round++)
        {
            var point = candidates.Next(round);
            if (seen.Add(string.Join(' ', point.Values)))
            {
                points.Add(point);
            }
        }

        return points;
    }
}

/// <summary>The outcome of a search for a witness.</summary>
/// <param name="Found">The witness, or null. Null proves nothing.</param>
/// <param name="PointsTried">How many different points were chosen to look at.</param>
/// <param name="LastReason">Why the last point looked at was no witness; null when one was found.</param>
public sealed record WitnessSearch(Witness? Found, int PointsTried, string? LastReason);
