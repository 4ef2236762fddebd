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

    private int SameKind(Expr a, Expr b) => (a, b) switch
    {
        (Number x, Number y) => x.Value.CompareTo(y.Value),
        (Symbol x, Symbol y) => First(CompareNames(x.Name, y.Name), () => CompareDomains(x.Domain, y.Domain)),
        (Power x, Power y) => First(Compare(x.Base, y.Base), () => Compare(x.Exponent, y.Exponent)),
        (Apply x, Apply y) => First(x.Function.CompareTo(y.Function), () => CompareAll(x.Arguments, y.Arguments)),
        (Integral x, Integral y) => CompareAll(
            [x.Integrand, x.Lower, x.Upper], [y.Integrand, y.Lower, y.Upper]),
        (Product x, Product y) => First(
            CompareAll(x.Factors, y.Factors), () => x.Coefficient.CompareTo(y.Coefficient)),
        (Sum x, Sum y) => CompareAll(x.Terms, y.Terms),
        _ => throw new InvalidOperationException($"unknown node {a.GetType().Name}"),
    };

    private static int First(int first, Func<int> second) => first != 0 ? first : second();

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
    private static int CompareNames(string a, string b)
    {
        var (headA, tailA) = SplitDigits(a);
        var (headB, tailB) = SplitDigits(b);
        var byHead = string.CompareOrdinal(headA, headB);
        if (byHead != 0)
        {
            return byHead;
        }

        var byLength = tailA.Length.CompareTo(tailB.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(tailA, tailB);
    }

    private static (string Head, string Tail) SplitDigits(string name)
    {
        var at = name.Length;
        while (at > 0 && char.IsAsciiDigit(name[at - 1]))
        {
            at--;
        }

        return (name[..at], name[at..]);
    }

    private static int CompareDomains(Domain a, Domain b) =>
        string.CompareOrdinal(a.Describe(""), b.Describe(""));
}
