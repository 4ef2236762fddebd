namespace MirrorFlowProofs.Symbolic;

public sealed partial record Product
{
    /// <summary>How many factors are moved to their places before it is simpler to merge by hash.</summary>
    private const int MovesBeforeMerging = 4;

    /// <summary>
    /// The product where no base comes twice and the factors come nearly in canonical order, so that there is nothing to merge:
    /// as the factors of canonical products mostly do. Null where that is not plain to see.
    /// </summary>
    private static Expr? InOrder(IReadOnlyCollection<Expr> factors)
    {
        var coefficient = Rational.One;
        var taken = new List<Expr>(factors.Count);
        var moved = 0;
        foreach (var factor in factors)
        {
            if (!Take(factor))
            {
                return null;
            }
        }

        return HasBaseAndPower(taken) ? null : Finish(coefficient, [.. taken]);

        bool Take(Expr factor)
        {
            switch (factor)
            {
                case Number n:
                    coefficient *= n.Value;
                    return true;
                case Product p:
                    coefficient *= p.Coefficient;
                    taken.EnsureCapacity(taken.Count + p.Factors.Length);
                    foreach (var inner in p.Factors)
                    {
                        if (!Take(inner))
                        {
                            return false;
                        }
                    }

                    return true;
                default:
                    return TryPlace(taken, factor, ref moved);
            }
        }
    }

    /// <summary>
    /// Puts a symbol, a power or a function in its place where no factor of its kind has its base. What may turn into something
    /// else beside others, sums and exponentials, is not taken.
    /// </summary>
    private static bool TryPlace(List<Expr> taken, Expr factor, ref int moved)
    {
        if (factor is not (Symbol or Power { Base: not Sum } or Apply { Function: not Function.Exp }))
        {
            return false;
        }

        if (taken.Count == 0 || ByBase.Instance.Compare(taken[^1], factor) < 0)
        {
            taken.Add(factor);
            return true;
        }

        var at = taken.BinarySearch(factor, ByBase.Instance);
        if (at >= 0 || ++moved > MovesBeforeMerging)
        {
            return false;
        }

        taken.Insert(~at, factor);
        return true;
    }

    /// <summary>The canonical order, in which two powers of one base are alike.</summary>
    private sealed class ByBase : IComparer<Expr>
    {
        internal static ByBase Instance { get; } = new();

        public int Compare(Expr? x, Expr? y) => x is Power p && y is Power q
            ? Ordering.Canonical.Compare(p.Base, q.Base)
            : Ordering.Canonical.Compare(x, y);
    }

    /// <summary>
    /// Whether a base stands among factors in order by itself and also under an exponent. Symbols come first, then powers in
    /// the order of their bases, then functions, so each run is walked once.
    /// </summary>
    private static bool HasBaseAndPower(List<Expr> ordered)
    {
        var (alone, power) = (0, 0);
        while (power < ordered.Count && ordered[power] is not Power)
        {
            power++;
        }

        for (; power < ordered.Count && ordered[power] is Power { Base: var b }; power++)
        {
            while (alone < ordered.Count && (ordered[alone] is Power || Ordering.Canonical.Compare(ordered[alone], b) < 0))
            {
                alone++;
            }

            if (alone < ordered.Count && ordered[alone].Equals(b))
            {
                return true;
            }
        }

        return false;
    }
}
