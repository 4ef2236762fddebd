using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Which weights can change their sign, where the curve meets the saddle, and which starts "almost everywhere" leaves out
/// (theory sections 3 and 8; Theorem 4.3).
/// </summary>
internal static class SignSteps
{
    internal static Step Signs(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        var k = LegendreConditions.FactorsAtZero(flow, balance);
        List<Obligation> obligations =
        [
            .. flow.Representatives.Select(r => Mirrored(flow, r)),
            .. balance.Offsets.Where(o => !o.IsZero).Distinct().Select(o =>
                new Positivity($"`u + {o} > 0` also at `u = 0`: a weight with this offset keeps its sign", o)),
            .. k.IsOne ? Crossing(flow, balance, curve) : Arrival(flow, curve, k),
        ];
        var equations = k.IsOne
            ? new List<Equation> { new(new Notation("dx/dtau at x = 0", @"\frac{\mathrm{d}x}{\mathrm{d}\tau}\Big|_{x=0}"), CoercivitySteps.Coercivity(flow, balance, curve)) }
            : [];
        return new(
            "signs",
            "Signs of the weights",
            equations,
            "Turning the sign of a weight leaves `|x|` and the law of `|w_i|` as they are, so every orthant has the same curve. "
            + Course(flow, balance, k),
            obligations);
    }

    /// <summary>What happens at <c>x = 0</c>, in words.</summary>
    private static string Course(MonomialFlow flow, Balance balance, Rational k)
    {
        const string Excluded = "\"Almost everywhere\" leaves out the starts at which another weight has the smallest `u_i` too: a set of measure 0, from which the curve leads to a saddle.";
        const string Branches = "From there rest is one solution, and there is another for each choice of signs of the vanishing weights that gives `x` the sign of `-G`: where there is one, the flow is not unique";
        if (k.IsOne)
        {
            const string Passes = "Only the weight with offset 0 can reach 0; it passes at a speed that is not 0 and takes the sign of `x` along: no saddle is met.";
            return flow.Multiplicities.Count == 1 ? Passes
                : flow.Multiplicities.All(m => m.IsOne) ? $"{Passes} {Excluded}"
                : $"{Passes} {Excluded} But from the starts at which a weight of multiplicity 2 or more has the smallest `u_i` alone, an open set, the curve leads to the saddle `x = 0`.";
        }

        var single = balance.Offsets.Count(o => o.IsZero) == 1;
        var met = LegendreConditions.FiniteAtZero(flow, k);
        var when = met.Answer switch
        {
            ConditionAnswer.Yes => $"It is met at a finite value of the clock, because `k (q - 1) < q`. {Branches}",
            ConditionAnswer.No => "It is not met at any finite value of the clock, because `k (q - 1) >= q`: no weight changes its sign",
            _ => $"For `{met.When}` it is met at a finite value of the clock. {Branches}. For larger `q` it is not met at any finite value, and no weight changes its sign",
        };
        return $"Here `k = {k}` factors of `P` vanish together at `u = 0`, where `x = 0` is a saddle. {when}."
            + (single
                ? " One weight of multiplicity 2 or more is the smallest: that is an open set of starts, so \"almost everywhere\" does not leave this out."
                : " These starts, at which several weights have the smallest `u_i`, are a set of measure 0: what \"almost everywhere\" leaves out.");
    }

    /// <summary>The sign of a weight turned: <c>x</c> takes the factor <c>(-1)^k</c>, and nothing else changes.</summary>
    private static Identity Mirrored(MonomialFlow flow, Representative r)
    {
        var (w, rho, k) = (flow.Reparameterization.Weights[r.Index], flow.Reparameterization.Rho, flow.Multiplicities[r.Index]);
        return new Identity(
            $"turning the sign of `w_{r.Index + 1}` {(k.Numerator.IsEven ? "leaves `x`" : "turns that of `x`")}{r.AndAlike}",
            Substitution.Replace(rho, w, -w),
            k.Numerator.IsEven ? rho : -rho);
    }

    /// <summary>One factor vanishes: the speed at <c>x = 0</c> is not 0.</summary>
    private static IEnumerable<Obligation> Crossing(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        var speed = CoercivitySteps.Coercivity(flow, balance, curve);
        yield return new Identity("`dx/dtau = P'(0)` at `x = 0`", Substitution.Replace(curve.InverseMetric, Names.U, Expr.Zero), speed);
        yield return new Positivity("it is not 0", speed);
    }

    /// <summary>Several factors vanish: <c>P ~ const u^k</c>, so the clock to <c>u = 0</c> is finite iff <c>k (1/q - 1) &gt; -1</c>.</summary>
    private static IEnumerable<Obligation> Arrival(MonomialFlow flow, UniformizationSteps curve, Rational k)
    {
        var q = flow.InvariantExponent;
        var factor = Substitution.Replace(Product.Of(curve.P, Power.Of(Names.U, -k)), Names.U, Expr.Zero);
        yield return new Positivity($"`P(u)/u^k` at `u = 0` is not 0, with `k = {k}`", factor);
        yield return new Identity(
            "the clock `int P^(1/q - 1)/q du` has the exponent `k (1/q - 1) + 1 = (k - q (k - 1))/q` at 0",
            k * (1 / q - 1) + 1,
            (k - q * (k - 1)) / q);
        var turn = k / (k - 1);
        var excess = Expansion.Expand(k - q * (k - 1));
        switch (LegendreConditions.FiniteAtZero(flow, k).Answer)
        {
            case ConditionAnswer.Yes:
                yield return new Positivity("it is positive: the clock is finite", excess);
                break;
            case ConditionAnswer.No:
                yield return new Inequality("it is not positive: the clock is infinite", excess, SignRelation.AtMost, Expr.Zero);
                break;
            default:
                yield return new Positivity($"it is positive for `q < {turn}`: the clock is finite", InQ.On(excess, new Domain(Rational.One, false, turn, true)));
                yield return new Inequality($"it is not positive for `q >= {turn}`: the clock is infinite", InQ.On(excess, new Domain(turn, false, 2, false)), SignRelation.AtMost, Expr.Zero);
                break;
        }
    }
}
