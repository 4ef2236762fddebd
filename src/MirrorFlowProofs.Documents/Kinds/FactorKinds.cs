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

    /// <summary>Numbers that a factor often is.</summary>
    private static readonly Rational[] Numbers = [1, 2, 3, 4, 6, 8, new(1, 2), new(1, 3), new(1, 4), new(1, 6), new(1, 8)];

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

        // As a number where it is one, which is easier to compute with.
        var computed = Fragment.Compose(ratio, value);
        var ratioAtPoint = context.Expression(subject, computed).Value;
        var factor = Numbers.Cast<Rational?>().FirstOrDefault(n => ZeroTest.AreEqual(ratioAtPoint, n!.Value)) is { } number ? Fragment.At(value.Start, number.ToString()) : computed;
        var isPositive = context.Formula(subject, Fragment.Compose("({0}) > 0", factor));
        return new UpToFactorAssertion(
            $"{context.Key}: {value}", context.Expression(subject, factor).Value, isPositive,
            ZeroTest.Decide(ratioAtPoint).Answer == ZeroAnswer.Zero ? isPositive : read(context, Fragment.Compose("({0})/({1})", value, factor)));
    }
}
