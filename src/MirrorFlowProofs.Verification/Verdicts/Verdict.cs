namespace MirrorFlowProofs.Verification;

/// <summary>The five answers of a check.</summary>
public enum VerdictKind
{
    /// <summary>Holds for all values in the stated domain: exact algebra decided it.</summary>
    Proved,

    /// <summary>Holds at the stated instance within a rigorous error bound.</summary>
    Enclosed,

    /// <summary>Agrees within a measured, converging numerical error; nothing is guaranteed.</summary>
    Consistent,

    /// <summary>False, with a counterexample whose enclosure excludes the claim; never floating point alone.</summary>
    Refuted,

    /// <summary>Neither, with the reason.</summary>
    Undecided,
}

/// <summary>
/// What a check found, with the evidence it rests on. The factories are the only way to make one, and each asks for the
/// evidence its kind needs: a refutation a witness, an agreement of numbers its measured errors.
/// </summary>
public sealed record Verdict
{
    private Verdict(VerdictKind kind, string reason) => (Kind, Reason) = (kind, reason);

    /// <summary>Which answer.</summary>
    public VerdictKind Kind { get; }

    /// <summary>Why, in a sentence.</summary>
    public string Reason { get; }

    /// <summary>What a proof needs beside the domains of the symbols, such as <c>w1 != 0</c>.</summary>
    public IReadOnlyList<string> Conditions { get; private init; } = [];

    /// <summary>The counterexample of a refutation; null for every other kind.</summary>
    public string? Witness { get; private init; }

    /// <summary>The point and the two sides there, where the counterexample is one of a relation between two sides.</summary>
    public Counterexample? Values { get; private init; }

    /// <summary>The errors measured, where numbers were computed.</summary>
    public IReadOnlyList<Measurement> Measurements { get; private init; } = [];

    /// <summary>Whether nothing stands against the claim: proved, enclosed or consistent.</summary>
    public bool Holds => Kind is VerdictKind.Proved or VerdictKind.Enclosed or VerdictKind.Consistent;

    /// <summary>Proved by exact computation.</summary>
    public static Verdict Proved(string reason, IReadOnlyList<string> conditions) =>
        new(VerdictKind.Proved, reason) { Conditions = conditions };

    /// <summary>Enclosed at one instance; the reason states the instance and the bound.</summary>
    public static Verdict Enclosed(string reason) => new(VerdictKind.Enclosed, reason);

    /// <summary>Numbers agree and their errors shrink.</summary>
    /// <exception cref="ArgumentException">Nothing was measured, or something measured does not shrink.</exception>
    public static Verdict Consistent(string reason, IReadOnlyList<Measurement> measurements) =>
        measurements.Count > 0 && measurements.All(m => m.Shrinks)
            ? new(VerdictKind.Consistent, reason) { Measurements = measurements }
            : throw new ArgumentException("numbers are consistent only where measured errors shrink", nameof(measurements));

    /// <summary>False, with the counterexample.</summary>
    /// <exception cref="ArgumentException">No witness.</exception>
    public static Verdict Refuted(string reason, string witness, Counterexample? values = null) =>
        new(VerdictKind.Refuted, reason)
        {
            Witness = string.IsNullOrEmpty(witness)
                ? throw new ArgumentException("a refutation needs a witness", nameof(witness))
                : witness,
            Values = values,
        };

    /// <summary>Not decided; where numbers disagree, with what was measured.</summary>
    public static Verdict Undecided(string reason, IReadOnlyList<Measurement>? measurements = null) =>
        new(VerdictKind.Undecided, reason) { Measurements = measurements ?? [] };
}

/// <summary>A point at which two sides do not stand to each other as claimed; values are exact, or the decimals between which they lie.</summary>
/// <param name="Point">The values of the symbols, by name.</param>
/// <param name="Left">The left side there.</param>
/// <param name="Right">The right side there.</param>
/// <param name="Difference">The left side less the right one.</param>
public sealed record Counterexample(IReadOnlyDictionary<string, string> Point, string Left, string Right, string Difference);
