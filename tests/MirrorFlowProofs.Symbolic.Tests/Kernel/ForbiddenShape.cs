namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>The shapes that each node's documentation forbids, looked for independently of how nodes are built.</summary>
internal static class ForbiddenShape
{
    /// <summary>The first forbidden shape in the expression, in words; null where there is none.</summary>
    internal static string? In(Expr e) => ExpressionNodes.Of(e).Select(node => Own(node) is { } own ? $"{own} in {node}" : null).FirstOrDefault(found => found is not null);

    private static string? Own(Expr e) => e switch
    {
        Sum s => OfSum(s),
        Product p => OfProduct(p),
        Power p => OfPower(p),
        Apply a when a.Function.IsCarlson() => OfCarlson(a),
        _ => null,
    };

    private static string? OfCarlson(Apply a)
    {
        var x = a.Arguments;
        return x.All(y => y.Equals(x[0])) ? "all arguments equal"
            : a.Function == Function.CarlsonRJ && x.Take(3).Contains(x[3]) ? "R_J that is R_D"
            : Apply.Of(a.Function, [x[1], x[0], .. x.Skip(2)]).Equals(a) ? null
            : "a function that is not symmetric";
    }

    private static string? OfSum(Sum s) =>
        s.Terms.Length < 2 ? "a sum of fewer than two terms"
        : s.Terms.Any(t => t is Sum) ? "a sum in a sum"
        : s.Terms.Any(t => t.IsZero) ? "0 in a sum"
        : s.Terms.Count(t => t is Number) > 1 ? "two numbers in a sum"
        : s.Terms.Select(t => Product.SplitCoefficient(t).Monomial).Distinct().Count() < s.Terms.Length ? "like terms in a sum"
        : null;

    private static string? OfProduct(Product p) =>
        p.Factors.Any(f => f is Number or Product) ? "a number or a product as a factor"
        : p.Factors.Select(BaseOf).Distinct().Count() < p.Factors.Length ? "two factors with one base"
        : p.Coefficient.IsZero ? "coefficient 0"
        : p.Factors.Length == 0 || (p.Factors.Length == 1 && p.Coefficient.IsOne) ? "a product of one factor"
        : p.Factors is [Sum] ? "a coefficient on a lone sum"
        : p.Factors.OfType<Sum>().Any(HasContent) ? "a sum with a rational content as a factor"
        : p.Factors.OfType<Sum>().Any(s => CoefficientOf(s.Terms[0]).Sign < 0) ? "a factor that leads with a negative term"
        : p.Factors.Count(f => f is Apply { Function: Function.Exp }) > 1 ? "two exponentials"
        : null;

    private static string? OfPower(Power p) =>
        p.Exponent.IsZero || p.Exponent.IsOne ? "exponent 0 or 1"
        : p.Base is Number && IsInteger(p.Exponent) ? "a number to an integer"
        : p.Base is Number { Value.Sign: > 0 } b && (!b.Value.IsInteger || (p.Exponent is Number { Value: var f } && (f.Sign <= 0 || f >= 1)))
            ? "a positive number that is no integer, or to a power outside (0, 1)"
        : p.Base is Product && IsInteger(p.Exponent) ? "a product to an integer"
        : p.Base is Product product && product.Factors.Any(Ranges.IsNonnegative) ? "a product with a nonnegative factor"
        : p.Base is Power inner && Ranges.IsNonnegative(inner.Base) ? "a power of a nonnegative base"
        : p is { Base: Apply { Function: Function.Abs }, Exponent: Number { Value: var k } } && IsInteger(p.Exponent) && k.Numerator.IsEven
            ? "an even power of abs"
        : p.Base is Sum s && HasContent(s) ? "a sum with a rational content"
        : null;

    private static bool HasContent(Sum s)
    {
        var coefficients = s.Terms.Select(CoefficientOf).ToList();
        var numerators = coefficients.Select(c => System.Numerics.BigInteger.Abs(c.Numerator)).Aggregate(System.Numerics.BigInteger.GreatestCommonDivisor);
        return !numerators.IsOne || coefficients.Any(c => !c.IsInteger);
    }

    private static Expr BaseOf(Expr factor) => factor is Power p ? p.Base : factor;

    private static Rational CoefficientOf(Expr term) => Product.SplitCoefficient(term).Coefficient;

    private static bool IsInteger(Expr e) => e is Number { Value.IsInteger: true };
}
