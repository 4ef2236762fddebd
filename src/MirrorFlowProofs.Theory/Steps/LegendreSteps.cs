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
            "`P` has degree `K = sum_i k_i` in `u`, so `|x|^q ~ C u^K` and `1/R'' = P'(u) ~ C K u^(K-1)` as `u` grows: `1/R'' ~ const |x|^m` with `m = q (K-1)/K`; with all offsets 0 this holds for all `x`, not only in the limit.",
            [
                new Identity(
                    "`P(u)/u^K` tends to its leading coefficient: `prod_i (1 + lam_i s)^(k_i)` is 1 at `s = 1/u = 0`",
                    Product.Of(balance.Offsets.Select((offset, i) => Power.Of(
                        Substitution.Replace(Expansion.Expand(Inverse * (1 / Inverse + offset)), Inverse, Expr.Zero),
                        flow.Multiplicities[i]))),
                    Expr.One),
                new Identity("`u^(K-1)` is `|x|^m` when `u^K` is `|x|^q`", Power.Of(Power.Of(Names.U, degree / a), m), Power.Of(Names.U, degree - 1)),
                new Identity(
                    "`dR'/du` grows with the exponent `K (1/q - 1) = (K/q) (1 - m) - 1`",
                    degree * (1 / a - 1),
                    degree / a * (1 - m) - 1),
            ]);
    }

    internal static Step Verdict(MonomialFlow flow, Balance balance, Expr inverseMetric)
    {
        var (a, degree, m) = (flow.InvariantExponent, flow.Degree, MetricExponent(flow));
        var zeros = LegendreConditions.FactorsAtZero(flow, balance);
        return new(
            "legendre",
            "Legendre and Bregman verdicts",
            [],
            "The conditions one by one, then the verdict under each named definition; all are decided by the exponents of `dR'/du` and `dR*/du` at `u = 0` and as `u` grows.",
            [
                new Positivity("strict convexity: `1/R'' = P'(u) > 0` for `u > 0`", inverseMetric),
                new Identity(
                    $"`R'` is finite at 0 iff `k (1/q - 1) + 1 = (k - q (k - 1))/q > 0`, with `k = {zeros}`",
                    zeros * (1 / a - 1) + 1,
                    (zeros - a * (zeros - 1)) / a),
                new Identity(
                    "`R'` is unbounded iff `K (1/q - 1) + 1 = (K/q) (1 - m) >= 0`",
                    degree * (1 / a - 1) + 1,
                    degree / a * (1 - m)),
                new Identity(
                    "`R*(R'(x))` is unbounded iff `K (2/q - 1) + 1 = (K/q) (2 - m) >= 0`",
                    degree * (2 / a - 1) + 1,
                    degree / a * (2 - m)),
                new Positivity("`2 - m > 0`", 2 - m),
            ])
        {
            Report = LegendreConditions.Report(flow, balance),
        };
    }
}
