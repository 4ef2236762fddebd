using System.Text;
using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>The two ways to write a formula.</summary>
public enum FormulaSyntax
{
    /// <summary><c>1/sqrt(4*abs(x)^q + lambda^2)</c>.</summary>
    Plain,

    /// <summary><c>$\frac{1}{\sqrt{4 \cdot \left|x\right|^{q} + \lambda^{2}}}$</c>.</summary>
    Latex,
}

/// <summary>Writes Markdown documents anew with all formulas of their blocks in one syntax.</summary>
public static partial class DocumentPrinter
{
    /// <summary>What stands in words or names, and is written alike in both.</summary>
    private static readonly HashSet<string> InWords = new(StringComparer.Ordinal)
    {
        SettingKeys.Setting, SettingKeys.Weights, SettingKeys.Decay, SettingKeys.Starts, SettingKeys.Sense, SettingKeys.Domains, "expect",
    };

    /// <summary>
    /// The document with the value of every line of a block in the syntax; what is no formula, or has no LaTeX, stands in plain text.
    /// Everything else is as it was. Read again, every line says what it said.
    /// </summary>
    /// <param name="document">The document; Markdown.</param>
    /// <param name="syntax">The syntax.</param>
    /// <returns>The text, and what cannot be read, which stays as it was.</returns>
    public static (string Text, IReadOnlyList<DocumentProblem> Problems) Print(DocumentText document, FormulaSyntax syntax)
    {
        ArgumentNullException.ThrowIfNull(document);
        var (text, from, problems) = (new StringBuilder(), 0, new List<DocumentProblem>());
        try
        {
            var (blocks, unread) = MarkdownBlocks.In(document.Text);
            foreach (var block in blocks)
            {
                Write(block, FunctionsOf(block));
            }

            foreach (var problem in unread)
            {
                Note(problem);
            }
        }
        catch (DocumentException problem)
        {
            Note(problem);
        }

        return (text.Append(document.Text, from, document.Text.Length - from).ToString(), problems);

        void Write(FencedBlock block, IReadOnlySet<string> functions)
        {
            try
            {
                foreach (var entry in BlockEntries.Of(block.Lines))
                {
                    if (!InWords.Contains(entry.Key.Text))
                    {
                        var (start, end) = (entry.Written.Start, entry.Written.OffsetOf(entry.Written.Text.Length));
                        text.Append(document.Text, from, start - from).Append(Print(Applied(entry.Value.Text, functions), syntax));
                        from = end;
                    }
                }
            }
            catch (DocumentException problem)
            {
                Note(problem);
            }
        }

        void Note(DocumentException problem)
        {
            var (line, column) = document.PositionOf(problem.Offset);
            problems.Add(new DocumentProblem(line, column, problem.Message));
        }
    }

    /// <summary>The names of the functions that a block defines; what cannot be read is complained about where it is written.</summary>
    internal static IReadOnlySet<string> FunctionsOf(FencedBlock block)
    {
        try
        {
            return BlockEntries.Of(block.Lines).Where(e => e.Key.Text == SettingKeys.Where).SelectMany(e => Function().Matches(e.Value.Text)).Select(m => m.Groups["name"].Value).ToHashSet();
        }
        catch (DocumentException)
        {
            return new HashSet<string>();
        }
    }

    /// <summary>LaTeX makes a product of a function of the document at a longer argument, <c>h*(x/2)</c>: here it is the function.</summary>
    internal static string Applied(string value, IReadOnlySet<string> functions) =>
        Product().Replace(value, m => functions.Contains(m.Groups["name"].Value) ? $"{m.Groups["name"].Value}{m.Groups["inverse"].Value}(" : m.Value);

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?<name>[A-Za-z][A-Za-z0-9_]*) ?(?:\( ?[A-Za-z][A-Za-z0-9_]* ?\) ?=|= ?antiderivative\()")]
    private static partial Regex Function();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?<name>[A-Za-z][A-Za-z0-9_]*)(?<inverse>\^\(-1\))? ?\* ?\(")]
    private static partial Regex Product();

    /// <summary>A value, perhaps with <c>as</c> between two pieces, in the syntax.</summary>
    internal static string Print(string value, FormulaSyntax syntax) => string.Join(" as ", value.Split(" as ").Select(written => (Written: written, Piece: written.Trim())).Select(p => p.Piece is var piece
        && WrittenReader.Read(piece) is not { } line || IsWord(line) ? p.Written
        : syntax == FormulaSyntax.Latex && LatexWriter.Write(line) is { } latex ? $"${latex}$"
        : PlainWriter.Write(line) is var plain && line.Equals(WrittenReader.Read(plain)) ? plain : piece));

    private static bool IsWord(WrittenLine line) => line.Nodes is [WrittenLeaf { Text: { Length: > 1 } text }] && text.All(char.IsAsciiLetter);
}
