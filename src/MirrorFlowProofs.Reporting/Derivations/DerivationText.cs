using System.Globalization;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>A derivation as plain text for a person: numbered steps, long expressions and lists shortened.</summary>
public static class DerivationText
{
    private const string Indent = "   ";

    /// <summary>The text; lines end in LF.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="steps">The steps to print, by name; all of them when empty.</param>
    public static string Print(DecidedDerivation derivation, params IReadOnlyList<string> steps)
    {
        var lines = new Lines();
        var setting = derivation.Derivation;
        lines.Sentence("", Prose.Text($"Steepest mirror flow of x = {Setting.MapText(setting)} for {Setting.Geometry(setting.Geometry)}"));
        lines.Sentence("", Prose.Text("Start: " + Setting.Start(setting)), Indent);
        for (var i = 0; i < derivation.Steps.Count; i++)
        {
            if (steps.Count == 0 || steps.Contains(derivation.Steps[i].Step.Id))
            {
                lines.Blank();
                Print(lines, derivation.Steps[i], i + 1);
            }
        }

        lines.Blank();
        lines.Sentence("", Prose.Text(Setting.Summary(derivation)));
        return lines.ToString();
    }

    private static void Print(Lines lines, DecidedStep step, int number)
    {
        lines.Whole("", string.Create(CultureInfo.InvariantCulture, $"{number}. {step.Step.Title} [{step.Step.Id}]: {step.Verdict}"));
        var equations = Shortened<Equation>.Of(step.Step.Equations);
        foreach (var equation in equations.Entries)
        {
            var condition = equation.Condition is { } c ? "   for " + Prose.Text(c) : "";
            lines.Whole(Indent + Indent, $"{equation.Left.Text} = {Elision.Text(equation.Right)}{condition}");
        }

        if (equations.More > 0)
        {
            lines.Whole(Indent + Indent, $"[{equations.More} more alike]");
        }

        lines.Sentence(Indent, Prose.Text(step.Step.Justification));
        if (step.Step.Report is { } report)
        {
            Print(lines, report);
        }

        Obligations(lines, step);
    }

    private static void Obligations(Lines lines, DecidedStep step)
    {
        lines.Whole(Indent, "Rests on:");
        var obligations = Shortened<(Obligation Obligation, ObligationResult Result)>.Of([.. step.Obligations]);
        var open = step.Obligations.Skip(obligations.Entries.Count).Where(o => o.Result.Answer != ObligationAnswer.Holds).ToList();
        foreach (var (obligation, result) in obligations.Entries.Concat(open))
        {
            var verdict = DecidedStep.Of(result.Answer);
            var reason = verdict == VerdictKind.Proved ? "" : $": {Prose.Text(result.Reason)}";
            lines.Sentence(Indent, $"- {verdict}: {Prose.Text(obligation.What)}{reason}", Indent + "  ");
        }

        if (obligations.More > open.Count)
        {
            lines.Whole(Indent, $"- Proved: [{obligations.More - open.Count} more alike]");
        }

        if (step.Result.Conditions.Count > 0)
        {
            var conditions = Shortened<string>.Of(step.Result.Conditions);
            lines.Sentence(
                Indent,
                $"Where: {string.Join(", ", conditions.Entries)}{(conditions.More > 0 ? $", [{conditions.More} more alike]" : "")}",
                Indent + Indent);
        }
    }

    private static void Print(Lines lines, LegendreReport report)
    {
        lines.Whole(Indent, "Conditions:");
        foreach (var condition in report.Conditions)
        {
            Print(lines, condition);
        }

        lines.Whole(Indent, "Verdicts:");
        foreach (var verdict in report.Verdicts)
        {
            Print(lines, verdict);
        }
    }

    private static void Print(Lines lines, LegendreCondition condition) => lines.Sentence(
        Indent,
        Prose.Text($"- {condition.Name}: {Setting.Answer(condition)}. {Sentence.Of(condition.Reason)}."),
        Indent + "  ");
}
