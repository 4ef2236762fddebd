namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>The integral of a rational function by partial fractions.</summary>
internal static class RationalIntegral
{
    /// <summary>
    /// The integral; each term vanishes at 0 when <paramref name="fromZero"/>, <c>log(t/o + 1)</c>, otherwise <c>log(t + o)</c>.
    /// </summary>
    public static IntegralForm Of(PartialFractions fractions, bool fromZero)
    {
        Expr At(Expr t) => Sum.Of(
        [
            .. fractions.Polynomial.Select((c, k) => c * Power.Of(t, k + 1) / (k + 1)),
            .. fractions.Poles.Select(p => p.Coefficient * OfPole(p.Offset, p.Order, t, fromZero)),
        ]);

        return new IntegralForm(
            At, IntegralClass.Rational, Elementarity.Elementary,
            "all exponents are integers: a rational function, integrated by partial fractions", fromZero);
    }

    private static Expr OfPole(Expr offset, int order, Expr t, bool fromZero)
    {
        if (order == 1)
        {
            return Apply.Of(Function.Log, fromZero ? t / offset + 1 : t + offset);
        }

        var power = Power.Of(t + offset, 1 - order) / (1 - order);
        return fromZero ? power - Power.Of(offset, 1 - order) / (1 - order) : power;
    }
}
