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
    internal static IReadOnlyList<(Expr Form, string? Where)> Cases(MonomialFlow flow, Expr e)
    {
        if (InQ.AtMost(LegendreSteps.MetricExponent(flow), 1).Answer != ConditionAnswer.Depends)
        {
            return [(e, null)];
        }

        var turn = flow.Degree / (flow.Degree - 1);
        return
        [
            (InQ.On(e, new Domain(Rational.One, true, turn, true)), $"1 < q < {turn}"),
            (InQ.On(e, new Domain(turn, true, 2, false)), $"q > {turn}"),
        ];
    }

    /// <summary>The expression with <c>q</c> in all of its domain again.</summary>
    internal static Expr ForEveryQ(Expr e) => Substitution.SymbolsOf(e).Aggregate(
        e, (current, s) => s.Name == Geometry.SymbolicQ.Name ? Substitution.Replace(current, s, Geometry.SymbolicQ) : current);
}
