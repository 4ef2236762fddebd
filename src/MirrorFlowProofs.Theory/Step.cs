using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Theory;

/// <summary>A name as it stands on the left of an equation, in plain text and in LaTeX.</summary>
public sealed record Notation(string Text, string Latex)
{
    /// <summary>An expression as a name.</summary>
    public static Notation Of(Expr e) => new(TextPrinter.Print(e), LatexPrinter.Print(e));
}

/// <summary>A statement of a step: a name and what it equals.</summary>
/// <param name="Left">What is stated about.</param>
/// <param name="Right">What it equals.</param>
/// <param name="Condition">Where it holds, when not everywhere in the domain.</param>
public sealed record Equation(Notation Left, Expr Right, string? Condition = null);

/// <summary>Something a step rests on that is decided by computation.</summary>
/// <param name="What">What is claimed, as a person says it; formulas stand in backticks.</param>
public abstract record Obligation(string What)
{
    /// <summary>Computes the decision.</summary>
    public abstract ObligationResult Decide();
}

/// <summary>How an obligation was decided.</summary>
/// <param name="Answer">Whether it holds.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Conditions">What it needs beside the domains of the symbols.</param>
public sealed record ObligationResult(ObligationAnswer Answer, string Reason, IReadOnlyList<string> Conditions)
{
    /// <summary>For Fails: the point that shows it, where there is one to show.</summary>
    public Witness? Witness { get; init; }
}

/// <summary>Whether an obligation holds.</summary>
public enum ObligationAnswer
{
    /// <summary>Proved by exact computation.</summary>
    Holds,

    /// <summary>False: a point was found at which an enclosure excludes it.</summary>
    Fails,

    /// <summary>Neither.</summary>
    Open,
}

/// <summary>The identity <c>Left = Right</c> on the domains of the symbols, decided by the zero test.</summary>
public sealed record Identity(string What, Expr Left, Expr Right) : Obligation(What)
{
    /// <summary>
    /// Symbols that may be exchanged: the identity with two of them exchanged is meant too, so a condition on one is
    /// listed for each.
    /// </summary>
    public IReadOnlyList<Symbol> Exchangeable { get; init; } = [];

    /// <inheritdoc/>
    public override ObligationResult Decide()
    {
        var result = ZeroTest.Decide(Left - Right);
        return result.Answer switch
        {
            ZeroAnswer.Zero => new(ObligationAnswer.Holds, result.Reason, ForEach(result.Conditions)),
            ZeroAnswer.NonZero => new(ObligationAnswer.Fails, result.Reason, result.Conditions) { Witness = result.Witness },
            _ => new(ObligationAnswer.Open, result.Reason, result.Conditions),
        };
    }

    private IReadOnlyList<string> ForEach(IReadOnlyList<string> conditions)
    {
        List<string> alike = [.. Exchangeable.Select(s => $"{s.Name} != 0")];
        return conditions.Any(alike.Contains) ? [.. alike, .. conditions.Except(alike)] : conditions;
    }
}

/// <summary>The expression is above 0 for all values of its symbols at which it is defined, decided by the sign test.</summary>
public sealed record Positivity(string What, Expr Value) : Obligation(What)
{
    /// <inheritdoc/>
    public override ObligationResult Decide() => new Inequality(What, Value, SignRelation.Greater, Expr.Zero).Decide();
}

/// <summary>A step of a derivation: what it states, why it follows, and the computations that prove it.</summary>
/// <param name="Id">A stable short name, such as <c>balance</c>.</param>
/// <param name="Title">The name of the step as a reader sees it.</param>
/// <param name="Equations">What it states.</param>
/// <param name="Justification">The move from the steps before it, in sentences; formulas stand in backticks.</param>
/// <param name="Obligations">What is decided by computation; the step is proved when all of them hold.</param>
public sealed record Step(
    string Id,
    string Title,
    IReadOnlyList<Equation> Equations,
    string Justification,
    IReadOnlyList<Obligation> Obligations)
{
    /// <summary>Conditions and verdicts listed with the step; null for a step without.</summary>
    public LegendreReport? Report { get; init; }

    /// <summary>Decides every obligation, in order.</summary>
    public StepResult Decide() => new([.. Obligations.Select(o => o.Decide())]);
}

/// <summary>The decisions of a step's obligations, in their order.</summary>
public sealed record StepResult(IReadOnlyList<ObligationResult> Results)
{
    /// <summary>Holds when every obligation holds; Fails when one fails; Open otherwise.</summary>
    public ObligationAnswer Answer =>
        Results.Any(r => r.Answer == ObligationAnswer.Fails) ? ObligationAnswer.Fails
        : Results.Any(r => r.Answer == ObligationAnswer.Open) ? ObligationAnswer.Open
        : ObligationAnswer.Holds;

    /// <summary>The conditions the proofs used, each once.</summary>
    public IReadOnlyList<string> Conditions => [.. Results.SelectMany(r => r.Conditions).Distinct()];
}
