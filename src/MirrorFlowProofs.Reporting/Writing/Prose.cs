using System.Text;

namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>Sentences with formulas in backticks, as derivations carry them, for each kind of document.</summary>
public static class Prose
{
    /// <summary>Plain text: the backticks fall away.</summary>
    public static string Text(string prose) => prose.Replace("`", "", StringComparison.Ordinal);

    /// <summary>LaTeX: formulas in math mode, all else escaped.</summary>
    public static string Latex(string prose) => Join(prose, EscapeLatex);

    /// <summary>Markdown with formulas between dollar signs.</summary>
    public static string Markdown(string prose) => Join(prose, EscapeMarkdown);

    /// <summary>A text in which nothing is a LaTeX command.</summary>
    public static string EscapeLatex(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '#' or '$' or '%' or '&' or '_' or '{' or '}' => $@"\{c}",
                '\\' => @"\textbackslash{}",
                '^' => @"\^{}",
                '~' => @"\~{}",
                '<' or '>' or '|' or '*' => $"${c}$",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A text in which nothing is Markdown; also fit for a cell of a table.</summary>
    public static string EscapeMarkdown(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            escaped.Append(c is '\\' or '`' or '*' or '_' or '|' or '<' or '>' or '$' or '[' or ']' or '#' ? $@"\{c}" : c.ToString());
        }

        return escaped.ToString();
    }

    private static string Join(string prose, Func<string, string> escape) => string.Concat(
        prose.Split('`').Select((part, i) => i % 2 == 0 ? escape(part) : $"${Formula.ToLatex(part)}$"));
}
