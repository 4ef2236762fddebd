using System.Text;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// A derivation as LaTeX that needs amsmath only: a heading a step, its equations in <c>align*</c>, its justification and
/// what it rests on. Long expressions and lists are shortened.
/// </summary>
public static class DerivationLatex
{
    /// <summary>The fragment, to be put into a document (<see cref="LatexDocument"/>).</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="steps">The steps to print, by name; all of them when empty.</param>
    public static string Print(DecidedDerivation derivation, params IReadOnlyList<string> steps)
    {
        var d = derivation.Derivation;
        var text = new StringBuilder();
        text.Append($@"\section*{{Steepest mirror flow of $x = {Setting.MapLatex(d)}$ for {Prose.Latex(Setting.Geometry(d.Geometry))}}}").Append('\n');
        text.Append($"Start: {Prose.Latex(Setting.Start(d))}.\n");
        for (var i = 0; i < derivation.Steps.Count; i++)
        {
            if (steps.Count == 0 || steps.Contains(derivation.Steps[i].Step.Id))
            {
                Print(text, derivation.Steps[i], i + 1);
            }
        }

        text.Append($"\n\\medskip\\noindent {Prose.Latex(Setting.Summary(derivation))}\n");
        return text.ToString();
    }

    private static void Print(StringBuilder text, DecidedStep step, int number)
    {
        text.Append($"\n\\subsection*{{{number}. {Prose.Latex(step.Step.Title)}}}\n");
        if (step.Step.Equations.Count > 0)
        {
            text.Append($"\\begin{{align*}}\n{DisplayedEquation.Rows(step.Step.Equations)}\n\\end{{align*}}\n");
        }

        text.Append(Prose.Latex(step.Step.Justification)).Append('\n');
        if (step.Step.Report is { } report)
        {
            Print(text, report.Conditions);
            Print(text, report.Verdicts);
        }

        text.Append("\n\\smallskip\\noindent Rests on:\n\\begin{itemize}\n");
        var shown = Shortened<(Obligation Obligation, ObligationResult Result)>.Of([.. step.Obligations]);
        foreach (var (obligation, result) in shown.Entries)
        {
            text.Append($"\\item {DecidedStep.Of(result.Answer)}: {Prose.Latex(obligation.What)}\n");
        }

        if (shown.More > 0)
        {
            var rest = step.Obligations.Skip(shown.Entries.Count).GroupBy(o => DecidedStep.Of(o.Result.Answer)).OrderBy(g => g.Key);
            text.Append($"\\item {string.Join(", ", rest.Select(g => $"{g.Key}: {g.Count()} more alike"))}\n");
        }

        text.Append("\\end{itemize}\n");
        if (step.Result.Conditions.Count > 0)
        {
            var conditions = Shortened<string>.Of(step.Result.Conditions);
            text.Append($"Where ${string.Join(",\\ ", conditions.Entries.Select(Formula.ToLatex))}$");
            text.Append(conditions.More > 0 ? $", and {conditions.More} more alike.\n" : ".\n");
        }
    }

    private static void Print(StringBuilder text, IReadOnlyList<LegendreCondition> conditions)
    {
        text.Append("\\begin{itemize}\n");
        foreach (var condition in conditions)
        {
            text.Append($"\\item {Prose.Latex(condition.Name)}: {Prose.Latex(Setting.Answer(condition))}. {Prose.Latex(Sentence.Of(condition.Reason))}.\n");
        }

        text.Append("\\end{itemize}\n");
    }
}
