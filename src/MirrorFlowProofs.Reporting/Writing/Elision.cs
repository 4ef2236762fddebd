using System.Globalization;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>
/// Expressions for a reader: of a long sum or product only the first terms or factors are written, and how many more
/// there are. What is left out is told in brackets, so an elided text can never be mistaken for a whole one.
/// </summary>
public static partial class Elision
{
    /// <summary>Sums and products up to this length are written whole.</summary>
    public const int LargestWhole = 8;

    /// <summary>How many terms or factors of a longer one are written.</summary>
    public const int Shown = 3;

    // The logarithm of a Greek letter is written behind all other terms and factors that occur.
    private const string Mark = "omega_elided";

    /// <summary>Plain text: <c>w1*w2*w3*[61 more factors]</c>.</summary>
    public static string Text(Expr e) => TextMark().Replace(
        TextPrinter.Print(Shorten(e)), m => $"[{m.Groups[2].Value} more {What(m.Groups[1].Value)}]");

    /// <summary>LaTeX: <c>w_{1}w_{2}w_{3}\,[\text{61 more factors}]</c>.</summary>
    public static string Latex(Expr e) => LatexMark().Replace(
        LatexPrinter.Print(Shorten(e)), m => $@"\,[\text{{{m.Groups[2].Value} more {What(m.Groups[1].Value)}}}]");

    private static Expr Shorten(Expr e) => e switch
    {
        Sum s when s.Terms.Length > LargestWhole => Sum.Of([.. s.Terms.Take(Shown).Select(Shorten), Placeholder("t", s.Terms.Length - Shown)]),
        Sum s => Sum.Of(s.Terms.Select(Shorten)),
        Product p when p.Factors.Length > LargestWhole => ShortenProduct(p),
        Product p => Product.Of(p.Factors.Select(Shorten).Prepend(p.Coefficient)),
        Power p => Power.Of(Shorten(p.Base), p.Exponent),
        Apply a => Apply.Of(a.Function, [.. a.Arguments.Select(Shorten)]),
        Integral i => Integral.Of(Shorten(i.Integrand), i.Variable, i.Lower, i.Upper),
        _ => e,
    };

    private static Expr ShortenProduct(Product p)
    {
        var rest = p.Factors.Skip(Shown).ToList();
        var placeholder = Placeholder("f", rest.Count);
        var below = rest.TrueForAll(f => f is Power { Exponent: Number { Value.Sign: < 0 } });
        return Product.Of([p.Coefficient, .. p.Factors.Take(Shown).Select(Shorten), below ? 1 / placeholder : placeholder]);
    }

    private static Expr Placeholder(string kind, int count) => Apply.Of(
        Function.Log, new Symbol(string.Create(CultureInfo.InvariantCulture, $"{Mark}_{kind}{count}")));

    private static string What(string kind) => kind == "t" ? "terms" : "factors";

    [GeneratedRegex(@"log\(omega_elided_([tf])(\d+)\)")]
    private static partial Regex TextMark();

    [GeneratedRegex(@"\\ln\(\\omega_\{\\mathrm\{elided\},\\mathrm\{([tf])(\d+)\}\}\)")]
    private static partial Regex LatexMark();
}
