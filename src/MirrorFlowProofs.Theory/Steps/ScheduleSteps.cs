using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>The factor <c>exp(-q A)</c> of the offsets under the usual schedules of weight decay.</summary>
internal static class ScheduleSteps
{
    private static readonly Symbol Time = new("t", Domain.Nonnegative);
    private static readonly Symbol First = new("alpha_0", Domain.Positive);
    private static readonly Symbol Second = new("alpha_1", Domain.Positive);
    private static readonly Symbol Length = new("t_1", Domain.Positive);
    private static readonly Symbol Rate = new("r", Domain.Positive);

    /// <summary>Constant, linear to 0, exponential, and a step.</summary>
    internal static Step Factors(MonomialFlow flow)
    {
        var exponential = Apply.Of(Function.Exp, -Rate * Time);
        (string Name, string Latex, Expr Alpha, Expr Accumulated, Expr AtStart, string? Where)[] schedules =
        [
            ("alpha = alpha_0", @"\alpha=\alpha_{0}", First, First * Time, Expr.Zero, null),
            ("alpha = alpha_0 (1 - t/t_1)", @"\alpha=\alpha_{0}(1-t/t_{1})", First * (1 - Time / Length), First * Time - First * Time * Time / (2 * Length), Expr.Zero, "t <= t_1"),
            ("alpha = alpha_0 exp(-r t)", @"\alpha=\alpha_{0}e^{-rt}", First * exponential, First / Rate - First * exponential / Rate, Expr.Zero, null),
            ("alpha = alpha_1 after alpha_0 until t_1", @"\alpha=\alpha_{1}\text{ after }\alpha_{0}\text{ until }t_{1}", Second, First * Length + Second * (Time - Length), First * Length, "t >= t_1"),
        ];
        return new(
            "decay-schedules",
            "Offsets under schedules of weight decay",
            [.. schedules.Select(s => new Equation(
                new Notation($"exp(-q A) for {s.Name}", $@"e^{{-qA}},\ {s.Latex}"),
                Apply.Of(Function.Exp, Expansion.Expand(-flow.InvariantExponent * s.Accumulated)),
                s.Where))],
            "`A(t)` is the integral of `alpha` from 0 to `t`; every offset is its starting value times `exp(-q A(t))`.",
            [
                .. schedules.Select(s => new Identity($"`dA/dt` is the schedule, for {s.Name}", Calculus.Differentiate(s.Accumulated, Time), s.Alpha)),
                .. schedules.Select(s => new Identity(
                    $"the value at the start, for {s.Name}",
                    Substitution.Replace(s.Accumulated, Time, s.AtStart.IsZero ? Expr.Zero : Length),
                    s.AtStart)),
            ]);
    }
}
