using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>The factor <c>exp(-q A)</c> of the offsets under the usual schedules of weight decay.</summary>
internal static class ScheduleSteps
{
    private static readonly Symbol Time = new("t", Domain.Nonnegative);
    private static readonly Symbol First = new("alpha_0", Domain.Positive);
    private static readonly Symbol Second = new("alpha_1", Domain.Positive);
    private static readonly Symbol Length = new("t_1", Domain.Positive);
    private static readonly Symbol Rate = new("r", Domain.Positive);
    private static readonly Symbol Tangent = new("eta", Domain.Nonnegative);

    /// <summary>Constant, linear, exponential, a step, and half a cosine.</summary>
    internal static Step Factors(MonomialFlow flow)
    {
        var exponential = Apply.Of(Function.Exp, -Rate * Time);
        (string Name, string Latex, Expr Alpha, Expr Accumulated, Expr AtStart, string? Where)[] schedules =
        [
            ("alpha = alpha_0", @"\alpha=\alpha_{0}", First, First * Time, Expr.Zero, null),
            ("alpha = alpha_0 (1 - t/t_1)", @"\alpha=\alpha_{0}(1-t/t_{1})", First * (1 - Time / Length), First * Time - First * Time * Time / (2 * Length), Expr.Zero, "t <= t_1"),
            ("alpha = alpha_0 + (alpha_1 - alpha_0) t/t_1", @"\alpha=\alpha_{0}+(\alpha_{1}-\alpha_{0})t/t_{1}", First + (Second - First) * Time / Length, First * Time + (Second - First) * Time * Time / (2 * Length), Expr.Zero, "t <= t_1"),
            ("alpha = alpha_0 exp(-r t)", @"\alpha=\alpha_{0}e^{-rt}", First * exponential, First / Rate - First * exponential / Rate, Expr.Zero, null),
            ("alpha = alpha_1 after alpha_0 until t_1", @"\alpha=\alpha_{1}\text{ after }\alpha_{0}\text{ until }t_{1}", Second, First * Length + Second * (Time - Length), First * Length, "t >= t_1"),
        ];
        // With eta = tan(t/(2 t_1)): (1 + cos(t/t_1))/2 = cos(t/(2 t_1))^2 = 1/(1 + eta^2).
        var time = 2 * Length * Apply.Of(Function.Arctan, Tangent);
        var cosine = First / (1 + Power.Of(Tangent, 2));
        var accumulated = First * Length * (Apply.Of(Function.Arctan, Tangent) + Tangent / (1 + Power.Of(Tangent, 2)));
        return new(
            "decay-schedules",
            "Offsets under schedules of weight decay",
            [
                .. schedules.Select(s => new Equation(
                    new Notation($"exp(-q A) for {s.Name}", $@"e^{{-qA}},\ {s.Latex}"),
                    Apply.Of(Function.Exp, Expansion.Expand(-flow.InvariantExponent * s.Accumulated)),
                    s.Where)),
                new Equation(
                    new Notation(
                        "exp(-q A) for alpha = alpha_0 (1 + cos(t/t_1))/2, eta = tan(t/(2 t_1))",
                        @"e^{-qA},\ \alpha=\alpha_{0}\frac{1+\cos(t/t_{1})}{2},\ \eta=\tan\frac{t}{2t_{1}}"),
                    Apply.Of(Function.Exp, Expansion.Expand(-flow.InvariantExponent * accumulated)),
                    "t < pi t_1"),
            ],
            "`A(t)` is the integral of `alpha` from 0 to `t`; every offset is its starting value times `exp(-q A(t))`. The cosine is written in `eta = tan(t/(2 t_1))`, so `t = 2 t_1 arctan(eta)` and `(1 + cos(t/t_1))/2 = 1/(1 + eta^2)`, which falls from 1 to 0 as `t` goes to `pi t_1`.",
            [
                .. schedules.Select(s => new Identity($"`dA/dt` is the schedule, for {s.Name}", Calculus.Differentiate(s.Accumulated, Time), s.Alpha)),
                .. schedules.Select(s => new Identity(
                    $"the value at the start, for {s.Name}",
                    Substitution.Replace(s.Accumulated, Time, s.AtStart.IsZero ? Expr.Zero : Length),
                    s.AtStart)),
                new Identity(
                    "`dA/deta = alpha dt/deta`, for the cosine",
                    Calculus.Differentiate(accumulated, Tangent),
                    cosine * Calculus.Differentiate(time, Tangent)),
                new Identity("`A = 0` at `eta = 0`", Substitution.Replace(accumulated, Tangent, Expr.Zero), Expr.Zero),
                new LimitStatement(
                    "in all the cosine decays half as much as `alpha_0` would: `A/(alpha_0 t) -> 1/2` as `eta` goes to infinity",
                    accumulated / (First * time),
                    Tangent,
                    Approach.Infinity,
                    LimitClaim.Finite(new Rational(1, 2))),
            ]);
    }
}
