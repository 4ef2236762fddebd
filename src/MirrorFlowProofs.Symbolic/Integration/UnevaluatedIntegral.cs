namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>An integral that is left as it stands, with the reason.</summary>
internal static class UnevaluatedIntegral
{
    public static Antiderivative Of(IReadOnlyList<PowerFactor> groups, Symbol u, Convergence convergence)
    {
        var (kind, elementarity, reason) = Classify(groups);
        var value = Integral.Of(
            PowerProductIntegration.Integrand(groups, u), u, convergence.Always ? 0 : 1, u);
        return new Antiderivative(
            value,
            kind,
            null,
            elementarity,
            $"{reason} left as an integral; {convergence.Describe("this is the integral from 1")}",
            [],
            convergence.Always);
    }

    private static (IntegralClass Kind, Elementarity Elementarity, string Reason) Classify(IReadOnlyList<PowerFactor> groups)
    {
        var exponents = groups.Select(g => g.Exponent).OfType<Number>().Select(n => n.Value).ToList();
        var count = groups.Count;
        if (exponents.Count < count)
        {
            return count == 2
                ? UnknownOrder(groups)
                : (IntegralClass.Lauricella, Elementarity.Unknown,
                    $"{count} different offsets and symbolic exponents: a Lauricella function F_D,");
        }

        var isHolomorphic = IsHolomorphic(exponents);
        var elementarity = isHolomorphic ? Elementarity.NotElementary : Elementarity.Unknown;
        var theorem = isHolomorphic ? " not elementary by Liouville's theorem (the differential has no poles)," : "";
        if (exponents.Any(e => !e.IsInteger && e.Denominator != 2))
        {
            return count == 2
                ? UnknownOrder(groups)
                : (IntegralClass.Lauricella, elementarity, $"{count} different offsets: a Lauricella function F_D,{theorem}");
        }

        var roots = exponents.Count(e => !e.IsInteger);
        return roots switch
        {
            0 => (IntegralClass.Rational, Elementarity.Elementary, $"a rational function with {count} different linear factors,"),
            1 or 2 => (IntegralClass.GenusZero, Elementarity.Elementary,
                $"elementary: square roots of {(roots == 1 ? "one linear factor" : "two linear factors")} beside integer powers, a curve of genus 0,"),
            3 or 4 => (IntegralClass.Elliptic, Elementarity.Unknown,
                $"square roots of {roots} different linear factors (a curve of genus 1): an elliptic integral,"),
            _ => (IntegralClass.Hyperelliptic, elementarity,
                $"square roots of {roots} different linear factors (a curve of genus {(roots - 1) / 2}): "
                + $"a hyperelliptic integral,{theorem}"),
        };
    }

    private static (IntegralClass Kind, Elementarity Elementarity, string Reason) UnknownOrder(IReadOnlyList<PowerFactor> groups) =>
        (IntegralClass.Unevaluated, Elementarity.Unknown,
            $"which of the offsets {groups[0].Offset} and {groups[1].Offset} is the larger is not known, so it is");

    /// <summary>
    /// Whether the differential <c>prod (t + o_i)^(e_i) dt</c> is holomorphic on its compact Riemann surface. With
    /// <c>t + o = s^r</c>, <c>r e</c> an integer, it is <c>s^(r e + r - 1) ds</c> times a unit: no pole iff
    /// <c>e &gt; -1</c>; at infinity iff the exponents add up to less than -1. A holomorphic differential other than 0 has
    /// no elementary integral: see <see cref="EllipticIntegral"/>.
    /// </summary>
    private static bool IsHolomorphic(List<Rational> exponents) =>
        exponents.All(e => e > -1) && exponents.Aggregate(Rational.Zero, (sum, e) => sum + e) < -1;
}
