namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// What follows about the signs of elements from the signs of products of them: linear equations over the field with
/// two elements, where a sign is 0 for plus and 1 for minus.
/// </summary>
internal sealed class SignEquations
{
    private readonly List<(HashSet<Expr> Elements, bool Negative)> _reduced = [];

    /// <summary>Whether the equations contradict each other away from the zeros of the elements.</summary>
    internal bool AreContradictory { get; private set; }

    /// <summary>The product of the elements (each once) is positive, or negative, where no element is 0.</summary>
    internal void Add(IEnumerable<Expr> elements, bool negative)
    {
        var (set, sign) = Reduce([.. elements], negative);
        if (set.Count == 0)
        {
            AreContradictory |= sign;
            return;
        }

        var pivot = Pivot(set);
        for (var i = 0; i < _reduced.Count; i++)
        {
            if (_reduced[i].Elements.Contains(pivot))
            {
                _reduced[i].Elements.SymmetricExceptWith(set);
                _reduced[i] = (_reduced[i].Elements, _reduced[i].Negative ^ sign);
            }
        }

        _reduced.Add((set, sign));
    }

    /// <summary>The sign of an element as a sign times the signs of free elements.</summary>
    internal (bool Negative, IReadOnlyList<Expr> Free) SignOf(Expr element)
    {
        var (set, sign) = Reduce([element], false);
        var free = set.ToList();
        free.Sort(Ordering.Canonical);
        return (sign, free);
    }

    private (HashSet<Expr> Elements, bool Negative) Reduce(HashSet<Expr> set, bool negative)
    {
        foreach (var (elements, sign) in _reduced)
        {
            if (set.Contains(Pivot(elements)))
            {
                set.SymmetricExceptWith(elements);
                negative ^= sign;
            }
        }

        return (set, negative);
    }

    /// <summary>The largest element in canonical order; in the reduced system it stands in no other equation.</summary>
    private static Expr Pivot(HashSet<Expr> elements) => elements.Max(Ordering.Canonical)!;
}
