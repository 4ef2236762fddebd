namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>Whether an integral with the factor <c>v^e</c> converges at 0: iff <c>e &gt; -1</c>.</summary>
/// <param name="Always">It converges for every value of the symbols.</param>
/// <param name="Never">It converges for none.</param>
/// <param name="If">When it depends on the symbols: the condition for convergence.</param>
/// <param name="Nonzero">The condition that <c>e + 1</c> is not 0, where that can happen but need not.</param>
internal sealed record Convergence(bool Always, bool Never, Condition? If, Condition? Nonzero)
{
    public static Convergence AtZero(Expr exponent)
    {
        var next = Expansion.Expand(exponent + 1);
        var facts = ExponentFacts.Of(next);
        var range = facts?.Range ?? Ranges.Of(next);
        if (range.IsPositive)
        {
            return new Convergence(true, false, null, null);
        }

        Condition? nonzero = range.IsNonzero || next is Number ? null
            : facts is null ? new Condition(next, Relation.NotEqual, 0)
            : facts.SolveFor(0) is { } at ? new Condition(facts.Symbol, Relation.NotEqual, at) : null;
        if (range.IsNonpositive)
        {
            return new Convergence(false, true, null, nonzero);
        }

        var condition = facts is { } f && f.SolveFor(0) is not null
            ? f.Above(0)
            : new Condition(next, Relation.Greater, 0);
        return new Convergence(false, false, condition, nonzero);
    }

    /// <summary>A sentence on convergence for a value that is <paramref name="otherwise"/> where not from 0.</summary>
    public string Describe(string otherwise) => Always
        ? "it is the integral from 0"
        : Never
            ? $"the integral from 0 diverges; {otherwise}"
            : $"the integral from 0 converges only for {If}; {otherwise}";

    /// <summary>The conditions to state beside a form that divides by e + 1.</summary>
    public IReadOnlyList<Condition> FormConditions => Nonzero is null ? [] : [Nonzero];
}
