using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.Syntax;

public sealed class ParserTests
{
    private static readonly Symbol X = new("x");

    [Fact]
    public void A_power_binds_tighter_than_a_sign_and_to_the_right()
    {
        Assert.Equal(-X.Pow(2), Read("-x^2"));
        Assert.Equal(Power.Of(2, X.Pow(2)), Read("2^x^2"));
        Assert.Equal(X.Pow(-2), Read("x^-2"));
        Assert.Equal(X, Read("--x"));
        Assert.Equal(-2 * X, Read("2*-x"));
    }

    [Fact]
    public void Quotients_and_differences_group_to_the_left()
    {
        Assert.Equal((Expr)new Rational(1, 6), Read("1/2/3"));
        Assert.Equal((Expr)(-4), Read("1 - 2 - 3"));
        Assert.Equal((Expr)6, Read("12/4*2"));
    }

    [Fact]
    public void Numbers_are_exact()
    {
        Assert.Equal((Expr)new Rational(1, 10), Read("0.1"));
        Assert.Equal((Expr)new Rational(3, 10), Read("0.1 + 0.2"));
        Assert.Equal((Expr)new Rational(1, 1000), Read("1e-3"));
        Assert.Equal((Expr)new Rational(1, 1), Read(new string('7', 25_000) + "/" + new string('7', 25_000)));
    }

    [Fact]
    public void Bars_nest()
    {
        var absolute = Apply.Of(Function.Abs, X);
        Assert.Equal(Apply.Of(Function.Abs, absolute - 1) + absolute, Read("||x| - 1| + |x|"));
        Assert.Equal(Apply.Of(Function.Abs, X * (absolute - 1)), Read("|x*||x| - 1||"));
    }

    [Fact]
    public void Other_names_become_symbols_of_the_given_domain()
    {
        var e = Parser.Parse("w1*lambda_2 + x", new Dictionary<string, Symbol> { ["x"] = X }, Domain.Positive);
        Assert.Equal(new Symbol("w1", Domain.Positive) * new Symbol("lambda_2", Domain.Positive) + X, e);
    }

    [Fact]
    public void A_symbol_may_have_the_name_of_a_function()
    {
        var log = new Symbol("log");
        Assert.Equal(log * Apply.Of(Function.Log, log), Parser.Parse("log*log(log)", new Dictionary<string, Symbol> { ["log"] = log }));
    }

    [Fact]
    public void The_variable_of_an_integral_is_bound_and_real_unless_its_domain_is_stated()
    {
        var v = new Symbol("v");
        Assert.Equal(Integral.Of(v * X, v, 0, X), Read("integral(x_0*x, x_0, 0, x)"));
        var positive = new Symbol("t", Domain.Positive);
        Assert.Equal(Integral.Of(positive.Pow(X), positive, 1, 2), Read("integral(t^x, t > 0, 1, 2)"));
        Assert.Equal(Integral.Of(v.Pow(2), v, 0, X), Read("integral(x^2, x, 0, x)"));
    }

    [Theory]
    [InlineData("", "expected a number, a name, '(' or '|' at line 1, column 1, found end of text")]
    [InlineData("x + ", "expected a number, a name, '(' or '|' at line 1, column 5, found end of text")]
    [InlineData("x + * y", "expected a number, a name, '(' or '|' at line 1, column 5, found '*'")]
    [InlineData("(x + 1", "expected ')' at line 1, column 7, found end of text")]
    [InlineData("(x + 1\n  ]", "expected ')' at line 2, column 3, found ']'")]
    [InlineData("|x", "expected '|' at line 1, column 3, found end of text")]
    [InlineData("2x", "expected an operator or the end of the text at line 1, column 2, found 'x': a product is written with '*'")]
    [InlineData("(2x)", "expected ')' at line 1, column 3, found 'x': a product is written with '*'")]
    [InlineData("2(x)", "expected an operator or the end of the text at line 1, column 2, found '(': a product is written with '*'")]
    [InlineData("x(2)", "expected an operator after the symbol 'x' at line 1, column 2, found '(': a product is written with '*'")]
    [InlineData("x)", "expected an operator or the end of the text at line 1, column 2, found ')'")]
    [InlineData("x = 1", "the character '=' has no meaning at line 1, column 3")]
    [InlineData("x\u0000", "the character U+0000 has no meaning at line 1, column 2")]
    [InlineData("x +\n\n \u03bb", "the character '\u03bb' has no meaning at line 3, column 2")]
    [InlineData("1.", "expected a number such as 12, 0.25 or 1e-3 at line 1, column 1, found '1.'")]
    [InlineData("1e20000", "expected a number such as 12, 0.25 or 1e-3 at line 1, column 1, found '1e20000'")]
    [InlineData("x + lamda", "unknown symbol 'lamda' at line 1, column 5: did you mean 'lambda'?")]
    [InlineData("x + zebra", "unknown symbol 'zebra' at line 1, column 5")]
    [InlineData("1 + X", "unknown symbol 'X' at line 1, column 5: did you mean 'x'?")]
    [InlineData("arcsin(x)", "unknown function 'arcsin' at line 1, column 1: did you mean 'arcsinh'?")]
    [InlineData("log + 1", "expected '(' after the function log at line 1, column 5, found '+'")]
    [InlineData("log(x, 2)", "expected 1 argument of log at line 1, column 1, found 2")]
    [InlineData("hyp2f1(1, 2, x)", "expected 4 arguments of hyp2f1 at line 1, column 1, found 3")]
    [InlineData("1 + x/0", "division by zero at line 1, column 6")]
    [InlineData("1 + 0^-2", "division by zero at line 1, column 6")]
    [InlineData("x/(2 - 2)", "division by zero at line 1, column 2")]
    [InlineData("x + 9^9^9", "a power too large to write down at line 1, column 6")]
    [InlineData("x*(2*x)^100000000", "a power too large to write down at line 1, column 8")]
    [InlineData("sqrt(7^1000000)", "a power too large to write down at line 1, column 7")]
    [InlineData("7^40000*7^40000", "numbers too large to write down at line 1, column 10")]
    [InlineData("integral(x)", "expected ',' and the variable of the integral at line 1, column 11, found ')'")]
    [InlineData("integral(t, 2, 0, 1)", "expected the name of the variable of the integral at line 1, column 13, found '2'")]
    [InlineData("integral(t, t ! 2, 0, 1)", "the character '!' has no meaning at line 1, column 15")]
    [InlineData("integral(t, t x, 0, 1)", "expected ',' or a domain such as '> 0' or 'in [0, 1]' after the variable t at line 1, column 15, found 'x'")]
    [InlineData("integral(t, t in [2, 1], 0, 1)", "expected an interval with numbers in it at line 1, column 19, found 2 to 1")]
    [InlineData("integral(t, t > 1/0, 0, 1)", "division by zero at line 1, column 18")]
    [InlineData("integral(t + r, t, 0, 1)", "unknown symbol 'r' at line 1, column 14")]
    [InlineData("t + integral(t, t, 0, 1)", "unknown symbol 't' at line 1, column 1")]
    public void Bad_text_is_refused_with_its_place(string text, string message)
    {
        var error = Assert.Throws<ParseException>(() => Read(text));
        Assert.Equal(message, error.Message);
        Assert.Contains($"line {error.Line}, column {error.Column}", message);
    }

    [Fact]
    public void Depth_is_bounded()
    {
        const string tooDeep = "expected at most 500 levels of nesting, found more at line 1, column 501";
        Assert.Equal(tooDeep, Assert.Throws<ParseException>(() => Read(new string('(', 100_000))).Message);
        Assert.Equal(
            "expected at most 500 levels of nesting, found more at line 1, column 501",
            Assert.Throws<ParseException>(() => Read(new string('|', 100_000))).Message);
        Assert.Equal(
            "expected at most 500 levels of nesting, found more at line 1, column 1001",
            Assert.Throws<ParseException>(() => Read(string.Join('^', Enumerable.Repeat("x", 100_000)))).Message);
        Assert.Equal(X, Read(new string('(', 499) + "x" + new string(')', 499)));
        Assert.Equal(X, Read(new string('-', 100_000) + "x"));
    }

    [Fact]
    public void The_size_written_out_is_bounded()
    {
        var text = string.Concat(Enumerable.Repeat("(x + y)*x^(y*", 100)) + "x" + new string(')', 100);
        Assert.Equal(
            "an expression too large to write out at line 1, column 1",
            Assert.Throws<ParseException>(() => Read(text)).Message);
    }

    [Fact]
    public void Length_is_bounded() => Assert.Equal(
        "the text has 1000001 characters, more than 1000000, at line 1, column 1",
        Assert.Throws<ParseException>(() => Read(new string(' ', 1_000_001))).Message);

    [Fact]
    public void Long_sums_and_products_are_read_at_once()
    {
        Assert.Equal(100_000 * X, Read(string.Join('+', Enumerable.Repeat("x", 100_000))));
        Assert.Equal(X.Pow(100_000), Read(string.Join('*', Enumerable.Repeat("x", 100_000))));
    }

    private static Expr Read(string text) => Parser.Parse(
        text,
        new Dictionary<string, Symbol> { ["x"] = X, ["y"] = new("y"), ["lambda"] = new("lambda"), ["x_0"] = new("x_0") });
}
