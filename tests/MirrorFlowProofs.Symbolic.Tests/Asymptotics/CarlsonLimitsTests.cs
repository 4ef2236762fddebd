using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.Asymptotics;

/// <summary>Carlson's integrals near a limit of their arguments.</summary>
public sealed class CarlsonLimitsTests
{
    private static readonly Symbol S = new("s", Domain.Positive);
    private static readonly Dictionary<string, Symbol> Symbols = new() { ["s"] = S };

    /// <summary>The difference to the value, divided by the stated order, does not grow, and is not 0: the order is the right one.</summary>
    [Theory]
    [InlineData("R_F(s, 1, 2)", false, "R_F(0, 1, 2)", "s^(1/2)")]
    [InlineData("R_F(s + s^2, 1 + s, 2)", false, "R_F(0, 1, 2)", "s^(1/2)")]
    [InlineData("R_D(s, 1, 2)", false, "R_D(0, 1, 2)", "s^(1/2)")]
    [InlineData("R_J(s, 1, 2, 3)", false, "R_J(0, 1, 2, 3)", "s^(1/2)")]
    [InlineData("R_F(1 + s, 2, 3 + s)", false, "R_F(1, 2, 3)", "s")]
    [InlineData("R_D(1, 2 + s, 3 + s)", false, "R_D(1, 2, 3)", "s")]
    [InlineData("R_F(s, s + 1, s + 2)", true, "s^(-1/2)", "s^(-3/2)")]
    [InlineData("R_D(s, s + 1, 2*s)", true, "s^(-3/2)*R_D(1, 1, 2)", "s^(-5/2)")]
    [InlineData("s^(1/2)*R_F(6, 2*(s + 3), 3*(s + 2))", true, "R_F(0, 2, 3)", "s^(-1/2)")]
    [InlineData("R_J(s^2, 2*s^2, s, 3*s^2 + 1)", true, "s^(-3)*R_J(0, 1, 2, 3)", "s^(-7/2)")]
    public void The_leading_term_and_the_order_of_the_remainder_are_those_of_enclosures(string text, bool atInfinity, string leading, string order)
    {
        var e = Parser.Parse(text, Symbols);
        var found = Asymptotic.LeadingTerm(e, S, atInfinity ? Approach.Infinity : Approach.ZeroFromRight);

        Assert.True(found.Expansion is not null, found.Reason);
        Assert.True(ZeroTest.AreEqual(found.Expansion.Value, Parser.Parse(leading, Symbols)), found.Reason);
        Assert.True(ZeroTest.AreEqual(found.Expansion.Remainder!, Parser.Parse(order, Symbols)), found.Reason);
        var quotient = (e - found.Expansion.Value) / found.Expansion.Remainder!;
        var (near, far) = (Size(quotient, atInfinity ? 16 : -16), Size(quotient, atInfinity ? 32 : -32));
        Assert.True(near.Lower > 0 && far.Upper < 2 * near.Lower, $"{near} and {far}");
    }

    /// <summary>The quotient by the leading term goes to 1 as slowly as a logarithm grows: the limit of what is divided by it is checked.</summary>
    [Theory]
    [InlineData("R_F(s, 2*s, 1)", false, "-log(s)/2")]
    [InlineData("R_F(s, s^2, 3)", false, "-3^(-1/2)*log(s)/2")]
    [InlineData("R_F(0, s, 1)", false, "-log(s)/2")]
    [InlineData("R_F(6, 7, 2*s)", true, "(2*s)^(-1/2)*log(s)/2")]
    [InlineData("R_F(6, 2*(s + 3), s^2)", true, "log(s)/(2*s)")]
    public void One_argument_above_the_others(string text, bool atInfinity, string leading)
    {
        var e = Parser.Parse(text, Symbols);
        var found = Asymptotic.LeadingTerm(e, S, atInfinity ? Approach.Infinity : Approach.ZeroFromRight);

        Assert.True(found.Expansion is not null, found.Reason);
        var term = Parser.Parse(leading, Symbols);
        Assert.Equal("0", Expansion.Expand(found.Expansion.Terms[0].Coefficient * found.Expansion.Terms[0].Scale - term).ToString());

        // The rest beside 1/log: it is bounded, and the second term accounts for it.
        var rest = (e / found.Expansion.Value - 1) * Apply.Of(Function.Log, S);
        var (near, far) = (Size(rest, atInfinity ? 64 : -64), Size(rest, atInfinity ? 128 : -128));
        Assert.True(far.Upper < 2 * near.Upper + 1, $"{near} and {far}");
    }

    [Theory]
    [InlineData("R_D(1, 2, s)")]
    [InlineData("R_J(1, 2, 3, s)")]
    public void Where_it_is_infinite_nothing_is_said(string text)
    {
        var found = Asymptotic.LeadingTerm(Parser.Parse(text, Symbols), S, Approach.ZeroFromRight);

        Assert.Null(found.Expansion);
        Assert.EndsWith("is taken to an end of its domain at which it is infinite", found.Reason, StringComparison.Ordinal);
    }

    private static (Rational Lower, Rational Upper) Size(Expr e, int exponent)
    {
        var at = new Dictionary<Symbol, Rational> { [S] = Rational.Pow(2, exponent) };
        var interval = EnclosureEvaluator.Evaluate(Apply.Of(Function.Abs, e), at, 160).Interval!.Value;
        return (interval.Lower.ToRational(), interval.Upper.ToRational());
    }
}
