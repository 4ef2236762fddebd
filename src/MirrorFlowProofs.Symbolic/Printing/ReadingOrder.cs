using System.Runtime.CompilerServices;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// The order in which a person writes terms and factors. Terms: by the powers of their symbols, falling, Latin letters
/// before Greek ones, numbers last; then leading negative terms move behind the positive ones. Factors: roots of
/// numbers, Greek letters, Latin letters, sums, functions, integrals. Ties keep the canonical order.
/// </summary>
internal static class ReadingOrder
{
    /// <summary>How far into a factor its leading symbol is looked for; bounds the cost of a deep expression.</summary>
    private const int Horizon = 6;

    /// <summary>The orders found so far: what is written as text is often written as LaTeX too.</summary>
    private static readonly ConditionalWeakTable<Sum, IReadOnlyList<Expr>> Known = [];

    internal static IReadOnlyList<Expr> Terms(Sum sum) => Known.GetValue(sum, Sorted);

    private static IReadOnlyList<Expr> Sorted(Sum sum)
    {
        var sorted = sum.Terms.Select(t => (Term: t, Key: KeyOf(t))).OrderBy(x => x.Key, TermOrder.Instance).Select(x => x.Term).ToList();
        var firstPositive = sorted.FindIndex(t => !IsNegative(t));
        return firstPositive <= 0 ? sorted : [.. sorted.Skip(firstPositive), .. sorted.Take(firstPositive)];
    }

    /// <summary>The factors class by class, in their order within each.</summary>
    internal static IEnumerable<Expr> Factors(IReadOnlyList<Expr> factors)
    {
        var classes = new int[factors.Count];
        for (var i = 0; i < classes.Length; i++)
        {
            classes[i] = FactorClass(factors[i]);
        }

        for (var now = 0; now <= LastClass; now++)
        {
            for (var i = 0; i < classes.Length; i++)
            {
                if (classes[i] == now)
                {
                    yield return factors[i];
                }
            }
        }
    }

    /// <summary>Whether a term has a negative coefficient.</summary>
    internal static bool IsNegative(Expr term) =>
        term is Number { Value.Sign: < 0 } or Product { Coefficient.Sign: < 0 };

    /// <summary>Whether every term of an exponent is negative, so that the power is written below the line.</summary>
    internal static bool IsNegativeThroughout(Expr exponent) =>
        exponent is Sum s ? s.Terms.All(IsNegative) : IsNegative(exponent);

    private const int LastClass = 9;

    private static int FactorClass(Expr factor)
    {
        var atom = factor is Power p ? p.Base : factor;
        return atom switch
        {
            Number => 0,
            Symbol s => GreekLetters.Leads(s.Name) ? 1 : 2,
            Sum => 3,
            Apply { Function: Function.Sign } => 4,
            Apply { Function: Function.Abs } => 5,
            Apply { Function: Function.Hypergeometric } => 8,
            Apply a when a.Function.IsCarlson() => 8,
            Apply => 6,
            Integral => LastClass,
            _ => 7,
        };
    }

    private static List<FactorKey> KeyOf(Expr term)
    {
        var key = new List<FactorKey>();
        foreach (var factor in Product.FactorsOf(term))
        {
            var (atom, exponent) = factor is Power p ? (p.Base, p.Exponent) : (factor, Expr.One);
            key.Add(new FactorKey(Leading(atom), FactorClass(factor), exponent is Number n ? n.Value : null));
        }

        key.Sort();
        return key;
    }

    private static Symbol? Leading(Expr e)
    {
        for (var i = 0; i < Horizon; i++)
        {
            switch (e)
            {
                case Symbol s:
                    return s;
                case Power p:
                    e = p.Base;
                    break;
                case Product p:
                    e = p.Factors[0];
                    break;
                case Sum s:
                    e = s.Terms[0] is Number ? s.Terms[1] : s.Terms[0];
                    break;
                case Apply a:
                    e = a.Arguments[^1];
                    break;
                case Integral integral:
                    e = integral.Upper;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What decides the place of a term: of each factor its leading symbol, kind and exponent.</summary>
    private readonly record struct FactorKey(Symbol? Leading, int Class, Rational? Exponent) : IComparable<FactorKey>
    {
        private readonly int _letterClass = Leading is null ? 2 : GreekLetters.Leads(Leading.Name) ? 1 : 0;

        public int CompareTo(FactorKey other)
        {
            var c = _letterClass.CompareTo(other._letterClass);
            c = c != 0 || Leading is null ? c : Ordering.Canonical.Compare(Leading, other.Leading);
            c = c != 0 ? c : Class.CompareTo(other.Class);
            return c != 0 ? c : CompareExponents(other);
        }

        /// <summary>The higher power first; a symbolic exponent counts as the highest.</summary>
        private int CompareExponents(FactorKey other) => (Exponent, other.Exponent) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            ({ } a, { } b) => b.CompareTo(a),
        };
    }

    private sealed class TermOrder : IComparer<List<FactorKey>>
    {
        internal static TermOrder Instance { get; } = new();

        public int Compare(List<FactorKey>? a, List<FactorKey>? b)
        {
            for (var i = 0; i < Math.Min(a!.Count, b!.Count); i++)
            {
                var c = a[i].CompareTo(b[i]);
                if (c != 0)
                {
                    return c;
                }
            }

            return b!.Count.CompareTo(a!.Count);
        }
    }
}
