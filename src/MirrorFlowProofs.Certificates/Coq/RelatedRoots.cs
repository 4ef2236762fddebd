using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// Roots that others give: one whose base is another base times the power of a positive factor, <c>x^2/b^4 + 4</c> beside
/// <c>x^2 + 4 b^4</c>, and the square root of a square of a sum in the same formula.
/// </summary>
internal static class RelatedRoots
{
    /// <summary>The base of each such root with the value of the root, where other roots stand as symbols.</summary>
    /// <param name="expressions">The formula.</param>
    /// <param name="roots">Its roots.</param>
    public static IReadOnlyDictionary<Expr, Expr> In(IReadOnlyList<Expr> expressions, PowerRoots roots)
    {
        var sums = expressions.SelectMany(ExpressionNodes.Of).OfType<Sum>().Distinct().ToList();
        var related = new Dictionary<Expr, Expr>();
        foreach (var b in roots.Bases.OfType<Sum>().Where(b => !roots.IsSquareRootOfNumber(b)))
        {
            var degree = roots.DegreeOf(b);
            var square = degree == 2 ? sums.FirstOrDefault(s => Expansion.Expand(b - Power.Of(s, 2)).IsZero) : null;
            var value = square ?? roots.Bases.OfType<Sum>().Where(other => !other.Equals(b) && !related.ContainsKey(other) && roots.DegreeOf(other) == degree)
                .Select(other => Factor(b, other, degree) is { } factor ? factor * new Symbol(roots.NameOf(other), Domain.Positive) : null)
                .FirstOrDefault(v => v is not null);
            if (value is not null)
            {
                related[b] = value;
            }
        }

        return related;
    }

    // The rational c with b = c^degree * other; null where there is none. Of the two that give each other the shorter stays.
    private static Expr? Factor(Sum b, Sum other, int degree) => Shape(b) <= Shape(other) ? null
        : b.Terms.Select(t => t / other.Terms[0])
            .Where(ratio => ratio is not Number && Ranges.IsPositive(ratio) && Expansion.Expand(b - ratio * other).IsZero)
            .Select(ratio => Power.Of(ratio, new Rational(1, degree)))
            .FirstOrDefault(c => ExpressionNodes.Of(c).OfType<Power>().All(p => p.Exponent is Number { Value.IsInteger: true }));

    private static int Shape(Expr e) => ExpressionNodes.Of(e).Count();
}
