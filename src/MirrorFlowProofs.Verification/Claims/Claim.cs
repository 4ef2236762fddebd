namespace MirrorFlowProofs.Verification.Claims;

/// <summary>A statement from a paper or a document, with the assertions that decide it.</summary>
/// <param name="Id">A stable short name, such as <c>ns-mu</c>.</param>
/// <param name="Source">Where it stands: paper and number.</param>
/// <param name="Statement">The statement as printed, in one sentence; formulas stand in backticks.</param>
/// <param name="Assertions">What is decided by computation.</param>
public sealed record Claim(string Id, string Source, string Statement, IReadOnlyList<Assertion> Assertions)
{
    /// <summary>What a reader must know beside the verdict: which definition, where it fails; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The corrected statement, in one sentence; null where the statement needs none.</summary>
    public string? Corrected { get; init; }
}

/// <summary>What an assertion is to its claim.</summary>
public enum Standing
{
    /// <summary>The statement itself: refuting it refutes the claim.</summary>
    Statement,

    /// <summary>The statement at one instance: refuting it refutes the claim, proving it proves nothing.</summary>
    Instance,

    /// <summary>A step of the proof of the statement: without it the claim is not proved, but its failure refutes nothing.</summary>
    Step,

    /// <summary>A part, or a step of the proof, of the corrected statement.</summary>
    Correction,

    /// <summary>Another reading, or an extension, of the statement, decided for the reader's sake; it does not count.</summary>
    Reading,
}

/// <summary>Something that is decided by computation.</summary>
/// <param name="Standing">What it is to the claim.</param>
/// <param name="What">What it says and which lemma uses it, in a sentence; formulas stand in backticks.</param>
public abstract record Assertion(Standing Standing, string What)
{
    /// <summary>What is decided, as its source writes it.</summary>
    public abstract string Text { get; }

    /// <summary>What the text speaks about: the flow, the domains of the symbols, the definitions.</summary>
    public abstract string Setting { get; }

    /// <summary>Decides it.</summary>
    public abstract Verdict Decide();
}
