namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>The names that stand for Greek letters.</summary>
internal static class GreekLetters
{
    private static readonly Dictionary<string, string> Commands = new(StringComparer.Ordinal)
    {
        ["epsilon"] = @"\varepsilon",
        ["omicron"] = "o",
    };

    static GreekLetters()
    {
        foreach (var name in new[]
        {
            "alpha", "beta", "gamma", "delta", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
            "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda",
            "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega",
        })
        {
            Commands[name] = $@"\{name}";
        }
    }

    /// <summary>The LaTeX of a letter's name, or null where the name is no Greek letter.</summary>
    internal static string? CommandOf(string name) => Commands.GetValueOrDefault(name);

    /// <summary>Whether a symbol's name is a Greek letter, perhaps with an index: lambda, lambda_2, beta3.</summary>
    internal static bool Leads(string name) => ByLetter.ContainsKey(SymbolName.Letter(name));

    private static Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByLetter => Commands.GetAlternateLookup<ReadOnlySpan<char>>();
}
