using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.Syntax;

public sealed class TextPrinterTests
{
    [Theory]
    [InlineData("x*arcsinh(2*x/lambda)/2")]
    [InlineData("sqrt(4*abs(x)^q + lambda^2)")]
    [InlineData("1/(2*u + lambda)")]
    [InlineData("u^(1/q - 1)")]
    [InlineData("-x")]
    [InlineData("-x^2")]
    [InlineData("(-x)^(1/2)", "sqrt(-x)")]
    [InlineData("-3/10")]
    [InlineData("0.25*x", "x/4")]
    [InlineData("3*u^2/(4*lambda)")]
    [InlineData("abs(x)^(2 - m)/(L*(1 - m)*(2 - m))")]
    [InlineData("|x| + ||y| - 1|", "abs(x) + abs(1 - abs(y))")]
    [InlineData("1 - x + x^2", "x^2 - x + 1")]
    [InlineData("1 - x", "1 - x")]
    [InlineData("-x - y", "-x - y")]
    [InlineData("y - x", "y - x")]
    [InlineData("x*(x - 1)")]
    [InlineData("-(x - y)/u", "(y - x)/u")]
    [InlineData("2^-x", "1/2^x")]
    [InlineData("2^x^y", "2^(x^y)")]
    [InlineData("0^x")]
    [InlineData("(-2)^x")]
    [InlineData("(2^x)^y", "2^(x*y)")]
    [InlineData("(x^3)^(1/3)")]
    [InlineData("x^(-1/2)", "1/sqrt(x)")]
    [InlineData("x^(3/2)")]
    [InlineData("sqrt(2)*sqrt(3)*x", "sqrt(6)*x")]
    [InlineData("sqrt(u)*sqrt(lambda)", "sqrt(lambda*u)")]
    [InlineData("sqrt(x)*sqrt(y)")]
    [InlineData("w10*w2*w1", "w1*w2*w10")]
    [InlineData("lambda*lambda_2 + u*lambda + u^2 + u*lambda_2", "u^2 + lambda*u + lambda_2*u + lambda*lambda_2")]
    [InlineData("sign(x)*abs(x)^(q - 1)")]
    [InlineData("integral(t^(1/q - 1), t > 0, 0, u)/q", "integral(v^(1/q - 1), v > 0, 0, u)/q")]
    [InlineData("integral(t + x, t in [-1/2, 3), 0, u)", "integral(v + x, v in [-1/2, 3), 0, u)")]
    [InlineData("integral(v, v <= 0 integer, x, y)")]
    [InlineData("ln(asinh(atan(x)))", "log(arcsinh(arctan(x)))")]
    [InlineData("hyp2f1(1/2, q, q + 1, -u/lambda)")]
    [InlineData("1e-3", "1/1000")]
    [InlineData("1/x/y", "1/(x*y)")]
    public void Text_is_what_a_person_writes(string text, string? printed = null) =>
        Assert.Equal(printed ?? text, Parser.Parse(text, TextCases.Known, Domain.Real).ToString());
}
