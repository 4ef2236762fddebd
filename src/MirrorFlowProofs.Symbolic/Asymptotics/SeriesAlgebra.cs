namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>
/// Sums, products and multiples of series, with at most a given number of terms kept. Expansions with remainders add
/// and multiply term by term (A. Erdelyi, Asymptotic Expansions, 1956, section 1.2; N. G. de Bruijn, Asymptotic Methods
/// in Analysis, 1958, section 1.5): the remainder of a sum is bounded by the sum of the remainders, that of a product by
/// each remainder times the other factor's leading scale.
/// </summary>
internal sealed class SeriesAlgebra(int size, Coefficients coefficients)
{
    private readonly ScaleOrder _order = new(coefficients);

    internal int Size => size;

    internal Coefficients Coefficients => coefficients;

    internal Comparison Compare(Scale a, Scale b) => _order.Compare(a, b);

    internal OrderQuestion Question(Scale a, Scale b) => _order.Question(a, b);

    /// <summary>A coefficient by itself.</summary>
    internal Series Constant(Expr e) => coefficients.IsZero(e) ? Series.Zero : new([new Term(e, Scale.One)], []);

    internal Series Add(params Series[] parts) => Add((IReadOnlyList<Series>)parts);

    internal Series Add(IReadOnlyList<Series> parts) => Collect(
        parts.SelectMany(p => p.Terms),
        parts.SelectMany(p => p.Remainder),
        parts.Select(p => p.Question).FirstOrDefault(q => q is not null));

    internal Series Multiply(Series a, Series b) => Collect(
        a.Terms.SelectMany(x => b.Terms.Select(y => new Term(x.Coefficient * y.Coefficient, x.Scale.Times(y.Scale)))),
        Products(a.Remainder, b.Bound).Concat(Products(a.Bound, b.Remainder)),
        a.Question ?? b.Question);

    /// <summary>The series times a term whose coefficient is not zero.</summary>
    internal static Series Multiply(Series a, Expr coefficient, Scale scale) => a with
    {
        Terms = [.. a.Terms.Select(t => new Term(t.Coefficient * coefficient, t.Scale.Times(scale)))],
        Remainder = [.. a.Remainder.Select(r => r.Times(scale))],
    };

    internal static Series Negate(Series a) => Multiply(a, -1, Scale.One);

    /// <summary>
    /// Like terms added up, zeros left out, the rest put in order. Terms of no larger order than the remainder, terms
    /// whose order is not settled, and all beyond the number kept go into the remainder.
    /// </summary>
    internal Series Collect(IEnumerable<Term> raw, IEnumerable<Scale> remainder, OrderQuestion? question = null)
    {
        var rest = Largest(remainder);
        var pool = new List<Term>();
        foreach (var group in raw.GroupBy(t => t.Scale))
        {
            var parts = group.Select(t => t.Coefficient).ToList();
            parts.ForEach(coefficients.RequireSmall);
            var coefficient = parts.Count == 1 ? parts[0] : Sum.Of(parts);
            if (parts.Count > 1 && coefficients.IsZero(coefficient))
            {
                continue;
            }

            var open = rest.FirstOrDefault(r => Compare(group.Key, r) != Comparison.Larger);
            if (open is null)
            {
                pool.Add(new Term(coefficient, group.Key));
            }
            else if (Compare(group.Key, open) is Comparison.Unknown or Comparison.NotSmaller)
            {
                question ??= Question(group.Key, open);
                rest = Largest([.. rest, group.Key]);
            }
        }

        var kept = new List<Term>();
        while (pool.Count > 0 && kept.Count < size)
        {
            var (first, doubt) = TakeLargest(pool);
            if (doubt is not null)
            {
                question ??= doubt;
                break;
            }

            if (first is { } term)
            {
                kept.Add(term);
            }
        }

        rest = Largest([.. rest, .. pool.Select(t => t.Scale)]);
        // A scale that has just gone into the remainder may be one that a kept term does not exceed.
        while (kept.Count > 0 && rest.FirstOrDefault(r => Compare(kept[^1].Scale, r) != Comparison.Larger) is { } above)
        {
            question ??= Compare(kept[^1].Scale, above) == Comparison.Unknown ? Question(kept[^1].Scale, above) : null;
            rest = Largest([.. rest, kept[^1].Scale]);
            kept.RemoveAt(kept.Count - 1);
        }

        return new Series(kept, rest, question);
    }

    /// <summary>
    /// Takes the term that is larger than all others out of the pool, together with those of equal scale; none where they
    /// cancel, and a doubt where the largest is not known.
    /// </summary>
    private (Term? Taken, OrderQuestion? Doubt) TakeLargest(List<Term> pool)
    {
        var best = pool[0];
        while (pool.Exists(t => Compare(t.Scale, best.Scale) == Comparison.Larger))
        {
            best = pool.Find(t => Compare(t.Scale, best.Scale) == Comparison.Larger);
        }

        var equal = new List<Term>();
        foreach (var term in pool)
        {
            var comparison = Compare(best.Scale, term.Scale);
            if (comparison == Comparison.Equal)
            {
                equal.Add(term);
            }
            else if (comparison != Comparison.Larger)
            {
                return (null, Question(best.Scale, term.Scale));
            }
        }

        pool.RemoveAll(equal.Contains);
        var coefficient = Sum.Of(equal.Select(t => t.Coefficient));
        return equal.Count > 1 && coefficients.IsZero(coefficient) ? (null, null) : (new Term(coefficient, best.Scale), null);
    }

    /// <summary>The scales without those that another one bounds.</summary>
    private List<Scale> Largest(IEnumerable<Scale> scales)
    {
        var kept = new List<Scale>();
        foreach (var scale in scales)
        {
            if (!kept.Exists(k => Compare(scale, k) is Comparison.Smaller or Comparison.NotLarger or Comparison.Equal))
            {
                kept.RemoveAll(k => Compare(k, scale) is Comparison.Smaller or Comparison.NotLarger);
                kept.Add(scale);
            }
        }

        return kept;
    }

    private static IEnumerable<Scale> Products(IReadOnlyList<Scale> a, IReadOnlyList<Scale> b) =>
        a.SelectMany(x => b.Select(y => x.Times(y)));
}
