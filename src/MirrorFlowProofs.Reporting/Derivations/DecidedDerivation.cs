using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>A derivation with the decision of every obligation: what every report of it is made of.</summary>
/// <param name="Derivation">The derivation.</param>
/// <param name="Steps">Its steps with their decisions, in order.</param>
public sealed record DecidedDerivation(Derivation Derivation, IReadOnlyList<DecidedStep> Steps)
{
    /// <summary>Derives and decides.</summary>
    public static DecidedDerivation Of(Geometry geometry, Reparameterization reparameterization, Balance balance) =>
        Of(MirrorFlowTheory.Derive(geometry, reparameterization, balance));

    /// <summary>Derives a monomial or a sum of blocks, whichever it is, and decides.</summary>
    public static DecidedDerivation Of(
        Geometry geometry, Reparameterization reparameterization, BalanceKind balance, BlockStarts starts) =>
        Of(MirrorFlowTheory.Derive(geometry, reparameterization, balance, starts));

    /// <summary>Decides every obligation of a derivation.</summary>
    public static DecidedDerivation Of(Derivation derivation) =>
        new(derivation, [.. derivation.Steps.Select(step => new DecidedStep(step, step.Decide()))]);

    /// <summary>Proved when it did not stop short and every step is proved; refuted when one step is.</summary>
    public VerdictKind Verdict =>
        Steps.Any(s => s.Verdict == VerdictKind.Refuted) ? VerdictKind.Refuted
        : Derivation.Stopped is null && Steps.All(s => s.Verdict == VerdictKind.Proved) ? VerdictKind.Proved
        : VerdictKind.Undecided;

    /// <summary>The step of this name; null when the derivation has none.</summary>
    public DecidedStep? Step(string id) => Steps.FirstOrDefault(s => s.Step.Id == id);

    /// <summary>How many obligations there are, and how many of them are proved.</summary>
    public (int All, int Proved) Count => (
        Steps.Sum(s => s.Result.Results.Count),
        Steps.Sum(s => s.Result.Results.Count(r => r.Answer == ObligationAnswer.Holds)));
}

/// <summary>A step with its decision.</summary>
/// <param name="Step">The step.</param>
/// <param name="Result">The decisions of its obligations, in their order.</param>
public sealed record DecidedStep(Step Step, StepResult Result)
{
    /// <summary>The verdict on the step.</summary>
    public VerdictKind Verdict => Of(Result.Answer);

    /// <summary>The obligations with their decisions.</summary>
    public IEnumerable<(Obligation Obligation, ObligationResult Result)> Obligations => Step.Obligations.Zip(Result.Results);

    /// <summary>The word for an answer.</summary>
    public static VerdictKind Of(ObligationAnswer answer) => answer switch
    {
        ObligationAnswer.Holds => VerdictKind.Proved,
        ObligationAnswer.Fails => VerdictKind.Refuted,
        _ => VerdictKind.Undecided,
    };
}
