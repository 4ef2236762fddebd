using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>The inverse coercivity <c>mu = inf 1/R''</c> over the curve (theory section 7; Corollary 4.10).</summary>
internal static class CoercivitySteps
{
    private static readonly Domain BelowOne = new(Rational.Zero, true, Rational.One, true);
    private static readonly Domain AboveOne = new(Rational.One, true, null, true);
    private static readonly Symbol InitialWeight = new("lambda_init", Domain.Positive);

    /// <summary><c>P'(0)</c>: 0 when two or more factors of <c>P</c> vanish at 0.</summary>
    internal static Expr Coercivity(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        if (!LegendreConditions.FactorsAtZero(flow, balance).IsOne)
        {
            return Expr.Zero;
        }

        var all = balance.Offsets.Select((offset, i) => (Offset: offset, K: flow.Multiplicities[i])).ToList();
        var constant = curve.P / Product.Of(all.Select(f => Power.Of(Names.U + f.Offset, f.K)));
        return constant * Product.Of(all.Where(f => !f.Offset.IsZero).Select(f => Power.Of(f.Offset, f.K)));
    }

    internal static Step Infimum(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        var mu = Coercivity(flow, balance, curve);
        var groups = Groups(flow, balance);
        var rates = groups.Select(g => g.K / (Names.U + g.Offset)).ToList();
        var total = Sum.Of(rates);
        var obligations = new List<Obligation>
        {
            new Identity(
                "`P'(u) = sum_i k_i P(u)/(u + lam_i)`",
                curve.InverseMetric,
                Sum.Of(rates.Select(rate => rate * curve.P))),
            new Identity("`P'(0) = mu`", Substitution.Replace(curve.InverseMetric, Names.U, Expr.Zero), mu),
        };
        obligations.AddRange(groups.Select(g => new Inequality(
            $"`P(u)/(u + lam_i)` does not decrease for `lam_i = {g.Offset}`: its logarithm has the derivative `sum_j k_j/(u + lam_j) - 1/(u + lam_i) >= 0`",
            total,
            SignRelation.AtLeast,
            1 / (Names.U + g.Offset))));
        return new(
            "coercivity",
            "Coercivity",
            [new Equation(new Notation("mu = inf 1/R''", @"\mu=\inf\frac{1}{R''}"), mu)],
            mu.IsZero
                ? "`1/R'' = P'(u)` is a sum of terms that do not decrease in `u`, so its infimum over the curve is its value at `u = 0`, where two or more factors of `P` vanish: it is 0 there, and bounds through `mu` give no rate of convergence up to `x = 0`. On a part of the curve with `u >= u0 > 0` the infimum is `P'(u0)`."
                : "`1/R'' = P'(u)` is a sum of terms that do not decrease in `u`, so its infimum over the curve is its value at `u = 0`, taken at `x = 0`. Here `lam_i` is a difference of the conserved quantities, not a weight.",
            obligations);
    }

    /// <summary>
    /// Corollary 4.10: the first weight 0 and the others <c>lambda_init</c>, which is a weight, so <c>lam_i</c> is its power.
    /// Null where the offsets of the pattern are not equal for equal weights, or the infimum is 0.
    /// </summary>
    internal static Step? InWeights(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        var mu = Coercivity(flow, balance, curve);
        if (balance.Kind != BalanceKind.First || mu.IsZero || flow.Multiplicities.Skip(1).Distinct().Count() != 1)
        {
            return null;
        }

        var lambda = flow.Scale(1) * Power.Of(InitialWeight, flow.InvariantExponent);
        var value = Substitution.Replace(mu, Balance.Lambda, lambda);
        var weights = flow.Reparameterization.Weights;
        var atStart = weights.Skip(1).ToDictionary(w => w, _ => (Expr)InitialWeight);
        List<Obligation> obligations =
        [
            new Identity("`|d_1|^q = mu` at these weights", Substitution.Replace(flow.MetricTerm(0), atStart), value),
            new Identity(
                "`d_2 = 0` at `w_1 = 0`, and alike for all weights but the first",
                Substitution.Replace(flow.Partials[1], weights[0], Expr.Zero),
                Expr.Zero),
        ];
        var equations = new List<Equation>
        {
            new(new Notation("lambda at w1 = 0, |w_i| = lambda_init", @"\lambda\big|_{w_{1}=0,\ |w_{i}|=\lambda_{\mathrm{init}}}"), lambda),
            new(new Notation("mu at w1 = 0, |w_i| = lambda_init", @"\mu\big|_{w_{1}=0,\ |w_{i}|=\lambda_{\mathrm{init}}}"), value),
        };
        var direction = "";
        var q = Geometry.SymbolicQ;
        if (value is Power { Base: var weight, Exponent: var exponent } && weight.Equals(InitialWeight) && flow.Geometry.IsSymbolic)
        {
            var slope = value * Calculus.Differentiate(exponent, q) * Apply.Of(Function.Log, InitialWeight);
            equations.Add(new Equation(new Notation("dmu/dq", @"\frac{\mathrm{d}\mu}{\mathrm{d}q}"), slope));
            obligations.Add(new Identity("the derivative of `mu` in `q`", Calculus.Differentiate(value, q), slope));
            obligations.Add(new Positivity("`-dmu/dq > 0` for weights below 1", -At(slope, BelowOne)));
            obligations.Add(new Positivity("`dmu/dq > 0` for weights above 1", At(slope, AboveOne)));
            direction = " A smaller `q` gives a larger `mu` only if the weights are below 1; above 1 it gives a smaller one, and at 1 the same.";
        }

        return new(
            "coercivity-in-weights",
            "Coercivity in weights",
            equations,
            "Two numbers are called lambda in the literature: the offset of the balance, a difference of `q`-th powers, and the size of the starting weights. With the first weight 0 and the others of size `lambda_init` the offset is the `q`-th power of that size, with `k_i^(1-q)` in front." + direction,
            obligations);
    }

    private static Expr At(Expr e, Domain domain) =>
        Substitution.Replace(e, InitialWeight, new Symbol(InitialWeight.Name, domain));

    /// <summary>The offsets, each once, with the sum of the multiplicities of its weights.</summary>
    private static List<(Expr Offset, Rational K)> Groups(MonomialFlow flow, Balance balance) => [.. balance.Offsets
        .Select((offset, i) => (Offset: offset, K: flow.Multiplicities[i]))
        .GroupBy(f => f.Offset)
        .Select(g => (g.Key, g.Aggregate(Rational.Zero, (sum, f) => sum + f.K)))];
}
