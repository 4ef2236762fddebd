using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>Which theorems about a derivation say what a notation stands for.</summary>
internal static partial class FormsOfNotations
{
    private static readonly string[] OfX = ["mirror_law", "hessian_of_x", "potential_in_x_1", "dual_map"];

    private static readonly IReadOnlyList<(string Notation, string[] Theorems)> Table =
    [
        ("P(u)", ["uniformization", "uniformization_1", "hessian"]),
        ("P'(u)", ["uniformization", "uniformization_1", "hessian"]),
        ("P''(u)", ["uniformization", "uniformization_1", "hessian"]),
        ("P'(0)", ["coercivity"]),
        ("mu", ["coercivity"]),
        ("R''(", OfX),
        ("R'(x)", OfX),
        ("R(x)", [.. OfX, "potential_in_x_2"]),
        ("R*(R'(x))", [.. OfX, "potential_in_x_3"]),
        ("M(x)", ["regularizer", "regularizer_decoupled", "regularizer_decoupled_1", "decay_law"]),
        ("M'(x)", ["regularizer", "regularizer_decoupled", "regularizer_decoupled_1", "decay_law"]),
        ("W(x)", ["regularizer_coupled"]),
        ("R'(x(u))", ["mirror_law", "mirror_map"]),
        ("R(x(u))", ["potential"]),
        ("R*(R'(x(u)))", ["conjugate"]),
        ("x(y)", ["dual_map"]),
        ("R*(y)", ["conjugate"]),
    ];

    /// <summary>The theorems that a text needs, in the order of the derivation.</summary>
    /// <param name="text">The text.</param>
    /// <param name="certificates">The certificates of the entry.</param>
    /// <param name="prefix">How their names begin.</param>
    public static IEnumerable<Certificate> In(string text, IReadOnlyList<Certificate> certificates, string prefix)
    {
        var plain = Mark().Replace(text, "");
        var wanted = Table.Where(row => row.Notation == "mu" ? Mu().IsMatch(plain) : plain.Contains(row.Notation, StringComparison.Ordinal)).SelectMany(row => row.Theorems).Select(t => $"{prefix}_{t}").ToHashSet(StringComparer.Ordinal);
        return certificates.Where(c => wanted.Contains(c.Name));
    }

    [GeneratedRegex(@"\[q ?= ?[0-9/]+\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])mu(?![A-Za-z0-9_])")]
    private static partial Regex Mu();
}
