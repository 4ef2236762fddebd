using System.Collections.Immutable;

namespace MirrorFlowProofs.Symbolic;

/// <summary>
/// The canonical order of expressions: by kind, then by name or content. It is total on unequal expressions and the
/// same on every machine and in every culture.
/// </summary>
internal sealed class Ordering : IComparer<Expr>
{
    internal static Ordering Canonical { get; } = new();

    public int Compare(Expr? a, Expr? b)
    {
        if (ReferenceEquals(a, b))
        {
            return 0;
        }

        if (a is null || b is null)
        {
            return a is null ? -1 : 1;
        }

        var byRank = Rank(a).CompareTo(Rank(b));
        return byRank != 0 ? byRank : SameKind(a, b);
    }

    /// <summary>
    /// Sorts unequal expressions. Parts of canonical expressions arrive nearly in order, so the first few out of order
    /// are moved to their places one by one, at one comparison for each of the others.
    /// </summary>
    internal static void Sort(List<Expr> expressions)
    {
        var moved = 0;
        for (var i = 1; i < expressions.Count; i++)
        {
            var e = expressions[i];
            if (Canonical.Compare(expressions[i - 1], e) <= 0)
            {
                continue;
            }

            if (++moved > MovesBeforeFullSort)
            {
                expressions.Sort(Canonical);
                return;
            }

            var at = expressions.BinarySearch(0, i, e, Canonical);
            expressions.RemoveAt(i);
            expressions.Insert(at < 0 ? ~at : at, e);
        }
    }

    private const int MovesBeforeFullSort = 8;

    private static int Rank(Expr e) => e switch
    {
        Number => 0,
        Symbol => 1,
        Power => 2,
        Apply => 3,
        Integral => 4,
        Product => 5,
        Sum => 6,
        _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
    };

    private int SameKind(Expr a, Expr b)
    {
        switch (a, b)
        {
            case (Number x, Number y):
                return x.Value.CompareTo(y.Value);
            case (Symbol x, Symbol y):
                return CompareSymbols(x, y);
            case (Power x, Power y):
                var byBase = Compare(x.Base, y.Base);
                return byBase != 0 ? byBase : Compare(x.Exponent, y.Exponent);
            case (Apply x, Apply y):
                var byFunction = ((int)x.Function).CompareTo((int)y.Function);
                return byFunction != 0 ? byFunction : CompareAll(x.Arguments, y.Arguments);
            case (Integral x, Integral y):
                return CompareAll([x.Integrand, x.Lower, x.Upper], [y.Integrand, y.Lower, y.Upper]);
            case (Product x, Product y):
                var byFactors = CompareAll(x.Factors, y.Factors);
                return byFactors != 0 ? byFactors : x.Coefficient.CompareTo(y.Coefficient);
            case (Sum x, Sum y):
                return CompareAll(x.Terms, y.Terms);
            default:
                throw new InvalidOperationException($"unknown node {a.GetType().Name}");
        }
    }

    private int CompareAll(ImmutableArray<Expr> a, ImmutableArray<Expr> b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            var c = Compare(a[i], b[i]);
            if (c != 0)
            {
                return c;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    /// <summary>Names with a trailing number compare by that number, so that w2 stands before w10.</summary>
    private static int CompareSymbols(Symbol a, Symbol b)
    {
        var byHead = a.Name.AsSpan(0, a.HeadLength).SequenceCompareTo(b.Name.AsSpan(0, b.HeadLength));
        if (byHead != 0)
        {
            return byHead;
        }

        var byLength = a.Name.Length.CompareTo(b.Name.Length);
        var byName = byLength != 0 ? byLength : string.CompareOrdinal(a.Name, b.Name);
        return byName != 0 || a.Domain == b.Domain
            ? byName
            : string.CompareOrdinal(a.Domain.Describe(""), b.Domain.Describe(""));
    }
}
