using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The curve in its one parameter <c>u = min u_i</c>: <c>P(u) = |x|^q</c>, the inverse metric <c>P'(u)</c>, and the mirror
/// map and conjugate as integrals (theory section 3).
/// </summary>
internal sealed class UniformizationSteps
{
    private readonly MonomialFlow _flow;
    private readonly Balance _balance;

    internal UniformizationSteps(MonomialFlow flow, Balance balance)
    {
        _flow = flow;
        _balance = balance;
        P = OnCurve(Power.Of(Apply.Of(Function.Abs, flow.Reparameterization.Rho), A));
        SizeOfX = Power.Of(P, 1 / A);
        InverseMetric = Calculus.Differentiate(P, Names.U);
        MirrorMap = Integrate(Power.Of(P, 1 / A - 1) / A, 1 / A - 1);
        Conjugate = Integrate(Power.Of(P, 2 / A - 1) / A, 2 / A - 1);
    }

    internal Expr P { get; }

    /// <summary><c>|x|</c> in the parameter.</summary>
    internal Expr SizeOfX { get; }

    internal Expr InverseMetric { get; }

    internal Quantity MirrorMap { get; }

    internal Quantity Conjugate { get; }

    private Expr A => _flow.InvariantExponent;

    /// <summary>An expression in the weights, on the orthant of positive weights, in the parameter.</summary>
    internal Expr OnCurve(Expr e)
    {
        var weights = _flow.Reparameterization.Weights;
        return Substitution.Replace(e, Enumerable.Range(0, weights.Count).ToDictionary(
            i => weights[i],
            i => Power.Of((Names.U + _balance.Offsets[i]) / _flow.Scale(i), 1 / A)));
    }

    internal Step Parameter() => new(
        "uniformization",
        "Uniformization",
        [
            new Equation(new Notation("|x|^q = P(u)", "|x|^{q}=P(u)"), P),
            new Equation(new Notation("1/R'' = P'(u)", @"\frac{1}{R''}=P'(u)"), InverseMetric),
        ],
        "By balance `u_i = u + lam_i` with `u` the smallest, so `|w_i|^q = k_i^(q-1) (u + lam_i)`. Stated for `x > 0` on " + (_flow.IsNegative ? "an orthant of weights where it is" : "the orthant of positive weights") + "; `R` is even and `R'` odd in `x`.",
        [
            new Identity("`sum_i |d_i|^q = P'(u)` on the curve", OnCurve(CurveSteps.InverseMetricInWeights(_flow)), InverseMetric),
            new Positivity("`P'(u) > 0` for `u > 0`: `x` grows along the curve", InverseMetric),
        ]);

    internal Step MirrorMapStep() => new(
        "mirror-map",
        "Mirror map",
        [new Equation(Names.MirrorMap with { Text = "R'(x(u))", Latex = "R'(x(u))" }, MirrorMap.Value, Join(MirrorMap.Conditions))],
        $"`dR'/du = R'' dx/du = P(u)^(1/q - 1)/q`, integrated: {MirrorMap.Class}.",
        [
            new Identity(
                "`dx/du = P'(u) P(u)^(1/q - 1)/q`, so `R'' dx/du = P(u)^(1/q - 1)/q`",
                Calculus.Differentiate(SizeOfX, Names.U),
                InverseMetric * MirrorMap.Derivative),
            .. IntegralObligations(MirrorMap),
        ]);

    internal Step ConjugateStep() => new(
        "conjugate",
        "Conjugate",
        [new Equation(Names.Conjugate with { Text = "R*(R'(x(u)))", Latex = "R^{*}(R'(x(u)))" }, Conjugate.Value, Join(Conjugate.Conditions))],
        $"`(R*)'(y) = x`, so `dR*/du = x dR'/du = P(u)^(2/q - 1)/q`, integrated: {Conjugate.Class}.",
        [
            new Identity("`x dR'/du = P(u)^(2/q - 1)/q`", SizeOfX * MirrorMap.Derivative, Conjugate.Derivative),
            .. IntegralObligations(Conjugate),
        ]);

    internal Step PotentialStep() => new(
        "potential",
        "Mirror potential",
        [new Equation(Names.Potential with { Text = "R(x(u))", Latex = "R(x(u))" }, Potential, Join([.. MirrorMap.Conditions.Union(Conjugate.Conditions)]))],
        "`R(x) = x y - R*(y)` at `y = R'(x)`; `dR = y dx` because `dR* = x dy`.",
        [
            PotentialObligation(),
        ]);

    internal Expr Potential => SizeOfX * MirrorMap.Value - Conjugate.Value;

    /// <summary>
    /// The derivative of <c>x y - R*</c>, with those of <c>y</c> and <c>R*</c> as the two steps before proved them; the
    /// value of <c>y</c> itself does not matter, so it stays a symbol.
    /// </summary>
    private Identity PotentialObligation()
    {
        var y = new Symbol("y");
        var slope = Calculus.Differentiate(SizeOfX, Names.U);
        return new Identity(
            "`dR/du = R'(x) dx/du`, by the product rule with the derivatives of `R'` and `R*` from the steps before",
            slope * y + SizeOfX * MirrorMap.Derivative - Conjugate.Derivative,
            y * slope);
    }

    /// <summary>
    /// The integral in <c>u</c> of <paramref name="derivative"/>, which is a constant times the product of
    /// <c>(u + lam_i)^(k_i e)</c>.
    /// </summary>
    private Quantity Integrate(Expr derivative, Expr exponent)
    {
        var factors = _balance.Offsets
            .Select((offset, i) => new PowerFactor(offset, Expansion.Expand(_flow.Multiplicities[i] * exponent)))
            .ToList();
        var constant = derivative / Product.Of(factors.Select(f => Power.Of(Names.U + f.Offset, f.Exponent)));
        if (Substitution.DependsOn(constant, Names.U))
        {
            throw new InvalidOperationException($"the integrand {derivative} is not a product of powers on the curve");
        }

        var integral = PowerProductIntegration.Integrate(factors, Names.U);
        return new Quantity(
            derivative,
            Contents.Tidy(constant * integral.Value),
            integral.Class,
            integral.Reason,
            [.. integral.Conditions.Select(c => c.ToString())],
            integral.VanishesAtZero)
        {
            WrittenOut = integral.WrittenOut?.Times(constant),
        };
    }

    private static IEnumerable<Obligation> IntegralObligations(Quantity quantity)
    {
        yield return new Identity(
            "the integral differentiates back to the integrand",
            Calculus.Differentiate(quantity.Value, Names.U),
            quantity.Derivative);
        if (quantity.VanishesAtZero)
        {
            yield return new Identity(
                "the integral vanishes at `u = 0`", Substitution.Replace(quantity.Value, Names.U, Expr.Zero), Expr.Zero);
        }
    }

    internal static string? Join(IReadOnlyList<string> conditions) =>
        conditions.Count == 0 ? null : string.Join(", ", conditions);
}
