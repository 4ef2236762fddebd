using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A kind of claim: its keys and how its text is read.</summary>
/// <param name="Keys">The keys it goes by.</param>
/// <param name="Read">Reads the text.</param>
internal sealed record ClaimKind(IReadOnlyList<string> Keys, Func<ClaimContext, Fragment, Assertion> Read);

/// <summary>All kinds of claims.</summary>
internal static class ClaimKinds
{
    private static readonly IReadOnlyList<ClaimKind> All =
    [
        InWeights(["claim", "equality", "identity", "inequality", "chain"], (c, text) => c.Relation(text)),
        InWeights(["conserved"], FlowKinds.Conserved),
        InWeights(["decay law"], FlowKinds.DecayLaw),
        InWeights(["dynamics"], DynamicsKind.Read),
        new(["independent laws"], LawKinds.IndependentLaws),
        new(["saddles"], LawKinds.Saddles),
        Valued(["inverse metric"], ["1/R''(x)", "1/R''", "P'(u)"], PotentialKinds.InverseMetric),
        Valued(["hessian"], ["R''(x)"], PotentialKinds.Hessian),
        Valued(["mirror map", "gradient"], ["R'(x)"], PotentialKinds.MirrorMap),
        Valued(["potential"], ["R(x)"], PotentialKinds.Potential),
        Valued(["conjugate"], ["R*(y)", "R^(*)(y)", "R*(R'(x))"], PotentialKinds.Conjugate),
        new(["regularizer"], (c, text) => WrittenValue.Chain(c, text, [c.Setting.Decay == Decay.Coupled ? "W(x)" : "M(x)"], PotentialKinds.Regularizer)),
        Valued(["hessian" + FactorKinds.Suffix], ["R''(x)"], FactorKinds.Hessian),
        Valued(["mirror map" + FactorKinds.Suffix], ["R'(x)", "Q'(x)"], FactorKinds.MirrorMap),
        Valued(["potential" + FactorKinds.Suffix], ["R(x)", "Q(x)", "Q"], FactorKinds.Potential),
        Valued(["regularizer" + FactorKinds.Suffix], ["M(x)", "W(x)"], FactorKinds.Regularizer),
        Valued(["coercivity"], ["mu"], PotentialKinds.Coercivity),
        new(["legendre"], (c, text) => ConditionKinds.Read(c, text, c.Setting.Sense)),
        new(["onto"], (c, text) => ConditionKinds.Read(c, text, PotentialCondition.Onto)),
        WithoutDecay("gradient integral", ConvergenceKinds.GradientIntegral),
        WithoutDecay("convergence", ConvergenceKinds.LinearRate),
        WithoutDecay("escape time", FlowKinds.EscapeTime),
        WithoutDecay("blow-up", LimitKinds.BlowUp),
        InWeights(["stationary"], FlowKinds.Stationary),
        InWeights(["limit"], LimitKinds.Limit),
        WithoutDecay("trajectory", TrajectoryKind.Read),
    ];

    private static readonly Dictionary<string, ClaimKind> ByKey =
        All.SelectMany(kind => kind.Keys.Select(key => (key, kind))).ToDictionary(p => p.key, p => p.kind, StringComparer.Ordinal);

    internal static IReadOnlyList<string> Keys { get; } = [.. All.SelectMany(k => k.Keys)];

    internal static ClaimKind? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>A kind in which the gradient of the loss and the product of all weights have their names.</summary>
    private static ClaimKind InWeights(IReadOnlyList<string> keys, Func<ClaimContext, Fragment, Assertion> read) =>
        new(keys, (context, text) => read(context, context.Normal(text)));

    /// <summary>A kind whose theory is that of the flow at the rate 1 without weight decay; another setting is refused.</summary>
    private static ClaimKind WithoutDecay(string key, Func<ClaimContext, Fragment, Assertion> read) => new([key], (context, text) =>
    {
        context.Setting.RefuseDecay(text, key);
        context.Setting.RefuseRate(text, key);
        return read(context, text);
    });

    /// <summary>A kind whose text is a value, or a chain of equalities that begins with it.</summary>
    private static ClaimKind Valued(IReadOnlyList<string> keys, IReadOnlyList<string> notations, Func<ClaimContext, Fragment, Assertion> read) =>
        new(keys, (context, text) => WrittenValue.Chain(context, context.Normal(text), notations, read));
}
