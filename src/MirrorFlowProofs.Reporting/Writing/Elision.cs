using System.Globalization;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>
/// Expressions for a reader: of a long sum or product only the first terms or factors are written, and how many more
/// there are. What is left out is told in brackets, so an elided text can never be mistaken for a whole one. Terms that
/// would look alike are written once and the others counted.
/// </summary>
public sealed partial class Elision
{
    /// <summary>Sums and products up to this length are written whole.</summary>
    public const int LargestWhole = 8;

    /// <summary>How many terms or factors of a longer one are written.</summary>
    public const int Shown = 3;

    // What is left out stands in the expression as the logarithm of a Greek letter, which is written behind all other
    // terms and factors that occur. Each has a number of its own, so that no two of them are ever collected.
    private const string Mark = "omega_elided";

    private int _placeholders;

    private Elision()
    {
    }

    /// <summary>Plain text: <c>w1*w2*w3*[61 more factors]</c>.</summary>
    public static string Text(Expr e) => TextOfShortened(new Elision().Shorten(e));

    /// <summary>LaTeX: <c>w_{1}w_{2}w_{3}\,[\text{61 more factors}]</c>.</summary>
    public static string Latex(Expr e) => LatexMark().Replace(
        LatexPrinter.Print(new Elision().Shorten(e)), m => $@"\,[\text{{{LeftOut(m)}}}]");

    private static string TextOfShortened(Expr e) => TextMark().Replace(TextPrinter.Print(e), m => $"[{LeftOut(m)}]");

    private Expr Shorten(Expr e) => e switch
    {
        Sum s => ShortenSum(s),
        Product p when p.Factors.Length > LargestWhole => ShortenProduct(p),
        Product p => Product.Of(p.Factors.Select(Shorten).Prepend(p.Coefficient)),
        Power p => Power.Of(Shorten(p.Base), p.Exponent),
        Apply a => Apply.Of(a.Function, [.. a.Arguments.Select(Shorten)]),
        Integral i => Integral.Of(Shorten(i.Integrand), i.Variable, i.Lower, i.Upper),
        _ => e,
    };

    private Expr ShortenSum(Sum s)
    {
        var terms = s.Terms.Take(s.Terms.Length > LargestWhole ? Shown : LargestWhole).Select(Shorten)
            .DistinctBy(t => TextOfShortened(Product.SplitCoefficient(t).Monomial))
            .ToList();
        return terms.Count == s.Terms.Length ? Sum.Of(terms) : Sum.Of([.. terms, Placeholder("t", s.Terms.Length - terms.Count)]);
    }

    private Expr ShortenProduct(Product p)
    {
        var rest = p.Factors.Skip(Shown).ToList();
        var placeholder = Placeholder("f", rest.Count);
        var below = rest.TrueForAll(f => f is Power { Exponent: Number { Value.Sign: < 0 } });
        return Product.Of([p.Coefficient, .. p.Factors.Take(Shown).Select(Shorten), below ? 1 / placeholder : placeholder]);
    }

    private Expr Placeholder(string kind, int count) => Apply.Of(
        Function.Log, new Symbol(string.Create(CultureInfo.InvariantCulture, $"{Mark}_{kind}{count}_{++_placeholders}")));

    private static string LeftOut(Match mark)
    {
        var count = mark.Groups["count"].Value;
        var what = mark.Groups["kind"].Value == "t" ? "term" : "factor";
        return $"{count} more {what}{(count == "1" ? "" : "s")}";
    }

    [GeneratedRegex(@"log\(omega_elided_(?<kind>[tf])(?<count>\d+)_\d+\)")]
    private static partial Regex TextMark();

    [GeneratedRegex(@"\\ln\(\\omega_\{\\mathrm\{elided\},\\mathrm\{(?<kind>[tf])(?<count>\d+)\},\d+\}\)")]
    private static partial Regex LatexMark();
}
