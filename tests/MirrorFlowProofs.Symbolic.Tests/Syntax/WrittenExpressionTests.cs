using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.Syntax;

/// <summary>What a text needs to have a value is kept, also where canonical form forgets it.</summary>
public sealed class WrittenExpressionTests
{
    private static readonly Dictionary<string, Symbol> Symbols = new()
    {
        ["r"] = new Symbol("r"),
        ["s"] = new Symbol("s", Domain.Positive),
    };

    [Theory]
    [InlineData("r^2 + 3*s", "r^2 + 3*s", "")]
    [InlineData("sqrt(r)^2", "r", "sqrt(r)")]
    [InlineData("0*log(r)", "0", "log(r)")]
    [InlineData("r/r", "1", "1/r")]
    [InlineData("(1/r)^0", "1", "1/r")]
    [InlineData("exp(r) + |r| + sinh(r)", "abs(r) + exp(r) + sinh(r)", "")]
    [InlineData("integral(v^(1/2), v >= 0, 0, s)", null, null)]
    [InlineData("log(log(r))", null, "log(r); log(log(r))")]
    public void Parts_are_noted_as_they_stood(string text, string? value, string? parts)
    {
        var written = Parser.ParseWritten(text, Symbols);

        Assert.Equal(value ?? written.Value.ToString(), written.Value.ToString());
        Assert.Equal(parts ?? written.Value.ToString(), string.Join("; ", written.Parts.Select(p => p.ToString())));
    }

    /// <summary>Under an integral sign only what may fail for a value of the variable is kept.</summary>
    [Fact]
    public void What_may_fail_under_an_integral_sign_is_kept() =>
        Assert.Equal(2, Parser.ParseWritten("integral(log(v), v, 1, s)", Symbols).Parts.Count);

    [Theory]
    [InlineData("r +", "expected a number, a name, '(' or '|' at line 1, column 4, found end of text")]
    [InlineData("t", "unknown symbol 't' at line 1, column 1")]
    public void What_is_not_an_expression_is_an_error(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ParseException>(() => Parser.ParseWritten(text, Symbols)).Message);
}
