using MirrorFlowProofs.Reporting.Tables;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Reporting.Tests;

/// <summary>Sentences, formulas in sentences, long expressions, and cells.</summary>
public sealed class WritingTests
{
    [Theory]
    [InlineData("`k_i^(1-q) |w_i|^q`", "$k_{i}^{1-q} |w_{i}|^{q}$")]
    [InlineData("`dR'/du = P(u)^(1/q - 1)/q`", @"$\mathrm{d}R'/\mathrm{d}u = P(u)^{1/q - 1}/q$")]
    [InlineData("`R*(R'(x))`", "$R^{*}(R'(x))$")]
    [InlineData("`q (k-1)/k <= 1`", @"$q (k-1)/k \le 1$")]
    [InlineData("`w12 != 0`", @"$w_{12} \ne 0$")]
    [InlineData("`y R'(y) -> 0`", @"$y R'(y) \to 0$")]
    [InlineData("`prod_i (1 + lam_i s)^(k_i)`", @"$\prod_{i} (1 + \lambda_{i} s)^{k_{i}}$")]
    [InlineData("50% of a_b, `x`", @"50\% of a\_b, $x$")]
    [InlineData("a < b & c", @"a $<$ b \& c")]
    public void Prose_becomes_latex(string prose, string latex) => Assert.Equal(latex, Prose.Latex(prose));

    [Fact]
    public void Prose_as_text_has_no_backticks() => Assert.Equal("R' is finite", Prose.Text("`R'` is finite"));

    [Fact]
    public void Prose_as_markdown_escapes_what_is_markup() =>
        Assert.Equal(@"a\*b \| c $|x|^{2}$", Prose.Markdown("a*b | c `|x|^2`"));

    [Fact]
    public void A_short_expression_is_whole()
    {
        var e = Product.Of(Weights(8));

        Assert.Equal("w1*w2*w3*w4*w5*w6*w7*w8", Elision.Text(e));
    }

    [Fact]
    public void A_long_product_says_how_many_factors_are_left_out()
    {
        var e = Product.Of(Weights(64));

        Assert.Equal("w1*w2*w3*[61 more factors]", Elision.Text(e));
        Assert.Equal(@"w_{1}w_{2}w_{3}\,[\text{61 more factors}]", Elision.Latex(e));
    }

    [Fact]
    public void A_long_sum_says_how_many_terms_are_left_out() =>
        Assert.Equal("w1 + w2 + w3 + [61 more terms]", Elision.Text(Sum.Of(Weights(64))));

    [Fact]
    public void Terms_that_look_alike_are_written_once_and_counted_never_added()
    {
        var factors = Weights(12).ToList();
        var derivative = Sum.Of(factors.Select(w => Product.Of(factors.Where(f => f != w))));

        Assert.Equal("w1*w2*w3*[8 more factors] + [11 more terms]", Elision.Text(derivative));
        Assert.Equal(
            "w1*w2*w3*[8 more factors] + [1 more term]",
            Elision.Text(Product.Of(factors.SkipLast(1)) - 5 * Product.Of(factors.Where(f => f is not Symbol { Name: "w11" }))));
    }

    [Fact]
    public void Long_bases_that_look_alike_are_not_merged()
    {
        var (a, b) = (Sum.Of(Weights(12)), Sum.Of(Weights(12)) + new Symbol("w13") - new Symbol("w12"));

        Assert.Equal(
            "sqrt(w1 + w2 + w3 + [9 more terms])*(w1 + w2 + w3 + [9 more terms])^(1/3)",
            Elision.Text(Power.Sqrt(a) * Power.Of(b, new Rational(1, 3))));
    }

    [Fact]
    public void Factors_below_the_line_stay_below_it() => Assert.Equal(
        "1/(w1*w4*w5*[6 more factors])",
        Elision.Text(Product.Of(Weights(11).Where(w => w is not Symbol { Name: "w2" or "w3" }).Select(w => Power.Of(w, -1)))));

    [Fact]
    public void Inner_expressions_are_shortened_too() => Assert.Equal(
        "log(w1*w2)*exp(w1 + w4 + w5 + [6 more terms])",
        Elision.Text(Apply.Of(Function.Exp, Sum.Of(Weights(11).Where(w => w is not Symbol { Name: "w2" or "w3" })))
            * Apply.Of(Function.Log, new Symbol("w1") * new Symbol("w2"))));

    [Fact]
    public void Csv_quotes_by_RFC_4180()
    {
        var table = Table(
            new Cell("a,b", "", VerdictKind.Proved), new Cell("say \"q\"", "", VerdictKind.Proved), new Cell("two\nlines", "", VerdictKind.Proved));

        Assert.Equal("a,b,c,verdict\r\n\"a,b\",\"say \"\"q\"\"\",\"two\nlines\",Proved\r\n", TableWriters.Csv(table));
    }

    [Fact]
    public void A_cell_that_is_not_proved_is_marked_everywhere()
    {
        var cell = Cell.Of(Theory.Names.X, VerdictKind.Undecided);
        var table = Table(cell, Cell.Words("yes"), Cell.Words("no", VerdictKind.Refuted));

        Assert.False(table.IsProved);
        Assert.Contains(@"$x$ \emph{(Undecided)} & yes & no \emph{(Refuted)} \\", TableWriters.Latex(table), StringComparison.Ordinal);
        Assert.Contains("| $x$ *(Undecided)* | yes | no *(Refuted)* |", TableWriters.Markdown(table), StringComparison.Ordinal);
        Assert.Contains("x,yes,no,Refuted\r\n", TableWriters.Csv(table), StringComparison.Ordinal);
        Assert.Contains("\"verdict\": \"Undecided\"", TableWriters.Json(table), StringComparison.Ordinal);
    }

    private static IEnumerable<Expr> Weights(int count) => Enumerable.Range(1, count).Select(i => (Expr)new Symbol($"w{i}"));

    private static ReportTable Table(params Cell[] cells) =>
        new("test", "caption", [new("a", "a"), new("b", "b"), new("c", "c")], [cells]);
}
