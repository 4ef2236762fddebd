using System.Text;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// A derivation as Markdown with LaTeX between dollar signs, as code hosts show it; made for the pages in
/// <c>derivations/</c>. A single step is printed without headings, so that it fits into a page.
/// </summary>
public static class DerivationMarkdown
{
    /// <summary>The Markdown text.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="steps">The steps to print, by name; all of them when empty.</param>
    public static string Print(DecidedDerivation derivation, params IReadOnlyList<string> steps)
    {
        var d = derivation.Derivation;
        var text = new StringBuilder();
        if (steps.Count == 0)
        {
            text.Append($"# Steepest mirror flow of $x = {Setting.MapLatex(d)}$ for {Prose.Markdown(Setting.Geometry(d.Geometry))}\n\n");
            text.Append($"Start: {Prose.Markdown(Setting.Start(d))}.\n");
        }

        for (var i = 0; i < derivation.Steps.Count; i++)
        {
            if (steps.Count == 0)
            {
                text.Append($"\n## {i + 1}. {derivation.Steps[i].Step.Title}\n\n");
            }

            if (steps.Count == 0 || steps.Contains(derivation.Steps[i].Step.Id))
            {
                text.Append(text.Length > 0 && steps.Count > 0 ? "\n" : "");
                Print(text, derivation.Steps[i]);
            }
        }

        if (steps.Count == 0 || d.Stopped is not null)
        {
            text.Append($"\n{Prose.Markdown(Setting.Summary(derivation))}\n");
        }

        return text.ToString();
    }

    private static void Print(StringBuilder text, DecidedStep step)
    {
        if (step.Step.Equations.Count > 0)
        {
            text.Append($"$$\n\\begin{{aligned}}\n{DisplayedEquation.Rows(step.Step.Equations)}\n\\end{{aligned}}\n$$\n\n");
        }

        text.Append(Prose.Markdown(step.Step.Justification)).Append('\n');
        if (step.Step.Report is { } report)
        {
            Print(text, "condition", report.Conditions);
            Print(text, "verdict", report.Verdicts);
        }

        var verdicts = step.Obligations.GroupBy(o => DecidedStep.Of(o.Result.Answer)).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}");
        var conditions = Shortened<string>.Of(step.Result.Conditions);
        text.Append($"\n{step.Verdict} (obligations: {string.Join(", ", verdicts)})");
        if (conditions.Entries.Count > 0)
        {
            text.Append($" where ${string.Join(",\\ ", conditions.Entries.Select(Formula.ToLatex))}$");
            text.Append(conditions.More > 0 ? $" and {conditions.More} more alike" : "");
        }

        text.Append(".\n");
    }

    private static void Print(StringBuilder text, string what, IReadOnlyList<LegendreCondition> conditions)
    {
        text.Append($"\n| {what} | holds | because |\n|---|---|---|\n");
        foreach (var condition in conditions)
        {
            text.Append($"| {Cell(condition.Name)} | {Cell(Setting.Answer(condition))} | {Cell(Sentence.Of(condition.Reason))} |\n");
        }
    }

    // A pipe ends the cell even inside a formula.
    private static string Cell(string prose) => Prose.Markdown(prose).Replace(@"\|", "|", StringComparison.Ordinal).Replace("|", @"\vert ", StringComparison.Ordinal);
}
