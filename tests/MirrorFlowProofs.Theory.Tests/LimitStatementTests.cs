using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Statements on limits of the theory hold; with a factor, a sign, an exponent or a symbol changed they fail.</summary>
public class LimitStatementTests
{
    private static readonly Symbol Depth = new("L", Domain.PositiveInteger);
    private static readonly Symbol Deep = new("D", new Domain(3, false, null, true, true));
    private static readonly Symbol Eps = new("eps", Domain.Positive);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);
    private static readonly Symbol M = new("m");
    private static readonly Symbol Below = new("b", new Domain(0, false, 1, true));

    private static readonly IReadOnlyDictionary<string, Symbol> Symbols = new[]
    {
        Depth, Deep, Eps, Lambda, M, Below, Names.X, new("X", Domain.Positive), new("X0", Domain.Positive),
        new("q", new Domain(1, false, 2, true)),
    }.ToDictionary(s => s.Name);

    private static Expr Parse(string text) => Parser.Parse(text, Symbols);

    private static ObligationResult Decide(string text, string symbol, string at, string claim) => new LimitStatement(
        "a limit",
        Parse(text),
        Symbols[symbol],
        at switch { "inf" => Approach.Infinity, "1-" => Approach.FromLeft(1), _ => Approach.ZeroFromRight },
        claim switch
        {
            "inf" => LimitClaim.PlusInfinity,
            "-inf" => LimitClaim.MinusInfinity,
            ['~', .. var term] => LimitClaim.Leading(Parse(term)),
            _ => LimitClaim.Finite(Parse(claim)),
        }).Decide();

    private const string Regularizer = "L/(L*(2-q)+q)*abs(x)^(2-q*(L-1)/L)";
    private const string Coupled = "L/2*abs(x)^(2/L)";
    private const string Escape = "(X^(1-b) - eps^(L*(1-b)))/(L*(1-b))";
    private const string DeepEscape = "(X^((2-D)/D) - eps^(2-D))/(2-D)";
    private const string General = "(X^(1-m) - X0^(1-m))/(L*(1-m))";

    [Theory]
    [InlineData(Coupled + " - L/2", "L", "inf", "log(abs(x))", "x != 0")]
    [InlineData(Coupled, "L", "inf", "inf", "x != 0")]
    [InlineData(Coupled, "L", "inf", "~L/2", "x != 0")]
    [InlineData(Regularizer, "L", "inf", "abs(x)^(2-q)/(2-q)", "x != 0")]
    [InlineData(Escape, "eps", "0+", "X^(1-b)/(L*(1-b))", "")]
    [InlineData(DeepEscape, "eps", "0+", "~eps^(-(D-2))/(D-2)", "")]
    [InlineData("log(X/eps^L)/L", "eps", "0+", "~log(1/eps)", "")]
    [InlineData(General, "m", "1-", "log(X/X0)/L", "")]
    [InlineData("arcsinh(2*X/lambda)/2", "lambda", "0+", "~log(1/lambda)/2", "")]
    [InlineData("1/sqrt(4*abs(x)^q+lambda^2)", "lambda", "0+", "abs(x)^(-q/2)/2", "x != 0")]
    public void What_is_true_holds(string text, string symbol, string at, string claim, string conditions)
    {
        var result = Decide(text, symbol, at, claim);
        Assert.True(result.Answer == ObligationAnswer.Holds, result.Reason);
        Assert.Equal(conditions, string.Join("; ", result.Conditions));
    }

    [Theory]
    [InlineData(Coupled + " - L/2", "L", "inf", "2*log(abs(x))")]
    [InlineData(Coupled + " - L/2", "L", "inf", "inf")]
    [InlineData(Coupled, "L", "inf", "log(abs(x))")]
    [InlineData(Coupled, "L", "inf", "~L")]
    [InlineData(Coupled, "L", "inf", "~L/2*abs(x)")]
    [InlineData(Regularizer, "L", "inf", "abs(x)^(2-q)/(2+q)")]
    [InlineData(Regularizer, "L", "inf", "abs(x)")]
    [InlineData(Escape, "eps", "0+", "inf")]
    [InlineData(Escape, "eps", "0+", "X^(1-b)/L")]
    [InlineData(DeepEscape, "eps", "0+", "~eps^(-(D-2))")]
    [InlineData(DeepEscape, "eps", "0+", "~eps^(-(D-1))/(D-2)")]
    [InlineData(DeepEscape, "eps", "0+", "-inf")]
    [InlineData("log(X/eps^L)/L", "eps", "0+", "~log(1/eps)/L")]
    [InlineData(General, "m", "1-", "log(X0/X)/L")]
    [InlineData("arcsinh(2*X/lambda)/2", "lambda", "0+", "~log(1/lambda)")]
    [InlineData("1/sqrt(4*abs(x)^q+lambda^2)", "lambda", "0+", "abs(x)^(-q)/2")]
    public void What_is_false_fails(string text, string symbol, string at, string claim)
    {
        var result = Decide(text, symbol, at, claim);
        Assert.True(result.Answer == ObligationAnswer.Fails, $"{result.Answer}: {result.Reason}");
    }

    [Theory]
    [InlineData("(X^(1-m) - eps^(L*(1-m)))/(L*(1-m))", "eps", "0+", "X^(1-m)/(L*(1-m))",
        "which of eps^(L - L*m) and 1 is larger depends on the sign of L*m - L, which the domains do not settle")]
    [InlineData("log(x*eps)", "eps", "0+", "-inf", "log(eps*x) needs the sign of x, which the domains do not settle")]
    public void What_depends_on_a_parameter_is_open(string text, string symbol, string at, string claim, string reason)
    {
        var result = Decide(text, symbol, at, claim);
        Assert.Equal((ObligationAnswer.Open, reason), (result.Answer, result.Reason));
    }

    [Fact]
    public void The_reason_shows_the_expansion_and_the_point()
    {
        Assert.Equal(
            "it is log(abs(x)) + O(1/L) for L -> +infinity",
            Decide(Coupled + " - L/2", "L", "inf", "log(abs(x))").Reason);
        Assert.StartsWith(
            "it is log(abs(x)) + O(1/L) for L -> +infinity; so not at x = ",
            Decide(Coupled + " - L/2", "L", "inf", "2*log(abs(x))").Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_without_meaning_are_refused()
    {
        Assert.Equal(
            "0 is the leading term of nothing", Assert.Throws<ArgumentException>(() => LimitClaim.Leading(0)).Message);
        Assert.Equal(
            "the limit L/2 for L -> +infinity contains L",
            Assert.Throws<ArgumentException>(() => Decide(Coupled, "L", "inf", "L/2")).Message);
        Assert.Equal(
            "the domain b in [0, 1) does not allow b -> +infinity",
            Assert.Throws<ArgumentException>(() => Decide("b", "b", "inf", "1")).Message);
    }
}
