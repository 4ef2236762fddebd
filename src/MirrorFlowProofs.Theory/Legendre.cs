namespace MirrorFlowProofs.Theory;

/// <summary>Whether a condition holds for the geometry at hand.</summary>
public enum ConditionAnswer
{
    /// <summary>It holds.</summary>
    Yes,

    /// <summary>It does not hold.</summary>
    No,

    /// <summary>It depends on <c>q</c>, as the criterion says.</summary>
    Depends,
}

/// <summary>One condition on the potential, decided.</summary>
/// <param name="Name">The condition.</param>
/// <param name="Answer">Whether it holds.</param>
/// <param name="Criterion">When exactly, where that depends on <c>q</c>.</param>
/// <param name="Reason">Why, in a sentence; formulas stand in backticks.</param>
public sealed record LegendreCondition(string Name, ConditionAnswer Answer, string? Criterion, string Reason);

/// <summary>
/// The conditions that papers mix under "Legendre" and "Bregman", each by itself, then the verdict under each named
/// definition (theory section 6).
/// </summary>
/// <param name="Conditions">The single conditions.</param>
/// <param name="Verdicts">The verdicts under named definitions, made of the conditions.</param>
public sealed record LegendreReport(
    IReadOnlyList<LegendreCondition> Conditions, IReadOnlyList<LegendreCondition> Verdicts);
