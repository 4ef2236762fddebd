using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>The metric exponent and the Legendre and Bregman conditions (theory section 6; Corollary 4.14).</summary>
internal static class LegendreSteps
{
    private static readonly Symbol Inverse = new("s", Domain.Positive);

    /// <summary>The exponent <c>m = q (K-1)/K</c>: <c>P'(u)</c> grows as <c>|x|^m</c> when <c>u</c> does.</summary>
    internal static Expr MetricExponent(MonomialFlow flow) =>
        Expansion.Expand(flow.InvariantExponent * (flow.Degree - 1) / flow.Degree);

    internal static Step Exponent(MonomialFlow flow, Balance balance)
    {
        var (a, degree) = (flow.InvariantExponent, flow.Degree);
        var m = MetricExponent(flow);
        return new(
            "metric-exponent",
            "Metric exponent",
            [new Equation(Names.MetricExponent, m)],
            "P has degree K = sum k_i in u, so |x|^q ~ C u^K and 1/R'' = P'(u) ~ C K u^(K-1) as u grows: 1/R'' ~ const |x|^m with m = q (K-1)/K; with all offsets 0 this is exact.",
            [
                new Identity(
                    "P(u)/u^K tends to its leading coefficient: prod (1 + lam_i s)^(k_i) is 1 at s = 1/u = 0",
                    Product.Of(balance.Offsets.Select((offset, i) => Power.Of(
                        Substitution.Replace(Expansion.Expand(Inverse * (1 / Inverse + offset)), Inverse, Expr.Zero),
                        flow.Multiplicities[i]))),
                    Expr.One),
                new Identity("u^(K-1) is |x|^m when u^K is |x|^q", Power.Of(Power.Of(Names.U, degree / a), m), Power.Of(Names.U, degree - 1)),
                new Identity(
                    "the tail of dR'/du has exponent K (1/q - 1) = (K/q)(1 - m) - 1",
                    degree * (1 / a - 1),
                    degree / a * (1 - m) - 1),
            ]);
    }

    internal static Step Verdict(MonomialFlow flow, Expr inverseMetric) => new(
        "legendre",
        "Legendre and Bregman verdicts",
        [],
        "The conditions one by one, then the verdict under each named definition; each is decided by the behaviour of P at 0 and at infinity.",
        [
            new Positivity("strict convexity: 1/R'' = P'(u) > 0 for u > 0", inverseMetric),
            new Identity(
                "R' is onto iff K (1/q - 1) + 1 = (K/q)(1 - m) >= 0",
                flow.Degree * (1 / flow.InvariantExponent - 1) + 1,
                flow.Degree / flow.InvariantExponent * (1 - MetricExponent(flow))),
        ]);

    internal static LegendreReport Report(MonomialFlow flow, Balance balance)
    {
        var a = flow.InvariantExponent;
        var m = MetricExponent(flow);
        var zeros = balance.Offsets
            .Select((offset, i) => offset.IsZero ? flow.Multiplicities[i] : Rational.Zero)
            .Aggregate(Rational.Zero, (sum, k) => sum + k);

        // The integral for R' converges at 0 iff zeros (1/q - 1) > -1 iff zeros (q - 1) < q iff q (zeros - 1) < zeros.
        var (crosses, crossesWhen) = InQ.AtMost(Expansion.Expand(a * (zeros - 1)), zeros, strict: true);
        var (onto, ontoWhen) = InQ.AtMost(m, 1);
        var crossing = new LegendreCondition(
            "R' is finite at 0, so R is differentiable on all of R",
            crosses,
            crossesWhen,
            $"dR'/du ~ u^(k (1/q - 1)) at 0 with k = {zeros} of the factors vanishing there; integrable iff k (q - 1) < q");
        var convex = new LegendreCondition(
            "R'' > 0 off 0, so R is strictly convex on each side, and on R where it is differentiable there",
            ConditionAnswer.Yes,
            null,
            "1/R'' = P'(u) is a sum of products of positive factors for u > 0");
        var range = new LegendreCondition(
            "R' is unbounded as x grows (with R' finite or -infinite at 0: onto R or onto (R'(0), infinity))",
            onto,
            ontoWhen,
            "int^inf P^(1/q - 1) dv diverges iff K (1/q - 1) >= -1 iff m <= 1, m = " + m);
        var legendre = new LegendreCondition(
            "Legendre type (Rockafellar 1970, section 26)",
            ConditionAnswer.Yes,
            null,
            crosses switch
            {
                ConditionAnswer.Yes => "on all of R: differentiable and strictly convex there, and the boundary is empty",
                ConditionAnswer.No => "on the half-line x > 0: strictly convex, and R' tends to -infinity at 0",
                _ => $"on all of R when {crossesWhen}; otherwise on the half-line x > 0, where R' tends to -infinity at 0",
            });
        var bregman = new LegendreCondition(
            "Bregman function of the mirror-flow papers (Corollary 4.14: range of R' is all of R at infinity)",
            onto,
            ontoWhen,
            onto == ConditionAnswer.No
                ? "m > 1: R' is bounded at infinity, and the dual flow can leave its range (blow-up)"
                : "m <= 1: R' tends to infinity with x");
        return new LegendreReport([convex, crossing, range], [legendre, bregman]);
    }
}
