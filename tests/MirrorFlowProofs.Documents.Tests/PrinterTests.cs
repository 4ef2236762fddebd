using CsCheck;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>
/// A document, written anew in either syntax and read again, says what it said: every value is the same formula, and every claim gets the
/// same verdict. A million formulas with <c>MIRRORFLOW_FULL=1</c>.
/// </summary>
public sealed class PrinterTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Repository.PathOf("derivations"), "*.md").Append(Repository.PathOf("docs/documents.md")).Select(p => Path.GetFileName(p))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_are_read_back(string page)
    {
        var document = new DocumentText(page, File.ReadAllText(Repository.PathOf(page == "documents.md" ? "docs/documents.md" : $"derivations/{page}")));
        foreach (var syntax in Enum.GetValues<FormulaSyntax>())
        {
            var (text, problems) = DocumentPrinter.Print(document, syntax);

            Assert.Empty(problems);
            Assert.Equal(Values(document), Values(new DocumentText(page, text)));
            Assert.Equal(text, DocumentPrinter.Print(new DocumentText(page, text), syntax).Text);
            Assert.Equal(DocumentPrinter.Print(document, FormulaSyntax.Plain).Text, DocumentPrinter.Print(new DocumentText(page, text), FormulaSyntax.Plain).Text);
            Assert.Equal(Prose(document.Text), Prose(text));
        }
    }

    [Fact]
    public void Verdicts_stay()
    {
        var page = File.ReadAllText(Repository.PathOf(IsFull ? "derivations/literature.md" : "derivations/definitions.md"));
        var expected = Verdicts(page);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Verdicts(DocumentPrinter.Print(new DocumentText("a.md", page), FormulaSyntax.Plain).Text));
        Assert.Equal(expected, Verdicts(DocumentPrinter.Print(new DocumentText("a.md", page), FormulaSyntax.Latex).Text));
    }

    [Theory]
    [InlineData("R''(x) = 1/sqrt(4*|x|^q + lambda^2)", @"$R''(x) = \frac{1}{\sqrt{4 \cdot \left|x\right|^{q} + \lambda^{2}}}$")]
    [InlineData("x = w1 * ... * wL", @"$x = \prod_{i=1}^{L} w_i$")]
    [InlineData("|w1|^q - |w2|^q as exp(-q*A)", @"$\left|w_{1}\right|^{q} - \left|w_{2}\right|^{q}$ as $\exp(-q \cdot A)$")]
    [InlineData("R'(x) ~ x/lambda as x -> 0+", @"$R'(x) \sim \frac{x}{\lambda}$ as x -> 0+")]
    [InlineData("sum(lambda_i, i = 1, L) = at(M[q=1]'(x), x = 2)", @"$\left(\sum_{i=1}^{L} {\lambda_{i}}\right) = \left(\left. M_{q=1}'(x) \right|_{x = 2}\right)$")]
    [InlineData("integral(s^2, s >= 0, 0, x)/2", @"$\frac{\left(\int_{0}^{x} s^{2}\,ds\right)}{2}$")]
    [InlineData("-(a - b)*(1/c) + -d", @"$-\frac{\left(a - b\right) \cdot 1}{c} - d$")]
    [InlineData("q in [1, 2]", @"$q \in [1, 2]$")]
    [InlineData("at least two weights are 0", "at least two weights are 0")]
    [InlineData("always", "always")]
    public void Formulas_in_LaTeX(string plain, string latex) => Assert.Equal(latex, DocumentPrinter.Print(plain, FormulaSyntax.Latex));

    [Fact]
    public void Formulas_are_read_back() => Lines().Sample(
        text =>
        {
            var line = WrittenReader.Read(text);
            Assert.NotNull(line);
            Assert.Equal(line, WrittenReader.Read(PlainWriter.Write(line)));

            var latex = LatexWriter.Write(line);
            Assert.True(latex is not null, text);
            Assert.Equal(line, WrittenReader.Read(LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length)).Text));
        },
        iter: IsFull ? 1_000_000 : 3_000);

    private static Gen<string> Lines() => Gen.Select(Formulas(3), OneOf(" = ", " <= ", " >= ", " < ", " > ", " -> ", " ~ ", ", "), Formulas(2)).Select((a, mark, b) => a + mark + b);

    private static Gen<string> Formulas(int depth)
    {
        var atoms = OneOf("x", "w1", "lambda", "lambda_2", "mu_ij", "beta_max", "f_star", "q", "L", "12", "0.5", "R''(x)", "R*(R'(x))", "M[q=1]'(x)", "P'(u)", "x(t)", "x_0", "infinity", "mu[i + 1]");
        if (depth == 0)
        {
            return atoms;
        }

        var inner = Formulas(depth - 1);
        return Gen.OneOf(
            atoms,
            Gen.Select(inner, OneOf(" + ", " - ", "*", "/"), inner).Select((a, mark, b) => $"({a}){mark}({b})"),
            Gen.Select(atoms, OneOf(" + ", " - ", "*", "/"), inner).Select((a, mark, b) => $"{a}{mark}{b}"),
            Gen.Select(inner, inner).Select((a, b) => $"({a})^({b})"),
            inner.Select(a => $"-({a})"),
            inner.Select(a => $"|{a}|"),
            Gen.Select(OneOf("sqrt", "log", "exp", "arcsinh", "sign", "sinh", "arctan", "R'", "d/dx"), inner).Select((f, a) => $"{f}({a})"),
            inner.Select(a => $"at({a}, x = 2)"),
            Gen.Select(OneOf("sum", "product"), inner).Select((f, a) => $"{f}({a}, {"ijk"[depth - 1]} = 1, L - 1)"),
            Gen.Select(inner, inner).Select((a, b) => $"integral({a}, s >= 0, 0, {b})"),
            Gen.Select(inner, inner).Select((a, b) => $"hyp2f1({a}, 1, 2, {b})"));
    }

    /// <summary>What stands in the blocks; a function of the block at an argument is one in both syntaxes.</summary>
    private static List<(string, string?, WrittenLine?, string)> Values(DocumentText document) => [.. MarkdownBlocks.In(document.Text).Blocks
        .SelectMany(b => BlockEntries.Of(b.Lines).Select(e => (Entry: e, Functions: DocumentPrinter.FunctionsOf(b))))
        .SelectMany(e => DocumentPrinter.Applied(e.Entry.Value.Text, e.Functions).Split(" as ")
            .Select(piece => (e.Entry.Key.Text, e.Entry.At?.Text, WrittenReader.Read(piece), WrittenReader.Read(piece) is null ? piece.Trim() : "")))];

    /// <summary>The lines outside blocks.</summary>
    private static List<string> Prose(string text) => [.. text.Split('\n').Where(l => !l.Contains(':', StringComparison.Ordinal) && !l.StartsWith(' '))];

    private static List<string> Verdicts(string text) => [.. Checked.Document(text).Claims.Select(c => $"{c.Id} {c.Verdict.Kind}")];

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
