using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Claims up to a positive factor that does not depend on x: it changes the pace of the dual variable and no minimizer. The factor is
/// computed at one point, and the claim with it divided out is decided.
/// </summary>
internal static class FactorKinds
{
    internal const string Suffix = " up to a factor";

    private const string At = "1";

    internal static Assertion Hessian(ClaimContext context, Fragment value) =>
        Of(context, value, $"at({{0}}, x = {At})/at(R''(x), x = {At})", PotentialKinds.Hessian);

    internal static Assertion MirrorMap(ClaimContext context, Fragment value) => InverseKinds.OfMirrorMap(context, value, isUpToFactor: true)
        ?? Of(context, value, $"at(d/dx({{0}}), x = {At})/at(R''(x), x = {At})", PotentialKinds.MirrorMap);

    internal static Assertion Potential(ClaimContext context, Fragment value) => InverseKinds.OfPotential(context, value, isUpToFactor: true)
        ?? Of(context, value, $"at(d/dx(d/dx({{0}})), x = {At})/at(R''(x), x = {At})", PotentialKinds.Potential);

    internal static Assertion Regularizer(ClaimContext context, Fragment value) =>
        Of(context, value, $"at(d/dx({{0}}), x = {At})/at(d/dx({(context.Setting.Decay == Decay.Coupled ? "W" : "M")}(x)), x = {At})", PotentialKinds.Regularizer);

    private static Assertion Of(ClaimContext context, Fragment value, string ratio, Func<ClaimContext, Fragment, Assertion> read)
    {
        var subject = context.Derived(value);
        if (ClaimContext.Mentions(value, "u") || ClaimContext.Mentions(value, "y") || context.MentionsWeights(value))
        {
            throw value.Complain(0, $"'{context.Key}' is decided in x");
        }

        var factor = Fragment.Compose(ratio, value);
        var number = context.Expression(subject, factor).Value;
        var isPositive = context.Formula(subject, Fragment.Compose("({0}) > 0", factor));
        return new UpToFactorAssertion(
            $"{context.Key}: {value}", number, isPositive,
            ZeroTest.Decide(number).Answer == ZeroAnswer.Zero ? isPositive : read(context, Fragment.Compose("({0})/({1})", value, factor)));
    }
}
