using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory;

/// <summary>The expression is at least 0 for all values of its symbols, decided by exact interval arithmetic.</summary>
/// <param name="What">What is claimed, as a person says it; formulas stand in backticks.</param>
/// <param name="Value">The expression.</param>
public sealed record Nonnegativity(string What, Expr Value) : Obligation(What)
{
    /// <inheritdoc/>
    public override ObligationResult Decide() => Ranges.IsNonnegative(Value)
        ? new(ObligationAnswer.Holds, "it is at least 0 by exact interval arithmetic on the domains of its symbols", [])
        : new(ObligationAnswer.Open, "the sign is not settled by the domains of the symbols", []);
}
