using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>Decides every obligation of a derivation.</summary>
public static class DerivationCheck
{
    /// <summary>
    /// Proved when every obligation of every step holds; Refuted, with the first that fails and its witness, when one
    /// fails; Undecided, with the first that is open, otherwise.
    /// </summary>
    public static Verdict Decide(Derivation derivation, CancellationToken cancellation = default) =>
        Decide(derivation, _ => true, cancellation);

    /// <summary>The same, with the conditions of some steps alone: those that something rests on.</summary>
    /// <param name="derivation">The derivation; all of its steps are decided.</param>
    /// <param name="isUsed">Whether the conditions of a step are listed.</param>
    /// <param name="cancellation">Stops the check.</param>
    public static Verdict Decide(Derivation derivation, Func<Step, bool> isUsed, CancellationToken cancellation = default)
    {
        if (derivation.Stopped is { } stopped)
        {
            return Verdict.Undecided(stopped);
        }

        Verdict? open = null;
        var count = 0;
        var conditions = new List<string>();
        if (derivation is MonomialDerivation { Result: { } theory })
        {
            conditions.AddRange(theory.MirrorMap.Conditions.Concat(theory.Conjugate.Conditions));
        }

        if (derivation is BlockDerivation { Result: { } sum })
        {
            conditions.AddRange(sum.Conditions);
        }

        foreach (var step in derivation.Steps)
        {
            foreach (var obligation in step.Obligations)
            {
                cancellation.ThrowIfCancellationRequested();
                var result = obligation.Decide();
                count++;
                var what = $"{step.Title}: {obligation.What}: {result.Reason}";
                switch (result.Answer)
                {
                    case ObligationAnswer.Holds:
                        conditions.AddRange(isUsed(step) ? result.Conditions : []);
                        break;
                    case ObligationAnswer.Fails:
                        return Verdict.Refuted($"{step.Title}: {obligation.What}", result.Reason);
                    default:
                        open ??= Verdict.Undecided(what);
                        break;
                }
            }
        }

        return open ?? Verdict.Proved(
            FormattableString.Invariant($"{count} obligations of {derivation.Steps.Count} steps hold"), [.. conditions.Distinct()]);
    }
}
