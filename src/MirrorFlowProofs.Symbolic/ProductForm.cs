using System.Collections.Immutable;

namespace MirrorFlowProofs.Symbolic;

public sealed partial record Product
{
    /// <summary>The product of the factors, in canonical form.</summary>
    public static Expr Of(params Expr[] factors) => Of((IEnumerable<Expr>)factors);

    /// <summary>The product of the factors, in canonical form.</summary>
    /// <remarks>
    /// Equal bases are merged, <c>b^e * b^f = b^(e + f)</c>: valid wherever both sides are defined, and it may remove a
    /// removable singularity (<c>x * x^-1 = 1</c>).
    /// </remarks>
    public static Expr Of(IEnumerable<Expr> factors)
    {
        var coefficient = Rational.One;
        var bases = new Dictionary<Expr, Expr>();
        var exponentials = Expr.Zero;
        var pending = new Stack<Expr>(factors.Reverse());
        var recombine = true;

        while (true)
        {
            while (pending.TryPop(out var factor))
            {
                switch (factor)
                {
                    case Number n:
                        coefficient *= n.Value;
                        break;
                    case Product p:
                        coefficient *= p.Coefficient;
                        foreach (var inner in p.Factors)
                        {
                            pending.Push(inner);
                        }

                        break;
                    case Apply { Function: Function.Exp } exp:
                        exponentials += exp.Argument;
                        break;
                    case Power p:
                        bases[p.Base] = bases.TryGetValue(p.Base, out var e) ? e + p.Exponent : p.Exponent;
                        break;
                    case Sum s:
                        var (content, primitive) = s.NormalizedContent();
                        coefficient *= content;
                        bases[primitive] = bases.TryGetValue(primitive, out var g) ? g + 1 : Expr.One;
                        break;
                    default:
                        bases[factor] = bases.TryGetValue(factor, out var f) ? f + 1 : Expr.One;
                        break;
                }
            }

            if (coefficient.IsZero)
            {
                return Expr.Zero;
            }

            if (!recombine)
            {
                break;
            }

            MergeNegatedSums(bases, ref coefficient);

            // A merged power may turn into something else (2^(1/2) * 2^(1/2) is 2): take such results apart again.
            recombine = false;
            foreach (var (b, e) in bases.ToList())
            {
                var power = Power.Of(b, e);
                if (power is Number or Product or Sum { LeadsNegative: true } || (power is Power q ? !q.Base.Equals(b) : !power.Equals(b)))
                {
                    bases.Remove(b);
                    pending.Push(power);
                    recombine = true;
                }
            }

            // exp(log(x) + y) * exp(-y) is x, which may stand among the bases already.
            if (!exponentials.IsZero && Apply.Of(Function.Exp, exponentials) is var whole and not Apply { Function: Function.Exp })
            {
                exponentials = Expr.Zero;
                pending.Push(whole);
                recombine = true;
            }
        }

        var result = new List<Expr>(bases.Count + 1);
        foreach (var (b, e) in bases)
        {
            result.Add(Power.Of(b, e));
        }

        if (!exponentials.IsZero)
        {
            result.Add(Apply.Of(Function.Exp, exponentials));
        }

        result.Sort(Ordering.Canonical);
        return Finish(coefficient, [.. result]);
    }

    /// <summary>The rational coefficient of a term and the rest, with coefficient 1.</summary>
    public static (Rational Coefficient, Expr Monomial) SplitCoefficient(Expr term) => term switch
    {
        Number n => (n.Value, Expr.One),
        Product p when !p.Coefficient.IsOne => (p.Coefficient, Finish(Rational.One, p.Factors)),
        _ => (Rational.One, term),
    };

    /// <summary>The factors of a term apart from its rational coefficient.</summary>
    public static ImmutableArray<Expr> FactorsOf(Expr term) => term switch
    {
        Number => [],
        Product p => p.Factors,
        _ => [term],
    };

    /// <summary>A canonical monomial (coefficient 1, not a sum) with a rational coefficient.</summary>
    internal static Expr WithCoefficient(Rational coefficient, Expr monomial) => monomial switch
    {
        Number n => coefficient * n.Value,
        Product p => Finish(coefficient * p.Coefficient, p.Factors),
        _ => Finish(coefficient, [monomial]),
    };

    private static Expr Finish(Rational coefficient, ImmutableArray<Expr> factors)
    {
        if (factors.Length == 0 || coefficient.IsZero)
        {
            return coefficient;
        }

        if (factors.Length == 1)
        {
            return coefficient.IsOne ? factors[0]
                : factors[0] is Sum s ? s.Scale(coefficient)
                : new Product(coefficient, factors);
        }

        return new Product(coefficient, factors);
    }

    /// <summary>
    /// (a - b)^n with an integer n joins a present (b - a)^e with another exponent; of the two only the one with a
    /// fractional or symbolic exponent can lead with a negative term.
    /// </summary>
    private static void MergeNegatedSums(Dictionary<Expr, Expr> bases, ref Rational coefficient)
    {
        foreach (var (b, e) in bases.ToList())
        {
            if (b is Sum { LeadsNegative: true } sum && sum.Scale(-1) is var negated
                && bases.TryGetValue(negated, out var other) && other is Number { Value: { IsInteger: true } n })
            {
                bases.Remove(negated);
                bases[b] = e + other;
                coefficient *= n.Numerator.IsEven ? 1 : -1;
            }
        }
    }
}
