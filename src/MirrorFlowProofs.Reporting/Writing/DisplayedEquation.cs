using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>An equation as rows of an <c>align*</c> or <c>aligned</c> environment.</summary>
internal static class DisplayedEquation
{
    /// <summary>A sum whose LaTeX is longer than this is written one term a line.</summary>
    private const int LongestLine = 150;

    internal static IEnumerable<string> Rows(Equation equation)
    {
        var condition = equation.Condition is { } c ? $@" \qquad ({Formula.ToLatex(c)})" : "";
        var right = Elision.Latex(equation.Right);
        if (equation.Right is not Sum { Terms.Length: <= Elision.LargestWhole } sum || right.Length <= LongestLine)
        {
            yield return $"{equation.Left.Latex} &= {right}{condition}";
            yield break;
        }

        for (var i = 0; i < sum.Terms.Length; i++)
        {
            var term = Elision.Latex(sum.Terms[i]);
            var start = i == 0 ? $"{equation.Left.Latex} &= " : term.StartsWith('-') ? @"&\quad " : @"&\quad +";
            yield return start + term + (i == sum.Terms.Length - 1 ? condition : "");
        }
    }

    /// <summary>All rows of a list of equations, shortened when it is long.</summary>
    internal static string Rows(IReadOnlyList<Equation> equations)
    {
        var shown = Shortened<Equation>.Of(equations);
        var rows = shown.Entries.SelectMany(Rows);
        return string.Join(" \\\\\n", shown.More > 0 ? rows.Append($@"&\quad\text{{[{shown.More} more alike]}}") : rows);
    }
}
