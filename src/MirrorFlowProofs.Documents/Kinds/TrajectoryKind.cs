using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary><c>x(t) = ...</c> is the solution of <c>R''(x) x' = -s(f'(x))</c> from the start that is given.</summary>
internal static class TrajectoryKind
{
    private static readonly Symbol Time = new("t", Domain.Nonnegative);

    internal static Assertion Read(ClaimContext context, Fragment text)
    {
        var value = WrittenValue.Of(text, "x(t)", "x*(t)");
        if (context.Setting.Loss is not { } loss || context.Setting.Start is not { } start)
        {
            throw text.Complain(0, "'trajectory' needs a line such as 'loss: (x - 1)^2/2' and one such as 'start: x(0) = 1/2'");
        }

        var subject = context.Derived(text);
        if (!subject.Notations.TryGetValue("R''(x)", out var hessian))
        {
            return new UndecidedAssertion($"trajectory: {value}", subject, "R''(x) has no closed form in x in this setting");
        }

        var sign = context.Setting.Map!.SignOfX;
        if (sign is 0)
        {
            return new UndecidedAssertion($"trajectory: {value}", subject, "it is not known which x the domains of the weights leave");
        }

        var (f, begin, time) = (WrittenValue.Of(loss, "f(x)", "f"), WrittenValue.Of(start, "x(0)", "x*(0)"), context.Narrowed(Time));
        if (time.Domain.Lower is not { IsZero: true })
        {
            throw text.Complain(0, $"a trajectory begins at t = 0: found {time.Domain.Describe(time.Name)}");
        }

        var x = subject.Symbols.FirstOrDefault(s => s.Name == Names.X.Name) ?? Names.X;
        var path = context.Expression(subject, value, time);
        if (Substitution.DependsOn(path.Value, x))
        {
            throw value.Complain(0, "expected x as a function of t");
        }

        return new TrajectoryAssertion(
            subject,
            context.Formula(subject, Fragment.Compose("at({0}, t = 0) = {1}", value, begin), time),
            new Trajectory(path, time, hessian, context.Expression(subject, f), x, context.Setting.Q!) { KeptSign = sign },
            $"x(t) = {value}");
    }
}
