namespace MirrorFlowProofs.Symbolic;

/// <summary>Multiplying out, and collecting in powers of a symbol.</summary>
public static class Expansion
{
    /// <summary>The most terms an expansion may make before it is refused.</summary>
    public const int LargestNumberOfTerms = 200_000;

    /// <summary>
    /// Products distributed over sums and positive integer powers of sums multiplied out, at the top level and inside
    /// the results; arguments of functions, bases of other powers and exponents stay as they are.
    /// </summary>
    /// <exception cref="ExpressionTooLargeException">More than <see cref="LargestNumberOfTerms"/> terms.</exception>
    public static Expr Expand(Expr e)
    {
        switch (e)
        {
            case Sum s:
                return s.Terms.Any(NeedsExpansion) ? Sum.Of(s.Terms.SelectMany(t => TermsOf(Expand(t)))) : e;
            case Product or Power when NeedsExpansion(e):
                return Sum.Of(ExpandTerm(e));
            default:
                return e;
        }
    }

    /// <summary>The terms of an expression: those of a sum, or itself; none for 0.</summary>
    public static IReadOnlyList<Expr> TermsOf(Expr e) => e switch
    {
        Sum s => s.Terms,
        Number { Value.IsZero: true } => [],
        _ => [e],
    };

    /// <summary>
    /// The expression, expanded, as a sum of powers of a symbol: exponent to coefficient, the coefficients free of the symbol
    /// as a factor (they may contain it inside functions or other bases).
    /// </summary>
    public static IReadOnlyDictionary<Expr, Expr> Collect(Expr e, Symbol symbol)
    {
        var groups = new Dictionary<Expr, List<Expr>>();
        foreach (var term in TermsOf(Expand(e)))
        {
            var exponent = Expr.Zero;
            var rest = new List<Expr> { Product.SplitCoefficient(term).Coefficient };
            foreach (var factor in Product.FactorsOf(term))
            {
                switch (factor)
                {
                    case Symbol s when s.Equals(symbol):
                        exponent += 1;
                        break;
                    case Power p when p.Base.Equals(symbol):
                        exponent += p.Exponent;
                        break;
                    default:
                        rest.Add(factor);
                        break;
                }
            }

            if (!groups.TryGetValue(exponent, out var list))
            {
                groups[exponent] = list = [];
            }

            list.Add(Product.Of(rest));
        }

        return groups.ToDictionary(g => g.Key, g => Sum.Of(g.Value));
    }

    private static bool NeedsExpansion(Expr e) => e switch
    {
        Sum s => s.Terms.Any(NeedsExpansion),
        Product p => p.Factors.Any(f => f is Sum || NeedsExpansion(f)),
        Power { Base: Sum, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } => true,
        _ => false,
    };

    private static List<Expr> ExpandTerm(Expr e)
    {
        var (coefficient, _) = Product.SplitCoefficient(e);
        List<Expr> accumulated = [coefficient];
        var plain = new List<Expr>();
        foreach (var factor in Product.FactorsOf(e))
        {
            switch (factor)
            {
                case Sum s:
                    accumulated = Distribute(accumulated, [.. TermsOf(Expand(s))]);
                    break;
                case Power { Base: Sum b, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } k } }:
                    foreach (var copy in IntegerPower(b, k))
                    {
                        accumulated = Distribute(accumulated, copy);
                    }

                    break;
                default:
                    plain.Add(factor);
                    break;
            }
        }

        // Factors merged only now may make new powers of sums; expand again until nothing is left to expand.
        var product = plain.Count == 0 ? accumulated : Distribute(accumulated, [Product.Of(plain)]);
        return product.Any(NeedsExpansion)
            ? product.SelectMany(t => NeedsExpansion(t) ? ExpandTerm(t) : [t]).ToList()
            : product;
    }

    private static IEnumerable<List<Expr>> IntegerPower(Sum b, Rational exponent)
    {
        if (exponent > LargestNumberOfTerms)
        {
            throw new ExpressionTooLargeException($"a sum to the power {exponent} has too many terms to write down");
        }

        var terms = TermsOf(Expand(b)).ToList();
        for (var i = 0; i < (int)exponent.Numerator; i++)
        {
            yield return terms;
        }
    }

    private static List<Expr> Distribute(List<Expr> left, List<Expr> right)
    {
        if ((long)left.Count * right.Count > LargestNumberOfTerms)
        {
            throw new ExpressionTooLargeException(
                $"multiplying out makes more than {LargestNumberOfTerms} terms");
        }

        var products = new List<Expr>(left.Count * right.Count);
        foreach (var a in left)
        {
            foreach (var b in right)
            {
                products.Add(Product.Of(a, b));
            }
        }

        return [.. TermsOf(Sum.Of(products))];
    }
}
