using System.Text.RegularExpressions;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Reporting.Tables;

/// <summary>A table of derived formulas, before it is written in a format.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Caption">What it shows, with formulas in backticks.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows; each has a cell a column.</param>
public sealed record ReportTable(
    string Name, string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    /// <summary>Whether every cell is proved.</summary>
    public bool IsProved => Rows.All(row => row.All(cell => cell.Verdict == VerdictKind.Proved));
}

/// <summary>A column.</summary>
/// <param name="Key">Its name for machines.</param>
/// <param name="Title">Its title, with formulas in backticks.</param>
public sealed record Column(string Key, string Title);

/// <summary>A cell: a formula, or words, with the verdict on the step it comes from.</summary>
/// <param name="Text">Plain text, complete.</param>
/// <param name="Latex">The same as LaTeX outside math mode.</param>
/// <param name="Verdict">Proved when the step it comes from is; anything else is marked wherever it is printed.</param>
public sealed partial record Cell(string Text, string Latex, VerdictKind Verdict)
{
    /// <summary>A formula.</summary>
    public static Cell Of(Expr e, VerdictKind verdict = VerdictKind.Proved) =>
        new(TextPrinter.Print(e), $"${Elision.Latex(e)}$", verdict);

    /// <summary>A formula that holds under a condition.</summary>
    public static Cell Of(Expr e, string? condition, VerdictKind verdict)
    {
        var cell = Of(e, verdict);
        return condition is null ? cell : cell with { Text = $"{cell.Text} for {condition}", Latex = $"{cell.Latex} for {Prose.Latex($"`{condition}`")}" };
    }

    /// <summary>
    /// The same cell, or with words in its LaTeX where the formula would be too wide for a column; the text stays complete.
    /// </summary>
    /// <param name="prose">The words, with formulas in backticks.</param>
    public Cell OrShorter(string prose) => Width(Latex) <= WidestFormula ? this : this with { Latex = Prose.Latex(prose) };

    /// <summary>About as many characters fit into each of four columns of a landscape page.</summary>
    private const int WidestFormula = 32;

    /// <summary>The number of characters that a reader sees, about: without the names of commands, braces and scripts.</summary>
    private static int Width(string latex) => Invisible().Replace(latex, "").Length;

    [GeneratedRegex(@"\\(frac|sqrt|left|right|operatorname)|(?<=\\)[a-z]+|[{}^_$!]")]
    private static partial Regex Invisible();

    /// <summary>An equation.</summary>
    public static Cell Of(Theory.Equation equation, VerdictKind verdict) => new(
        $"{equation.Left.Text} = {TextPrinter.Print(equation.Right)}",
        $"${equation.Left.Latex} = {Elision.Latex(equation.Right)}$",
        verdict);

    /// <summary>Words, with formulas in backticks.</summary>
    public static Cell Words(string prose, VerdictKind verdict = VerdictKind.Proved) =>
        new(Prose.Text(prose), Prose.Latex(prose), verdict);
}
