namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>How one scale compares with another as the variable goes to infinity.</summary>
internal enum Comparison
{
    /// <summary>The quotient goes to 0.</summary>
    Smaller,

    /// <summary>The quotient is bounded.</summary>
    NotLarger,

    /// <summary>The scales are equal.</summary>
    Equal,

    /// <summary>The inverse of the quotient is bounded.</summary>
    NotSmaller,

    /// <summary>The quotient goes to infinity.</summary>
    Larger,

    /// <summary>It depends on a parameter.</summary>
    Unknown,
}

/// <summary>A comparison of two scales that depends on the sign of an expression.</summary>
internal sealed record OrderQuestion(Scale A, Scale B, Expr SignNeeded);

/// <summary>
/// The order of scales. <c>A/B</c> goes to infinity when its logarithm does; that is a sum of terms with scales of a
/// lower kind, and goes to the infinity that the sign of its leading coefficient says. Every comparison holds for each
/// fixed value of the other symbols in their domains.
/// </summary>
internal sealed class ScaleOrder(Coefficients coefficients)
{
    private readonly Dictionary<Expr, (Comparison Comparison, Expr? SignNeeded)> _ratios = [];

    internal Comparison Compare(Scale a, Scale b) => a.RationalExponents is { } x && b.RationalExponents is { } y
        ? Lexicographic(x, y)
        : OfRatio(a.Over(b)).Comparison;

    internal OrderQuestion Question(Scale a, Scale b) =>
        new(a, b, OfRatio(a.Over(b)).SignNeeded ?? throw new InvalidOperationException("the order is known"));

    /// <summary>Of the variable and its iterated logarithms, each exceeds every power of the later ones.</summary>
    private static Comparison Lexicographic(IReadOnlyList<Rational> a, IReadOnlyList<Rational> b)
    {
        for (var i = 0; i < a.Count; i++)
        {
            if (a[i] != b[i])
            {
                return a[i] > b[i] ? Comparison.Larger : Comparison.Smaller;
            }
        }

        return Comparison.Equal;
    }

    private (Comparison Comparison, Expr? SignNeeded) OfRatio(Scale ratio)
    {
        if (!_ratios.TryGetValue(ratio.Value, out var known))
        {
            _ratios[ratio.Value] = known = OfLog(Collect(ratio.Log()));
        }

        return known;
    }

    private List<Term> Collect(IEnumerable<Term> terms) =>
    [
        .. terms.GroupBy(t => t.Scale)
            .Select(g => new Term(Expansion.Expand(Sum.Of(g.Select(t => t.Coefficient))), g.Key))
            .Where(t => !coefficients.IsZero(t.Coefficient)),
    ];

    /// <summary>
    /// Where the logarithm goes: where its leading term does. With a coefficient that may vanish, all coefficients of
    /// one sign still tell which side is not the larger, since every scale in a logarithm goes to infinity.
    /// </summary>
    private (Comparison Comparison, Expr? SignNeeded) OfLog(List<Term> log)
    {
        if (log.Count == 0)
        {
            return (Comparison.Equal, null);
        }

        var signs = log.Select(t => SignOnDomains.Of(t.Coefficient)).ToList();
        if (signs.All(s => (s & PossibleSigns.Negative) == 0))
        {
            return signs.Contains(PossibleSigns.Positive)
                ? (Comparison.Larger, null)
                : (Comparison.NotSmaller, log[0].Coefficient);
        }

        if (signs.All(s => (s & PossibleSigns.Positive) == 0))
        {
            return signs.Contains(PossibleSigns.Negative)
                ? (Comparison.Smaller, null)
                : (Comparison.NotLarger, log[0].Coefficient);
        }

        for (var i = 0; i < log.Count; i++)
        {
            if (log.Where((_, j) => j != i).All(t => Compare(log[i].Scale, t.Scale) == Comparison.Larger))
            {
                return signs[i] switch
                {
                    PossibleSigns.Positive => (Comparison.Larger, null),
                    PossibleSigns.Negative => (Comparison.Smaller, null),
                    _ => (Comparison.Unknown, log[i].Coefficient),
                };
            }
        }

        // No term is known to lead: the comparison of two of them is what is missing.
        var missing = log.SelectMany(a => log.Select(b => OfRatio(a.Scale.Over(b.Scale)).SignNeeded)).First(e => e is not null);
        return (Comparison.Unknown, missing);
    }
}
