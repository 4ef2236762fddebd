using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The time of escape under the constant gradient <c>G = -1</c>, from <c>dR'(x) = -s(G) dt = dt</c> (theory section 8).
/// </summary>
internal static class EscapeSteps
{
    private static readonly Symbol Start = new("x_0", Domain.Positive);
    private static readonly Symbol End = new("X", Domain.Positive);
    private static readonly Symbol Weight = new("epsilon", Domain.Positive);
    private static readonly Domain BelowOne = new(Rational.Zero, true, Rational.One, true);
    private static readonly Domain AboveOne = new(Rational.One, true, null, true);

    /// <summary>The time from <c>x_0</c> to <c>X</c>, as a function of both.</summary>
    internal static Expr Time(ClosedForms forms) => At(forms.MirrorMap, End) - At(forms.MirrorMap, Start);

    /// <summary>From <c>x = 0</c>, where one weight is 0 and the others are not: the clock value at <c>u</c>.</summary>
    internal static Step FromZero(MonomialFlow flow, UniformizationSteps curve) => new(
        "escape",
        "Escape from x = 0",
        [new Equation(new Notation("T(u)", "T(u)"), curve.MirrorMap.Value, UniformizationSteps.Join(curve.MirrorMap.Conditions))],
        "Under `G = -1` the clock is time, so `x` leaves 0 and reaches `x(u)` at `T = R'(x(u)) - R'(0)`. One factor of `P` vanishes at 0, so `dT/du ~ const u^(1/q - 1)` is integrable: the time is finite for every `q`. At `x = 0` the speed is `dx/dt = P'(0) > 0`.",
        [
            new Identity(
                "`dT/du = R'' dx/du`, with the derivative of `R'` from the step of the mirror map",
                curve.MirrorMap.Derivative * curve.InverseMetric,
                Calculus.Differentiate(curve.SizeOfX, Names.U)),
            new Identity("`T = 0` at `u = 0`", Substitution.Replace(curve.MirrorMap.Value, Names.U, Expr.Zero), Expr.Zero),
            new Positivity("`1/q - 1 > -1`", 1 / flow.InvariantExponent),
        ]);

    /// <summary>
    /// The leading term of <see cref="FromZero"/> as the offset of the other weights goes to 0; null where there are others,
    /// or the leading term is not known.
    /// </summary>
    internal static Step? FromSmallWeights(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        if (balance.Kind != BalanceKind.First || flow.Degree.IsOne)
        {
            return null;
        }

        List<Equation> equations = [];
        List<Obligation> obligations = [];
        foreach (var (time, where) in ByExponent.Cases(flow, curve.MirrorMap.Value))
        {
            if (Asymptotic.LeadingTerm(time, Balance.Lambda, Approach.ZeroFromRight).Expansion is { Terms: [var leading, ..], Conditions: [] })
            {
                var term = leading.Coefficient * leading.Scale;
                equations.Add(new Equation(
                    new Notation("leading term of T(u) as lambda -> 0", @"\text{leading term of }T(u),\ \lambda\to 0"), ByExponent.ForEveryQ(term), UniformizationSteps.Join([.. curve.MirrorMap.Conditions.Prepend(where).OfType<string>()])));
                obligations.Add(new LimitStatement(
                    $"`T(u)` is its leading term times what goes to 1{(where is null ? "" : $", for `{where}`")}",
                    time,
                    Balance.Lambda,
                    Approach.ZeroFromRight,
                    LimitClaim.Leading(term)));
            }
        }

        return equations.Count == 0 ? null : new(
            "escape-from-small-weights",
            "Escape from x = 0 by small weights",
            equations,
            "The other weights start small too: `lambda -> 0` at a fixed `u`. Where `m < 1` the time stays bounded: no saddle holds the flow up; for `m = 1` it grows as a logarithm, for `m > 1` as a power of `lambda`.",
            obligations);
    }

    /// <summary>On the balanced manifold, from <c>x_0 &gt; 0</c> and from weights with <c>u_i = epsilon^q</c>.</summary>
    internal static Step Balanced(MonomialFlow flow, UniformizationSteps curve, ClosedForms forms)
    {
        var (a, degree) = (flow.InvariantExponent, flow.Degree);
        var exponent = Expansion.Expand(degree * (1 - LegendreSteps.MetricExponent(flow)));
        var start = Substitution.Replace(curve.SizeOfX, Names.U, Power.Of(Weight, a));
        var time = Time(forms);
        var scale = At(forms.Hessian, Expr.One);
        var (reached, rest) = exponent.IsZero
            ? (scale * Apply.Of(Function.Log, End), scale * Apply.Of(Function.Log, start))
            : (At(forms.MirrorMap, End), At(forms.MirrorMap, start));
        var condition = flow.Geometry.IsSymbolic && !Ranges.Of(exponent).IsNonzero ? InQ.DiffersFromZero(exponent) : null;
        var equations = new List<Equation>
        {
            new(new Notation("T(x_0, X)", "T(x_{0},X)"), time, condition),
            new(new Notation("T from u_i = epsilon^q", @"T\big|_{u_{i}=\varepsilon^{q}}"), reached - rest, condition),
        };
        var obligations = new List<Obligation>
        {
            new Identity("`dT/dX = R''(X)`", Calculus.Differentiate(time, End), At(forms.Hessian, End)),
            new Identity("`T = 0` at `X = x_0`", Substitution.Replace(time, End, Start), Expr.Zero),
            new Identity("`T` with the start in the weights", Substitution.Replace(time, Start, start), reached - rest),
        };
        Limit(flow, exponent, reached, rest, equations, obligations);
        return new(
            "escape",
            "Escape time on the balanced manifold",
            equations,
            "Under `G = -1` the clock is time: `dR'(x) = dt`, so `T = R'(X) - R'(x_0)`. The start enters through `epsilon^(K - q (K-1))`, with `K - q (K-1) = K (1-m)`: as `epsilon -> 0` the time stays bounded iff `m < 1`, grows as a logarithm for `m = 1`, and as a power for `m > 1`.",
            obligations);
    }

    /// <summary>
    /// For a symbolic <c>q</c>: <c>dT/dq</c> term by term. Null where the metric's factor depends on <c>q</c>, or the metric
    /// does not.
    /// </summary>
    internal static Step? InQOf(MonomialFlow flow, ClosedForms forms)
    {
        var scale = At(forms.Hessian, Expr.One);
        var q = Geometry.SymbolicQ;
        if (!flow.Geometry.IsSymbolic || Substitution.DependsOn(scale, q) || flow.Degree.IsOne)
        {
            return null;
        }

        var hessian = At(forms.Hessian, End);
        var growth = Calculus.Differentiate(LegendreSteps.MetricExponent(flow), q);
        var slope = -growth * Apply.Of(Function.Log, End) * hessian;
        return new(
            "escape-in-q",
            "Dependence of the escape time on q",
            [new Equation(new Notation("d(R''(X))/dq", @"\frac{\partial R''(X)}{\partial q}"), slope)],
            "`T` is the integral of `R''` from `x_0` to `X`. Its integrand grows with `q` below 1 and falls above 1: between the same two points with `X <= 1` a smaller `q` escapes faster; with `x_0 >= 1` it escapes slower; across 1 it depends on both.",
            [
                new Identity("the derivative of `R''(X)` in `q`", Calculus.Differentiate(hessian, q), slope),
                new Positivity("it is positive for `0 < X < 1`", Substitution.Replace(slope, End, new Symbol(End.Name, BelowOne))),
                new Positivity("it is negative for `X > 1`", -Substitution.Replace(slope, End, new Symbol(End.Name, AboveOne))),
            ]);
    }

    /// <summary>What the time does as <c>epsilon -> 0</c>: the sign of the exponent of <c>epsilon</c> decides.</summary>
    private static void Limit(
        MonomialFlow flow, Expr exponent, Expr reached, Expr rest, List<Equation> equations, List<Obligation> obligations)
    {
        if (exponent.IsZero)
        {
            var speed = Calculus.Differentiate(rest, Weight) * Weight;
            equations.Add(new Equation(Leading, -speed * Apply.Of(Function.Log, Weight)));
            obligations.Add(new Identity(
                "`T` is the leading term and what does not depend on `epsilon`",
                Calculus.Differentiate(rest, Weight),
                speed * Calculus.Differentiate(Apply.Of(Function.Log, Weight), Weight)));
            obligations.Add(new Positivity("the factor of the logarithm is positive", speed));
            return;
        }

        var factor = Substitution.Replace(rest, Weight, Expr.One);
        obligations.Add(new Identity(
            "the part of `T` with the start is a constant times `epsilon^(K - q (K-1))`", rest, factor * Power.Of(Weight, exponent)));
        foreach (var part in ByExponent.Parts(flow, withOne: true))
        {
            var inside = part.In(exponent);
            var when = part.Where is null ? "" : $" for `{part.Where}`";
            if (Ranges.IsPositive(inside))
            {
                equations.Add(new Equation(new Notation("T as epsilon -> 0", @"\lim_{\varepsilon\to 0} T"), reached, part.Where));
                obligations.Add(new Positivity($"`K - q (K-1) > 0`{when}: it vanishes", inside));
            }
            else
            {
                equations.Add(new Equation(Leading, -rest, part.Where));
                obligations.Add(new Positivity($"`q (K-1) - K > 0`{when}: it grows without bound", -inside));
                obligations.Add(new Positivity("its factor is positive", part.In(-factor)));
            }
        }
    }

    private static Notation Leading { get; } = new("leading term of T as epsilon -> 0", @"\text{leading term of }T,\ \varepsilon\to 0");

    private static Expr At(Expr e, Expr x) => Substitution.Replace(e, Names.X, x);
}
