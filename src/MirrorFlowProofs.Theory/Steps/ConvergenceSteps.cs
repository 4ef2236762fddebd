using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Decrease of the loss, and what follows where <c>1/R'' &gt;= mu &gt; 0</c> along the path (theory section 7; Theorem 4.2).
/// </summary>
internal static class ConvergenceSteps
{
    private static readonly Symbol Bound = new("B", Domain.Positive);
    private static readonly Symbol Size = new("g", Domain.Positive);
    private static readonly Symbol Gap = new("D", Domain.Positive);
    private static readonly Symbol Sharpness = new("Lambda", Domain.Positive);
    private static readonly Symbol Mu = new("mu", Domain.Positive);
    private static readonly Symbol Time = new("t", Domain.Nonnegative);

    internal static Step Decrease(MonomialFlow flow)
    {
        var (a, s) = (flow.InvariantExponent, flow.Geometry.SpeedExponent);
        var excess = Power.Of(Size, a) * Power.Of(Bound, 1 - s) - Power.Of(Size, 2);
        var rate = 2 * Sharpness * Mu * Power.Of(Bound, s - 1);
        var decay = Apply.Of(Function.Exp, -rate * Time);
        return new(
            "convergence",
            "Convergence with bounded gradients",
            [
                new Equation(
                    new Notation("upper bound of int sum_i G_i^2 dt", @"\text{upper bound of }\textstyle\int\sum_{i} G_{i}^{2}\,\mathrm{d}t"),
                    Power.Of(Bound, 1 - s) * Gap / Mu,
                    "1/R'' >= mu > 0, |G_i| <= B, D = f(x(0)) - f_min"),
                new Equation(
                    new Notation("upper bound of (f - f_min)/(f(x(0)) - f_min)", @"\text{upper bound of }\frac{f-f_{\min}}{f(x(0))-f_{\min}}"),
                    decay,
                    "1/R'' >= mu > 0, |G_i| <= B, sum_i G_i^2 >= 2 Lambda (f - f_min)"),
            ],
            "`df/dt = -sum_i |G_i|^q/R''(x_i) <= -mu sum_i |G_i|^q` where `1/R'' >= mu > 0` along the path; `mu` may be the infimum of `1/R''` over the curve where that is positive, else it is a bound on the part of the curve that the path stays on. With `|G_i| <= B` each term is at least `B^(q-2) G_i^2`; integrated, this bounds `int sum_i G_i^2 dt` with `B^(2-q)` in the numerator. With the inequality of Polyak and Lojasiewicz, `sum_i G_i^2 >= 2 Lambda (f - f_min)`, it gives `dD/dt <= -2 Lambda mu B^(q-2) D`, so `D = f - f_min` divided by the exponential does not increase.",
            [
                new Identity(
                    "`G s(G) = |G|^q`",
                    Names.Gradient * flow.Geometry.SignedPower(Names.Gradient),
                    Power.Of(Apply.Of(Function.Abs, Names.Gradient), a)),
                .. Comparison(excess, s),
                new Identity("the bound solves `dE/dt = -2 Lambda mu B^(q-2) E`", Calculus.Differentiate(decay, Time), -rate * decay),
            ]);
    }

    /// <summary>Null for <c>q = 2</c>, where the rate is exponential and no more.</summary>
    internal static Step? FiniteTime(MonomialFlow flow)
    {
        var a = flow.InvariantExponent;
        var rest = Expansion.Expand(1 - a / 2);
        if (rest.IsZero)
        {
            return null;
        }

        var speed = Mu * Power.Of(2 * Sharpness * Gap, a / 2);
        var constant = rest * Mu * Power.Of(2 * Sharpness, a / 2);
        var time = Power.Of(2 * Sharpness * Gap, rest) / ((2 - a) * Sharpness * Mu);
        return new(
            "convergence-time",
            "Convergence in finite time",
            [new Equation(
                new Notation("upper bound of the time until f = f_min", @"\text{upper bound of the time until }f=f_{\min}"),
                time,
                (flow.Geometry.IsSymbolic ? "q < 2, " : "") + "1/R'' >= mu > 0, sum_i G_i^2 >= 2 Lambda (f - f_min), D = f(x(0)) - f_min")],
            "The inequality of Polyak and Lojasiewicz, `sum_i G_i^2 >= 2 Lambda (f - f_min)`, and `1/R'' >= mu > 0` are needed, a bound on the gradients is not: with `S = sum_i G_i^2` every `|G_i| <= S^(1/2)`, so `sum_i |G_i|^q >= S^(q/2)` by the comparison of the step before, and `D = f - f_min` obeys `dD/dt <= -mu (2 Lambda D)^(q/2)`. Then `D^(1 - q/2)` falls at least at a constant rate, and reaches 0.",
            [
                new Identity(
                    "`D^(1 - q/2)` falls at the rate `(1 - q/2) mu (2 Lambda)^(q/2)`",
                    Calculus.Differentiate(Power.Of(Gap, rest), Gap) * speed,
                    constant),
                new Identity("the time is `D^(1 - q/2)` over that rate", time * constant, Power.Of(Gap, rest)),
                new Identity("`S (S^(1/2))^(q-2) = S^(q/2)`", Size * Power.Of(Power.Of(Size, new Rational(1, 2)), a - 2), Power.Of(Size, a / 2)),
            ]);
    }

    /// <summary><c>B^(2-q) g^q - g^2</c> is 0 at <c>B = g</c> and does not decrease in <c>B</c>.</summary>
    private static IEnumerable<Obligation> Comparison(Expr excess, Expr s)
    {
        var slope = (1 - s) * Power.Of(Size, s + 1) * Power.Of(Bound, -s);
        yield return new Identity("`B^(2-q) g^q - g^2 = 0` at `B = g`", Substitution.Replace(excess, Bound, Size), Expr.Zero);
        yield return new Identity("its derivative in `B` is `(2-q) g^q B^(1-q)`", Calculus.Differentiate(excess, Bound), slope);
        yield return new Inequality("`(2-q) g^q B^(1-q) >= 0`, so `g^q >= B^(q-2) g^2` for `g <= B`", slope, SignRelation.AtLeast, Expr.Zero);
    }
}
