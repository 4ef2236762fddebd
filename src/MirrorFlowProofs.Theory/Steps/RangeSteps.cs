using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The limit of the mirror map as <c>x</c> grows: infinite, or the clock value at which the dual flow leaves the range of
/// <c>R'</c> and <c>x</c> is infinite (theory section 6).
/// </summary>
internal static class RangeSteps
{
    /// <summary>The step; null where no exact limit is known: it is then an integral over a half line.</summary>
    internal static Step? Range(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        if (curve.MirrorMap.Kind is IntegralClass.Lauricella or IntegralClass.Hyperelliptic)
        {
            return null;
        }

        var map = curve.MirrorMap.Value;
        var found = ByExponent.Cases(flow, map).Select(c => (c.Form, c.Where, Limit: Asymptotic.Limit(c.Form, Names.U, Approach.Infinity)))
            .Where(c => c.Limit.Kind is LimitKind.Finite or LimitKind.PlusInfinity && c.Limit.Conditions.Count == 0)
            .ToList();
        if (found.Count == 0)
        {
            return null;
        }

        List<Equation> equations = [];
        List<Obligation> obligations = [];
        foreach (var (form, where, limit) in found)
        {
            var when = where is null ? "" : $", for `{where}`";
            if (limit.Kind == LimitKind.PlusInfinity)
            {
                obligations.Add(new LimitStatement($"`R' -> infinity` as `u -> infinity`{when}", form, Names.U, Approach.Infinity, LimitClaim.PlusInfinity));
                continue;
            }

            equations.Add(new Equation(new Notation("R'(x) as x -> infinity", @"\lim_{x\to\infty} R'(x)"), ByExponent.ForEveryQ(limit.Value!), Join(where, curve.MirrorMap.Conditions)));
            obligations.Add(new LimitStatement($"the limit of `R'` as `u -> infinity`{when}", form, Names.U, Approach.Infinity, LimitClaim.Finite(limit.Value!)));
        }

        return new(
            "range",
            "Range of the mirror map",
            equations,
            equations.Count == 0 ? $"{Places(found.Select(c => c.Where))}`R'` grows without bound as `x` does{LegendreConditions.LowerEnd(flow, balance)}"
                : found.TrueForAll(c => c.Where is null) ? "`R'` stays below a limit: when the clock has run up to it, counted as `R'(x)`, `x` is infinite."
                : "Where `R'` stays below a limit, `x` is infinite when the clock has run up to it, counted as `R'(x)`.",
            obligations);
    }

    /// <summary>For which q the limit is known, to begin a sentence; empty for all.</summary>
    private static string Places(IEnumerable<string?> where) =>
        where.OfType<string>().ToList() is { Count: > 0 } places ? $"For {string.Join(" and for ", places.Select(p => $"`{p}`"))}: " : "";

    private static string? Join(string? where, IReadOnlyList<string> conditions) =>
        where is null && conditions.Count == 0 ? null : string.Join(", ", conditions.Prepend(where).OfType<string>());
}
