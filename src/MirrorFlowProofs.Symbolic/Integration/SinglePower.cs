namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>The integral of one power <c>(v + o)^e</c>.</summary>
internal static class SinglePower
{
    public static Antiderivative Integrate(PowerFactor factor, Symbol u)
    {
        var (offset, exponent) = factor;
        var next = Expansion.Expand(exponent + 1);
        var shifted = u + offset;
        var convergence = Convergence.AtZero(exponent);
        if (next.IsZero)
        {
            return offset.IsZero
                ? Elementary(Apply.Of(Function.Log, u), IntegralClass.Logarithmic, [], false,
                    "the logarithm; the integral from 0 diverges, and this one vanishes at 1")
                : Elementary(Apply.Of(Function.Log, u / offset + 1), IntegralClass.Logarithmic, [], true,
                    "the logarithm; it is the integral from 0");
        }

        var kind = exponent is Number { Value: { IsInteger: true, Sign: >= 0 } }
            ? IntegralClass.Polynomial
            : IntegralClass.Power;
        var value = Power.Of(shifted, next) * ExponentFacts.Reciprocal(next);
        return offset.IsZero
            ? Elementary(value, kind, convergence.FormConditions, convergence.Always,
                $"the power rule; {convergence.Describe("this is the power without a constant")}")
            : Elementary(value - Power.Of(offset, next) * ExponentFacts.Reciprocal(next), kind, convergence.FormConditions, true,
                "the power rule; it is the integral from 0");
    }

    private static Antiderivative Elementary(
        Expr value, IntegralClass kind, IReadOnlyList<Condition> conditions, bool vanishes, string reason) =>
        new(value, kind, null, Elementarity.Elementary, reason, conditions, vanishes);
}
