namespace MirrorFlowProofs.Experiments;

/// <summary>Whether an experiment agrees with a prediction.</summary>
public enum Agreement
{
    /// <summary>Within the error that is stated.</summary>
    Agrees,

    /// <summary>Not.</summary>
    Disagrees,

    /// <summary>The error is too large to say, or too little was measured.</summary>
    Undecided,
}

/// <summary>A prediction beside what was measured.</summary>
/// <param name="Statement">What is predicted, and by what.</param>
/// <param name="Measured">What came out, with its error.</param>
/// <param name="Agreement">The verdict: floating point, never a proof.</param>
public sealed record Prediction(string Statement, string Measured, Agreement Agreement)
{
    /// <summary>Agrees or not.</summary>
    public static Prediction Of(string statement, string measured, bool agrees) =>
        new(statement, measured, agrees ? Agreement.Agrees : Agreement.Disagrees);

    /// <summary>The settings do not suffice to say.</summary>
    public static Prediction TooLittle(string statement, string missing) => new(statement, missing, Agreement.Undecided);
}
