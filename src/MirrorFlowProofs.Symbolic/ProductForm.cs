using System.Collections.Immutable;
using System.Runtime.InteropServices;

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
        var all = factors as IReadOnlyCollection<Expr> ?? [.. factors];
        return InOrder(all) ?? Merged(all);
    }

    private static Expr Merged(IReadOnlyCollection<Expr> factors)
    {
        var coefficient = Rational.One;
        var bases = new Dictionary<Expr, Factor>(factors.Count);
        var powers = new List<Expr>(bases.Capacity);
        var exponentials = Expr.Zero;
        IEnumerable<Expr> pending = factors;
        var recombine = true;

        void Take(Expr factor)
        {
            switch (factor)
            {
                case Number n:
                    coefficient *= n.Value;
                    break;
                case Product p:
                    coefficient *= p.Coefficient;
                    bases.EnsureCapacity(bases.Count + p.Factors.Length);
                    foreach (var inner in p.Factors)
                    {
                        Take(inner);
                    }

                    break;
                case Apply { Function: Function.Exp } exp:
                    exponentials += exp.Argument;
                    break;
                case Power p:
                    Multiply(bases, p.Base, p.Exponent, p);
                    break;
                case Sum s:
                    var (content, primitive) = s.NormalizedContent();
                    coefficient *= content;
                    Multiply(bases, primitive, Expr.One, primitive);
                    break;
                default:
                    Multiply(bases, factor, Expr.One, factor);
                    break;
            }
        }

        while (true)
        {
            foreach (var factor in pending)
            {
                Take(factor);
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
            powers.Clear();
            var apart = new List<Expr>();
            foreach (var (b, factor) in bases)
            {
                var power = factor.Whole ?? Power.Of(b, factor.Exponent);
                if (factor.Whole is null
                    && (power is Number or Product or Sum { LeadsNegative: true } || (power is Power q ? !q.Base.Equals(b) : !power.Equals(b))))
                {
                    bases.Remove(b);
                    apart.Add(power);
                    recombine = true;
                }
                else
                {
                    powers.Add(power);
                }
            }

            // exp(log(x) + y) * exp(-y) is x, which may stand among the bases already.
            if (!exponentials.IsZero && Apply.Of(Function.Exp, exponentials) is var whole and not Apply { Function: Function.Exp })
            {
                exponentials = Expr.Zero;
                apart.Add(whole);
                recombine = true;
            }

            pending = apart;
        }

        if (!exponentials.IsZero)
        {
            powers.Add(Apply.Of(Function.Exp, exponentials));
        }

        Ordering.Sort(powers);
        return Finish(coefficient, [.. powers]);
    }

    /// <summary>
    /// What a base is raised to, as one exponent met a number of times, and the canonical power itself where it came as one
    /// and met no other.
    /// </summary>
    private readonly record struct Factor(Expr Once, int Times, Expr? Whole)
    {
        internal Expr Exponent => Times == 1 ? Once : Once * Times;
    }

    private static void Multiply(Dictionary<Expr, Factor> bases, Expr @base, Expr exponent, Expr whole)
    {
        ref var factor = ref CollectionsMarshal.GetValueRefOrAddDefault(bases, @base, out var present);
        factor = !present ? new Factor(exponent, 1, whole)
            : ReferenceEquals(factor.Once, exponent) ? new Factor(exponent, factor.Times + 1, null)
            : new Factor(factor.Exponent + exponent, 1, null);
    }

    /// <summary>The product with another expression in place of one factor.</summary>
    internal Expr WithFactor(int index, Expr replacement) => replacement is Number n
        ? Finish(Coefficient * n.Value, Factors.RemoveAt(index))
        : Of(Factors.RemoveAt(index).Append(replacement).Prepend(Coefficient));

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
    private static void MergeNegatedSums(Dictionary<Expr, Factor> bases, ref Rational coefficient)
    {
        foreach (var sum in bases.Keys.OfType<Sum>().Where(s => s.LeadsNegative).ToList())
        {
            var negated = sum.Scale(-1);
            if (bases.TryGetValue(negated, out var other) && other.Exponent is Number { Value: { IsInteger: true } n })
            {
                bases.Remove(negated);
                bases[sum] = new Factor(bases[sum].Exponent + other.Exponent, 1, null);
                coefficient *= n.Numerator.IsEven ? 1 : -1;
            }
        }
    }
}
