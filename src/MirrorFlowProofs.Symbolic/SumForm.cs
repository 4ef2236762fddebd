using System.Collections.Immutable;

namespace MirrorFlowProofs.Symbolic;

public sealed partial record Sum
{
    /// <summary>The sum of the terms, in canonical form.</summary>
    public static Expr Of(params Expr[] terms) => Of((IEnumerable<Expr>)terms);

    /// <summary>The sum of the terms, in canonical form.</summary>
    public static Expr Of(IEnumerable<Expr> terms)
    {
        var constant = Rational.Zero;
        var collected = new Dictionary<Expr, Rational>();

        void Add(Expr term)
        {
            if (term is Number n)
            {
                constant += n.Value;
                return;
            }

            if (term is Sum s)
            {
                foreach (var inner in s.Terms)
                {
                    Add(inner);
                }

                return;
            }

            var (coefficient, monomial) = Product.SplitCoefficient(term);
            collected[monomial] = collected.GetValueOrDefault(monomial) + coefficient;
        }

        foreach (var term in terms)
        {
            Add(term);
        }

        var monomials = new List<Expr>(collected.Count);
        foreach (var (monomial, coefficient) in collected)
        {
            if (!coefficient.IsZero)
            {
                monomials.Add(monomial);
            }
        }

        // By monomial, whatever the coefficient: x - y and y - x then keep one order and differ by the sign alone.
        Ordering.Sort(monomials);
        var result = new List<Expr>(monomials.Count + 1);
        if (!constant.IsZero)
        {
            result.Add(constant);
        }

        foreach (var monomial in monomials)
        {
            result.Add(Product.WithCoefficient(collected[monomial], monomial));
        }

        return result.Count switch
        {
            0 => Expr.Zero,
            1 => result[0],
            _ => new Sum([.. result]),
        };
    }

    /// <summary>
    /// The rational content: the positive gcd of the coefficients, and the sum divided by it.
    /// </summary>
    internal (Rational Content, Sum Primitive) Content()
    {
        var numerator = System.Numerics.BigInteger.Zero;
        var denominator = System.Numerics.BigInteger.One;
        foreach (var term in Terms)
        {
            var c = Product.SplitCoefficient(term).Coefficient;
            numerator = System.Numerics.BigInteger.GreatestCommonDivisor(numerator, c.Numerator);
            denominator *= c.Denominator / System.Numerics.BigInteger.GreatestCommonDivisor(denominator, c.Denominator);
        }

        var content = new Rational(numerator, denominator);
        return content.IsOne ? (content, this) : (content, Scale(Rational.One / content));
    }

    /// <summary>The content with the sign that makes the primitive sum lead with a positive coefficient.</summary>
    internal (Rational Content, Sum Primitive) NormalizedContent()
    {
        if (_isNormalized)
        {
            return (Rational.One, this);
        }

        var (content, primitive) = Content();
        if (primitive.LeadsNegative)
        {
            (content, primitive) = (-content, primitive.Scale(-1));
        }

        primitive._isNormalized = true;
        return (content, primitive);
    }

    /// <summary>Whether it is known to have content 1 and to lead with a positive coefficient: long products ask again and again.</summary>
    private bool _isNormalized;

    /// <summary>Whether the first term in canonical order has a negative coefficient.</summary>
    internal bool LeadsNegative => Product.SplitCoefficient(Terms[0]).Coefficient.Sign < 0;

    /// <summary>Every term times a nonzero rational; the order of the terms does not depend on coefficients.</summary>
    internal Sum Scale(Rational factor) => new(
    [
        .. Terms.Select(t =>
        {
            var (coefficient, monomial) = Product.SplitCoefficient(t);
            return Product.WithCoefficient(coefficient * factor, monomial);
        }),
    ]);
}
