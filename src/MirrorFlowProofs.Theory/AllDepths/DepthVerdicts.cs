using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory.Steps;

namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>Metric exponent, Legendre verdicts and regularizers in <c>q</c> and <c>L</c>.</summary>
internal static class DepthVerdicts
{
    internal static Step Exponent(DepthCurve curve)
    {
        var (L, m) = (DepthCurve.L, curve.MetricExponent);
        return new(
            "metric-exponent",
            "Metric exponent",
            [new Equation(Names.MetricExponent, m)],
            "`P` has degree `L` in `u`, so `|x|^q ~ u^L` and `1/R'' = P'(u) ~ L u^(L-1)` as `u` grows: `1/R'' ~ L |x|^m` with `m = q (L-1)/L`; with all offsets 0 this holds for all `x`, not only in the limit.",
            [
                new Identity("`u^(L-1)` is `|x|^m` when `u^L` is `|x|^q`", Power.Of(Power.Of(Names.U, L / curve.A), m), Power.Of(Names.U, L - 1)),
                new Identity("`dR'/du` grows with the exponent `L (1/q - 1) = (L/q) (1 - m) - 1`", L * (1 / curve.A - 1), L / curve.A * (1 - m) - 1),
            ]);
    }

    internal static LegendreReport Report(DepthCurve curve)
    {
        var most = AtMost(curve, strict: false);
        return LegendreConditions.Report(
            curve.IsBalanced ? DepthCurve.L : Expr.One,
            curve.MetricExponent,
            curve.IsBalanced ? AtMost(curve, strict: true) : (ConditionAnswer.Yes, null),
            most);
    }

    internal static Step Verdict(DepthCurve curve)
    {
        var (L, a, m) = (DepthCurve.L, curve.A, curve.MetricExponent);
        var obligations = new List<Obligation>
        {
            new Positivity("strict convexity: `1/R'' = P'(u) > 0` for `u > 0`", curve.InverseMetric),
            new Identity("`R'` is unbounded iff `L (1/q - 1) + 1 = (L/q) (1 - m) >= 0`", L * (1 / a - 1) + 1, L / a * (1 - m)),
            new Identity("`m <= 1` iff `q (L - 1) <= L`: `L (1 - m) = L - q (L - 1)`", L * (1 - m), L - a * (L - 1)),
            new Positivity("`2 - m > 0`", 2 - m),
        };
        if (!a.IsOne)
        {
            obligations.Add(new Identity(
                "`m <= 1` iff `L <= p`, with `p = q/(q - 1)`, for `q > 1`: `L (1 - m) = (q - 1) (p - L)`",
                L * (1 - m),
                (a - 1) * (a / (a - 1) - L)));
        }

        return new(
            "legendre",
            "Legendre and Bregman verdicts",
            [],
            "The conditions one by one, then the verdict under each named definition; all are decided by the exponents of `dR'/du` and `dR*/du` at `u = 0` and as `u` grows. `p = q/(q - 1)`, infinite at `q = 1`.",
            obligations)
        {
            Report = Report(curve),
        };
    }

    internal static Step Decoupled(DepthCurve curve, ClosedForms? forms)
    {
        var (L, value) = (DepthCurve.L, DepthCurve.L * curve.Conjugate);
        var name = new Notation("M(x)", "M(x)");
        var (w, others) = (new Symbol("w"), new Symbol("r"));
        var obligations = new List<Obligation>
        {
            new Identity("decay moves `x` by `d_i (-alpha w_i) = -alpha x`, for every `i`", Calculus.Differentiate(w * others, w) * -Names.Decay * w, -Names.Decay * w * others),
            new Identity(
                "`M = L R*` has `dM/du = L x dR'/du`",
                Calculus.Differentiate(value, Names.U),
                L * curve.SizeOfX * Power.Of(curve.P, 1 / curve.A - 1) / curve.A),
        };
        if (forms is not null)
        {
            obligations.Add(new Identity("`M'(x) = L x R''(x)`", Calculus.Differentiate(L * forms.Conjugate, Names.X), L * Names.X * forms.Hessian));
        }

        return new(
            "regularizer-decoupled",
            "Regularizer of decoupled weight decay",
            [forms is null ? new Equation(name with { Text = "M(x(u))", Latex = "M(x(u))" }, value) : new Equation(name, L * forms.Conjugate)],
            "Each of the `L` weights adds `-alpha x` to `dx/dt`, so `dR'(x) = -s(G) dt - alpha M'(x) dt` with `M'(x) = L x R''(x)`; since `dR* = x dR'`, `M = L R*` up to a constant. On the balanced manifold that is the whole story. Off it the offsets shrink with time: `M'` is then the rate at the present offsets.",
            obligations);
    }

    internal static Step Coupled(DepthCurve curve)
    {
        var (L, inX) = (DepthCurve.L, DepthCurve.L / 2 * Power.Of(Names.AbsX, 2 / DepthCurve.L));
        return new(
            "regularizer-coupled",
            "Regularizer of coupled weight decay on the balanced manifold",
            [new Equation(new Notation("sum_i w_i^2/2", @"\frac{1}{2}\sum_{i} w_{i}^{2}"), inX)],
            "Coupled decay adds `(alpha/2) sum_i w_i^2` to the loss; on the balanced manifold each of the `L` weights has `|w_i|^q = u`. Weights that are balanced stay so under this decay.",
            [new Identity("`L (u^(1/q))^2/2` is `(L/2) |x|^(2/L)` on the curve", L * Power.Of(Names.U, 2 / curve.A) / 2, Substitution.Replace(inX, Names.X, curve.SizeOfX))]);
    }

    /// <summary>Whether <c>m &lt;= 1</c>, or strictly, for every depth; or for which.</summary>
    private static (ConditionAnswer Answer, string? When) AtMost(DepthCurve curve, bool strict)
    {
        if (InQ.AtMost(curve.MetricExponent, 1, strict).Answer is var answer and not ConditionAnswer.Depends)
        {
            return (answer, null);
        }

        var relation = strict ? "<" : "<=";
        return (ConditionAnswer.Depends, curve.A is Number { Value: var q } ? $"L {relation} {q / (q - 1)}" : $"q (L - 1) {relation} L");
    }
}
