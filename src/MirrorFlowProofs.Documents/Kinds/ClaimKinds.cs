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
        new(["claim", "equality", "identity", "inequality", "chain"], (c, text) => c.Relation(text)),
        new(["conserved"], FlowKinds.Conserved),
        new(["decay law"], FlowKinds.DecayLaw),
        new(["inverse metric"], PotentialKinds.InverseMetric),
        new(["hessian"], PotentialKinds.Hessian),
        new(["mirror map", "gradient"], PotentialKinds.MirrorMap),
        new(["potential"], PotentialKinds.Potential),
        new(["conjugate"], PotentialKinds.Conjugate),
        new(["regularizer"], PotentialKinds.Regularizer),
        new(["coercivity"], PotentialKinds.Coercivity),
        new(["legendre"], (c, text) => ConditionKinds.Read(c, text, PotentialCondition.LegendreType)),
        new(["onto"], (c, text) => ConditionKinds.Read(c, text, PotentialCondition.Onto)),
        new(["escape time"], FlowKinds.EscapeTime),
        new(["blow-up"], LimitKinds.BlowUp),
        new(["stationary"], FlowKinds.Stationary),
        new(["limit"], LimitKinds.Limit),
        new(["trajectory"], FlowKinds.Trajectory),
    ];

    private static readonly Dictionary<string, ClaimKind> ByKey =
        All.SelectMany(kind => kind.Keys.Select(key => (key, kind))).ToDictionary(p => p.key, p => p.kind, StringComparer.Ordinal);

    internal static IReadOnlyList<string> Keys { get; } = [.. All.SelectMany(k => k.Keys)];

    internal static ClaimKind? Find(string key) => ByKey.GetValueOrDefault(key);
}
