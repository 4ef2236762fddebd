namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>An integral that is left as it stands, with the reason.</summary>
internal static class UnevaluatedIntegral
{
    public static Antiderivative Of(IReadOnlyList<PowerFactor> groups, Symbol u, Convergence convergence)
    {
        var (kind, reason) = Classify(groups);
        var value = Integral.Of(
            PowerProductIntegration.Integrand(groups, u), u, convergence.Always ? 0 : 1, u);
        return new Antiderivative(
            value,
            kind,
            null,
            Elementarity.Unknown,
            $"{reason}; {convergence.Describe("this is the integral from 1")}",
            [],
            convergence.Always);
    }

    private static (IntegralClass Kind, string Reason) Classify(IReadOnlyList<PowerFactor> groups)
    {
        if (groups.Count == 2)
        {
            return (IntegralClass.Unevaluated,
                $"which of the offsets {groups[0].Offset} and {groups[1].Offset} is the larger is not known, so it is left as an integral");
        }

        var exponents = groups.Select(g => g.Exponent).OfType<Number>().Select(n => n.Value).ToList();
        if (exponents.Count < groups.Count)
        {
            return (IntegralClass.Unevaluated,
                $"{groups.Count} different offsets and symbolic exponents: a Lauricella function F_D, left as an integral");
        }

        if (exponents.Any(e => !e.IsInteger && e.Denominator != 2))
        {
            return (IntegralClass.Unevaluated,
                $"{groups.Count} different offsets: a Lauricella function F_D, left as an integral");
        }

        var roots = exponents.Count(e => !e.IsInteger);
        return roots switch
        {
            0 => (IntegralClass.Unevaluated,
                $"a rational function with {groups.Count} different linear factors, left as an integral"),
            1 or 2 => (IntegralClass.Unevaluated,
                $"square roots of {roots} linear factor(s) beside integer powers (a curve of genus 0), left as an integral"),
            3 or 4 => (IntegralClass.Elliptic,
                $"square roots of {roots} different linear factors (a curve of genus 1): an elliptic integral, left as an integral"),
            _ => (IntegralClass.Unevaluated,
                $"square roots of {roots} different linear factors (a curve of genus {(roots - 1) / 2}): "
                + "a hyperelliptic integral, left as an integral"),
        };
    }
}
