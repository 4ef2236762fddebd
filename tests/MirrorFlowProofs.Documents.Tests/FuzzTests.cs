using System.Globalization;
using CsCheck;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>
/// Random and mutated texts do no more than be refused, at a place inside them, by either parser; a million of each with
/// <c>MIRRORFLOW_FULL=1</c>.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Inputs = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 1_000_000 : 20_000;

    private static readonly Dictionary<string, Symbol> Symbols =
        new Symbol[] { new("x"), new("w1"), new("w2"), new("q", Domain.Closed(1, 2)), new("lambda", Domain.Positive) }.ToDictionary(s => s.Name);

    private static readonly string[] LatexPieces =
    [
        @"\frac", @"\sqrt", "{", "}", "(", ")", "[", "]", "|", "^", "_", "x", "w", "1", "23", "+", "-", "*", "/", "=", "'", @"\prod_{i=1}^{3}", @"\sum_{j=1}^{L}",
        @"\nabla", "R", "R(", "{}_2F_1", @"\ln", @"\sinh^", @"\lim_{", @"\to", @"\left", @"\right|", @"\mathrm{d}", @"\frac{d}{dx}", @"\frac{d^2", @"\dot", "%", "\n", "&", @"\", "\ud835\udefc", ",",
        @"\int_0^x", "ds", @"\left.", @"\left|", "_{q=1}", @"\|", "^*", "f(", "M_{q=", "i", "L", ":", @"\sum_{i=1}^{n-1}", @"\prod_{j=0}^{L}", "_{i+1}", "_+", @"\exists", @"\ne", "\ud83d", "\0",
    ];

    private static readonly string[] LatexFormulas =
    [
        @"\nabla^2 R(x) = \frac{1}{\sqrt{4|x|^q + \lambda^2}}",
        @"\int_0^\infty \|\nabla f(x_t)\|^2\,dt \le \frac{f(x_0) - f(x_\infty)}{\mu B^{2-q}}",
        @"\lim_{L \to \infty} \left(M_{q=2}(x) - \frac{L}{2}\right) = \log|x|",
        @"\left. \frac{d}{dt}(w_3) \right|_{w_1 = 0, w_2 = 0} = -\alpha w_3",
        @"\frac{d}{du}\left(\prod_{i=1}^{L} {(u + \lambda_{i+1})}\right) = \sum_{i=1}^{n-1} \frac{1}{u + \lambda_i}",
        @"x = \prod_{i=1}^{3} {w_i x} + \sum_{j=1}^{2} |w_j|^{q-1}",
        @"{}_2F_1\!\left(1,2;3;\frac{x}{2}\right)\operatorname{arcsinh}^2\left(\sqrt[3]{x}\right)",
    ];

    private static readonly string[] PlainPieces =
    [
        "x", "w1", "w2", "q", "lambda", "lamda", "1", "23", "0.5", "1e9", "1e-3", "9^9", "+", "-", "*", "/", "^", "(", ")", "|", ",", "[", "]", "sqrt(", "log(", "abs(", "sign(", "hyp2f1(",
        "integral(", "s >= 0", " in ", ">", "<", "=", "arcsinh(", "exp(", "\n", "\t", "\ud83d", "\0", "\u2264", "'", "_", "e", "1.", ".", "(((((((((", "^-1",
    ];

    private static readonly string[] WrittenPieces =
        ["R''(", "R*(", "M[q=1]'(", "d/dx(", "at(", ", x = 1)", "sum(", ", i = 1, L)", "product(", "mu[i + 1]", " as ", " -> ", " ~ ", "<=", "w1 * ... * wL", "lambda_2", "f_star", "w_plus"];

    private static readonly string[] WrittenFormulas =
    [
        "R''(x) = at(1/(2*u + lambda), u = 1) <= P'(u)", "|w1|^q - |w2|^q as exp(-q*A)", "sum(lambda_i*mu[i + 1], i = 1, n - 1) = d/du(product(u + lambda_i, i = 1, L))",
        "R'(x)/log(x) -> 1/2 as x -> infinity", "q in [1, 2)", "integral(s^2, s >= 0, 0, x)/hyp2f1(1, 2, 3, -x)",
    ];

    private static readonly string[] PlainFormulas =
    [
        "1/sqrt(4*abs(x)^q + lambda^2) - (x + w1)^(-1/2)",
        "x*arcsinh(2*x/lambda)/2 - sqrt(4*x^2 + lambda^2)/4",
        "integral(s^(q - 1), s >= 0, 0, lambda)*hyp2f1(1, 2, 3, -lambda)",
        "sign(x)*|x|^(2 - q)/(q*(1 - q)) + log(lambda)^2",
    ];

    [Fact]
    public void The_parser_of_LaTeX_does_no_more_than_refuse() => Texts(LatexPieces, LatexFormulas).Sample(
        text =>
        {
            try
            {
                LatexMath.ToPlain(Fragment.Of(text, 0, text.Length));
            }
            catch (DocumentException refused)
            {
                Assert.InRange(refused.Offset, 0, text.Length);
            }
        },
        iter: Inputs);

    /// <summary>A value, printed and read again, is the same formula; what is no formula stays.</summary>
    [Fact]
    public void The_printer_says_what_it_read() => Texts([.. PlainPieces, .. WrittenPieces], [.. PlainFormulas, .. WrittenFormulas]).Sample(
        text =>
        {
            foreach (var syntax in Enum.GetValues<FormulaSyntax>())
            {
                var value = text.Trim();
                var printed = DocumentPrinter.Print(value, syntax);

                Assert.Equal(Pieces(value), Pieces(Dollars.ToPlain(Fragment.Of(printed, 0, printed.Length)).Text));
            }
        },
        iter: Inputs);

    private static List<(WrittenLine?, string)> Pieces(string text) =>
        [.. text.Split(" as ").Select(piece => WrittenReader.Read(piece) is { } line ? (line, "") : ((WrittenLine?)null, piece.Trim()))];

    [Fact]
    public void The_parser_of_plain_text_does_no_more_than_refuse() => Texts(PlainPieces, PlainFormulas).Sample(
        text =>
        {
            try
            {
                Parser.ParseWritten(text, Symbols);
            }
            catch (ParseException refused)
            {
                Assert.InRange(refused.Offset, 0, text.Length);
            }
        },
        iter: Inputs);

    /// <summary>Pieces in a row, or a formula with some pieces put in, taken out or doubled.</summary>
    private static Gen<string> Texts(string[] pieces, string[] formulas)
    {
        var piece = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]);
        var changes = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 999], Gen.Int[0, 8], piece).Array[1, 6];
        return Gen.OneOf(
            piece.Array[0, 30].Select(string.Concat),
            Gen.Select(Gen.Int[0, formulas.Length - 1], changes).Select((i, all) => all.Aggregate(formulas[i], Changed)));
    }

    private static string Changed(string text, (int Kind, int At, int Length, string Piece) change)
    {
        var from = text.Length == 0 ? 0 : change.At % text.Length;
        var to = Math.Min(text.Length, from + change.Length);
        return change.Kind switch
        {
            0 => text.Insert(from, change.Piece),
            1 => text.Remove(from, to - from),
            _ => string.Create(CultureInfo.InvariantCulture, $"{text[..to]}{text[from..]}"),
        };
    }
}
