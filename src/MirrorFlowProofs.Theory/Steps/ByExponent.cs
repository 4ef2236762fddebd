using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>What differs with the metric exponent: the cases <c>m &lt; 1</c> and <c>m &gt; 1</c> of a symbolic <c>q</c>.</summary>
internal static class ByExponent
{
    /// <summary>
    /// The expression for all <c>q</c> of the geometry where these are on one side of <c>m = 1</c>; otherwise with <c>q</c>
    /// below and above, and the words for that. The forms for a symbolic <c>q</c> do not hold at <c>m = 1</c>, and <c>q = 1</c>,
    /// where exponents become integers, is left to a derivation of its own.
    /// </summary>
    internal static IReadOnlyList<(Expr Form, string? Where)> Cases(MonomialFlow flow, Expr e) =>
        [.. Parts(flow, withOne: false).Select(p => (p.In(e), p.Where))];

    /// <summary>
    /// The parts of the range of <c>q</c>: with <c>q = 1</c>, those where <c>m &lt; 1</c> and where <c>m &gt; 1</c>; without, one
    /// part unless there are <c>q</c> with <c>m &gt; 1</c>.
    /// </summary>
    internal static IReadOnlyList<Part> Parts(MonomialFlow flow, bool withOne)
    {
        if (InQ.AtMost(LegendreSteps.MetricExponent(flow), 1, strict: withOne).Answer != ConditionAnswer.Depends)
        {
            return [new(null, null)];
        }

        var turn = flow.Degree / (flow.Degree - 1);
        Part below = new(new Domain(Rational.One, !withOne, turn, true), withOne ? $"q < {turn}" : $"1 < q < {turn}");
        return turn < 2 ? [below, new(new Domain(turn, true, 2, false), $"q > {turn}")] : [below];
    }

    /// <summary>A part of the range of <c>q</c>, and the words for it; null where it is all of it.</summary>
    internal sealed record Part(Domain? Domain, string? Where)
    {
        internal Expr In(Expr e) => Domain is null ? e : InQ.On(e, Domain);
    }

    /// <summary>The expression with <c>q</c> in all of its domain again.</summary>
    internal static Expr ForEveryQ(Expr e) => Substitution.SymbolsOf(e).Aggregate(
        e, (current, s) => s.Name == Geometry.SymbolicQ.Name ? Substitution.Replace(current, s, Geometry.SymbolicQ) : current);
}
