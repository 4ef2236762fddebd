using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>
/// Expressions whose derivative is zero and which are not, whose value at an end of the domain must not be read off
/// where it is no limit.
/// </summary>
public class EndpointTests
{
    [Theory]
    [InlineData("integral((v^2+v)/(v^3+v^2), v>0, x, 2*x)")] // log(2)
    [InlineData("integral(exp(-log(v)), v>0, x, 2*x)")] // log(2)
    [InlineData("integral((v^2+v)/(v^3+v^2), v>0, x, 2*x) - integral((v^2+v)/(v^3+v^2), v>0, x, 3*x)")]
    [InlineData("integral((v^2+v)/(v^3+v^2), v>0, x, x*(1+y))")] // log(1 + y)
    [InlineData("arctan(1/(1+x)) + arctan(1+x) - 2*arctan(1) + 10^(-40)*integral(1/v, v>0, x, 2*x)")]
    [InlineData("arctan(1/(1+x)) + arctan(1+x) - 2*arctan(1) + 10^(-40)*sign(sqrt(x^2+x)-x)")]
    public void A_limit_is_not_read_off_where_there_is_none(string text) =>
        Assert.NotEqual(ZeroAnswer.Zero, ZeroTest.Decide(Parse(text)).Answer);

    [Theory]
    [InlineData("integral(v^(-1/2)*(v+1)^(-1/2), v>0, 0, x) - 2*arcsinh(sqrt(x))")]
    [InlineData("arctan(1/(1+x)) + arctan(1+x) - 2*arctan(1)")]
    public void A_limit_is_read_off_where_it_is_one(string text) =>
        Assert.Equal(ZeroAnswer.Zero, ZeroTest.Decide(Parse(text)).Answer);

    private static Expr Parse(string text) => Parser.Parse(text, new Dictionary<string, Symbol>
    {
        ["x"] = new("x", Domain.Positive),
        ["y"] = new("y", Domain.Positive),
    });
}
