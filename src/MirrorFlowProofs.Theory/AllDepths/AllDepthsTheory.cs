namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>Derives the theory of the deep diagonal <c>x = w1 * ... * wL</c> for every depth <c>L &gt;= 2</c> at once.</summary>
public static class AllDepthsTheory
{
    /// <summary>
    /// The derivation with <c>L</c> a symbol: each step speaks of any one weight, and the number of factors enters through
    /// <c>P'/P = sum_i 1/(u + lam_i)</c>, proved by induction over the factors.
    /// </summary>
    /// <remarks>
    /// Source of the statements: Jacobs, Zhou, Burkholz, <i>Never Saddle for Reparameterized Steepest Descent as Mirror
    /// Flow</i>, ICLR 2026.
    /// </remarks>
    /// <exception cref="ArgumentException">Distinct offsets, which have no closed form in <c>L</c>.</exception>
    public static DepthDerivation Derive(Geometry geometry, BalanceKind kind)
    {
        if (kind == BalanceKind.Distinct)
        {
            throw new ArgumentException("expected the balance first or equal for every depth at once, found distinct");
        }

        var weight = new GenericWeightSteps(geometry);
        var curve = new DepthCurve(geometry, kind);
        var forms = curve.IsBalanced ? BalancedForms.Of(curve) : null;
        List<Step> steps =
        [
            weight.Clock(),
            weight.Balance(),
            weight.Decay(),
            weight.Metric(),
            LogarithmicDerivative.Step(),
            curve.Uniformization(),
            curve.MirrorMapStep(),
            curve.ConjugateStep(),
            .. forms is null ? [] : BalancedForms.Steps(curve, forms),
            DepthVerdicts.Exponent(curve),
            DepthVerdicts.Verdict(curve),
            curve.CoercivityStep(),
            DepthVerdicts.Decoupled(curve, forms),
        ];
        if (forms is not null)
        {
            steps.Add(DepthVerdicts.Coupled(curve));
        }

        return new DepthDerivation(geometry, kind, steps, new DepthFlow
        {
            P = curve.P,
            InverseMetric = curve.InverseMetric,
            MirrorMap = curve.MirrorMap,
            Conjugate = curve.Conjugate,
            MetricExponent = curve.MetricExponent,
            Coercivity = curve.Coercivity,
            Regularizer = DepthCurve.L * curve.Conjugate,
            InX = forms,
            Legendre = DepthVerdicts.Report(curve),
        });
    }
}
