using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>Zeros that a proof leaves out: no condition where the expression is continuous there, and kept where it may jump.</summary>
public class ContinuityTests
{
    [Theory]
    [InlineData("abs(x)*sign(x) - x")]
    [InlineData("sign(x*y)*abs(x)*abs(y) - x*y")]
    [InlineData("sign(x)*abs(x)^(1/2)*abs(y)^r*sign(y)^3*abs(x)^(1/2) - x*abs(y)^r*sign(y)")]
    [InlineData("abs(x*y)^(3/2) - abs(x)^(3/2)*abs(y)^(3/2)")]
    [InlineData("(abs(x)*sign(x) - x)*log(r - 1) + 0*y")]
    [InlineData("sqrt(1 + abs(x)^3) - (1 + x^2*abs(x))^(1/2)")]
    public void What_is_continuous_is_zero_at_the_zeros_left_out_too(string text) => Assert.Empty(Proved(text));

    [Theory]
    [InlineData("sign(x)^3 - sign(x)", "x != 0")]
    [InlineData("y*sign(x)^3 - y*sign(x)", "x != 0")]
    [InlineData("abs(x)/x - sign(x)", "x != 0")]
    [InlineData("abs(x)^(r - 1)*sign(x)^3 - abs(x)^(r - 1)*sign(x)", "x != 0")] // At r = 1 it is not seen to be continuous.
    [InlineData("log(abs(x))*x*sign(x) - log(abs(x))*abs(x)", "x != 0")]
    [InlineData("sign(x)*abs(x) - x + sign(y)^3 - sign(y)", "x != 0; y != 0")]
    [InlineData("n*sign(n) - abs(n)", "n != 0")] // Among integers 0 is not the limit of others.
    public void What_may_jump_keeps_its_condition(string text, string conditions) =>
        Assert.Equal(conditions, string.Join("; ", Proved(text).Order(StringComparer.Ordinal)));

    private static IReadOnlyList<string> Proved(string text)
    {
        var result = ZeroTest.Decide(Parser.Parse(text, new Dictionary<string, Symbol>
        {
            ["x"] = new("x"),
            ["y"] = new("y"),
            ["n"] = new("n", Domain.Real with { IsInteger = true }),
            ["r"] = new("r", new(1, false, 2, false)),
        }));
        Assert.Equal(ZeroAnswer.Zero, result.Answer);
        return result.Conditions;
    }
}
