using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>What is refused of a formula that can be read, since its verdict would be one on something else.</summary>
internal sealed partial record ClaimContext
{
    /// <summary>Forms with q left open may leave out some q: there they say nothing.</summary>
    private static void RefuseExcludedGeometry(Subject subject, Fragment text)
    {
        foreach (Match value in ValueOfQ().Matches(text.Text))
        {
            if (subject.FoundationOf(text.Text).Conditions.Contains($"q != {value.Groups["q"].Value}"))
            {
                throw text.Complain(value.Index, $"the forms with q left open hold for q != {value.Groups["q"].Value}: expected M[q={value.Groups["q"].Value}](x) for that of this geometry, or 'claim at q = {value.Groups["q"].Value}:'");
            }
        }
    }

    /// <summary>
    /// On the curve x, u and y determine each other. A formula in two of them is decided as if they did not, and what is true on the curve
    /// would be refuted off it.
    /// </summary>
    /// <exception cref="DocumentException">Two of them occur.</exception>
    internal static void RefuseTied(Subject subject, Fragment text, IReadOnlyList<Meaning> sides)
    {
        List<string> tied = [.. sides.SelectMany(s => Substitution.SymbolsOf(s.Value)).Select(s => s.Name).Distinct().Where(n => n == Names.X.Name || n == Names.U.Name || n == Names.Y.Name).Order(StringComparer.Ordinal)];
        if (subject is Restated { IsOnCurve: true } or AcrossGeometries && tied.Count > 1)
        {
            throw text.Complain(0, $"{string.Join(" and ", tied)} determine each other here (P(u) = |x|^q, y = R'(x)): expected a claim in one of them");
        }
    }

    /// <summary>What is derived for all x, such as an infimum over them, says nothing about some of them.</summary>
    /// <exception cref="DocumentException">The domains leave out some x or u.</exception>
    internal void RequireAllX(Fragment text, string what)
    {
        if (Setting.Declared.FirstOrDefault(d => (d.Name == Names.X.Name && !d.Equals(Names.X)) || (d.Name == Names.U.Name && !d.Equals(Names.U) && Setting.Map?.Weights.Contains(d) != true)) is { } narrow)
        {
            throw text.Complain(0, $"'{what}' is decided for all x: found {narrow.Domain.Describe(narrow.Name)}");
        }
    }

    /// <exception cref="DocumentException">The domains leave depths out.</exception>
    internal void RequireAllDepths(Fragment text)
    {
        if (Setting.Map is { IsEveryDepth: true } && Setting.Declared.FirstOrDefault(d => d.Name == AnyDepth.Depth.Name && !d.Equals(AnyDepth.Depth)) is { } narrow)
        {
            throw text.Complain(0, $"'{Key}' is decided for every depth from 2 on: found {narrow.Domain.Describe(narrow.Name)}");
        }
    }

    /// <exception cref="DocumentException">A function of the theory is not derived in this setting.</exception>
    private void RequireNotations(Subject subject, Fragment text)
    {
        foreach (Match match in Notation().Matches(text.Text))
        {
            if (!Setting.Declared.Any(d => d.Name == match.Groups["name"].Value)
                && !subject.Notations.Keys.Any(n => string.CompareOrdinal(text.Text, match.Index, n, 0, n.Length) == 0
                    || (n.StartsWith(match.Value, StringComparison.Ordinal) && subject.Symbols.Any(s => n == $"{match.Value}{s.Name})"))))
            {
                var known = subject.Notations.Keys.Order(StringComparer.Ordinal).ToList();
                throw text.Complain(match.Index, $"'{match.Value.TrimEnd('(')}' of this argument is not derived in this setting"
                    + (known.Count == 0 ? "" : $": known are {string.Join(", ", known)}"));
            }
        }
    }

    [GeneratedRegex(@", ?q ?= ?(?<q>[0-9]+(?:/[0-9]+)?)\)")]
    private static partial Regex ValueOfQ();
}
