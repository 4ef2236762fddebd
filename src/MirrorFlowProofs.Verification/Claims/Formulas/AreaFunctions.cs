using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// <c>log(a + sqrt(a^2 + c))</c> with <c>c > 0</c>, which is <c>arcsinh(a/sqrt(c)) + log(c)/2</c> for every real a. Mirror maps are written in
/// either form; of the first it is not seen that its argument is positive.
/// </summary>
internal static class AreaFunctions
{
    internal static Expr Expand(Expr e) => Substitution.Rewrite(e, node =>
        node is Apply { Function: Function.Log, Argument: var argument } ? OfLog(argument) : null);

    private static Expr? OfLog(Expr argument)
    {
        var factors = Product.FactorsOf(argument).ToList();
        if (factors.OfType<Sum>().ToList() is not [var sum] || argument / sum is var outside && !Ranges.IsPositive(outside))
        {
            return null;
        }

        foreach (var term in sum.Terms)
        {
            var (coefficient, root) = Product.SplitCoefficient(term);
            if (coefficient.Sign <= 0 || root is not Power { Base: var radicand, Exponent: Number { Value: var half } } || half * 2 != 1)
            {
                continue;
            }

            var a = Expansion.Expand((sum - term) / coefficient);
            var c = Expansion.Expand(radicand - Power.Of(a, 2));
            if (Ranges.IsPositive(c))
            {
                return Apply.Of(Function.Log, coefficient * (argument / sum)) + Apply.Of(Function.Log, c) / 2
                    + Apply.Of(Function.Arcsinh, a / Power.Sqrt(c));
            }
        }

        return null;
    }
}
