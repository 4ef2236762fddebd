using MirrorFlowProofs.Symbolic.Asymptotics;

namespace MirrorFlowProofs.Symbolic.Tests.Asymptotics;

/// <summary>Limits: their kind, their value, their conditions; and what is Undecided, with the reason.</summary>
public class LimitsTests
{
    private static LimitResult Limit(string text, string where)
    {
        var (symbol, at) = KnownLimitsTests.Where(where);
        return Asymptotic.Limit(KnownLimitsTests.Parse(text), symbol, at);
    }

    [Theory]
    [InlineData("abs(x)^(2/L)*L/2 - L/2", "L -> inf", "log(abs(x))")]
    [InlineData("L/(L*(2-1)+1)*abs(x)^(2-(L-1)/L)", "L -> inf", "abs(x)")]
    [InlineData("(X^(1-ms) - eps^(L*(1-ms)))/(L*(1-ms))", "eps -> 0+", "X^(1-ms)/(L*(1-ms))")]
    [InlineData("X^(1/L) - eps", "eps -> 0+", "X^(1/L)")]
    [InlineData("(X^(1-m) - x0^(1-m))/(L*(1-m))", "m -> 1-", "log(X/x0)/L")]
    [InlineData("s*log(s)", "s -> 0+", "0")]
    [InlineData("s^9*exp(-s)", "s -> inf", "0")]
    [InlineData("s^qi*log(s)^3 + s^q", "s -> 0+", "0")] // the order of the two does not matter
    [InlineData("(1+y/s)^s", "s -> inf", "exp(y)")]
    [InlineData("hyp2f1(1/2, 1, 2, 1-1/s)", "s -> 1+", "1")]
    [InlineData("arctan(r^3)", "r -> -inf", "-2*arctan(1)")]
    [InlineData("log(r^2 - 3)", "r -> 2-", "0")]
    [InlineData("log(r^2 - 3)/(r-2)", "r -> 2-", "4")]
    [InlineData("cosh(log(3)*r) - sinh(log(3)*r)", "r -> 1+", "1/3")]
    [InlineData("s - s", "s -> inf", "0")]
    [InlineData("x^2 + exp(-s)", "s -> inf", "x^2")]
    public void A_finite_limit_is_found(string text, string where, string value)
    {
        var limit = Limit(text, where);
        Assert.True(limit.Kind == LimitKind.Finite, limit.Reason);
        Assert.True(ZeroTest.AreEqual(limit.Value!, KnownLimitsTests.Parse(value)), limit.Reason);
    }

    [Theory]
    [InlineData("a*L/2*abs(x)^(2/L)", "L -> inf", LimitKind.PlusInfinity)]
    [InlineData("(X^(1-ml) - eps^(L*(1-ml)))/(L*(1-ml))", "eps -> 0+", LimitKind.PlusInfinity)]
    [InlineData("log(X/eps^L)/L", "eps -> 0+", LimitKind.PlusInfinity)]
    [InlineData("log(lambda)", "lambda -> 0+", LimitKind.MinusInfinity)]
    [InlineData("s^9 - exp(s)", "s -> inf", LimitKind.MinusInfinity)]
    [InlineData("sinh(1/r)", "r -> 0-", LimitKind.MinusInfinity)]
    [InlineData("exp(1/s)*s^100", "s -> 0+", LimitKind.PlusInfinity)]
    [InlineData("(log(3)-log(2)-405/1000)*s", "s -> inf", LimitKind.PlusInfinity)]
    [InlineData("(log(3)-log(2)-406/1000)*s", "s -> inf", LimitKind.MinusInfinity)]
    public void An_infinite_limit_is_found(string text, string where, LimitKind kind)
    {
        var limit = Limit(text, where);
        Assert.True(limit.Kind == kind, limit.Reason);
    }

    [Theory]
    [InlineData("abs(x)^(2/L)*L/2 - L/2", "L -> inf", "x != 0")]
    [InlineData("L/(L*(2-q)+q)*abs(x)^(2-q*(L-1)/L)", "L -> inf", "q != 2; x != 0")]
    [InlineData("1/sqrt(4*abs(x)^q + lambda^2)", "lambda -> 0+", "x != 0")]
    [InlineData("1/(r + s)", "s -> 0+", "r != 0")]
    [InlineData("arctan(r/s)", "s -> 0+", "r != 0")]
    public void Conditions_are_stated(string text, string where, string conditions)
    {
        var limit = Limit(text, where);
        Assert.Equal(conditions, string.Join("; ", limit.Conditions.Select(c => c.ToString()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("(X^(1-m) - eps^(L*(1-m)))/(L*(1-m))", "eps -> 0+", "L*m - L",
        "which of eps^(L - L*m) and 1 is larger depends on the sign of L*m - L, which the domains do not settle")]
    [InlineData("hyp2f1(2*(1-1/qi), 1/qi, 1/qi+1, -u)", "u -> inf", "2 - 3/qi",
        "the expansion of hyp2f1(2 - 2/qi, 1/qi, 1/qi + 1, -u) at infinity depends on whether 2 - 3/qi is one of 0, -1, -2, ...")]
    [InlineData("log(r*s)", "s -> 0+", "r", "log(r*s) needs the sign of r, which the domains do not settle")]
    [InlineData("r*s", "s -> inf", "r", "it is r*s, and the sign of r is not settled by the domains")]
    [InlineData("sqrt(-s)", "s -> inf", null, "no value of sqrt(-1) was found")]
    [InlineData("sqrt(1-s)", "s -> inf", null, "sqrt(1 - s) is not defined near the limit")]
    [InlineData("integral(1/(v-3), v>0, 0, s)", "s -> inf", null, "integral(-1/(3 - v), v > 0, 0, s) is not known to exist for every upper limit")]
    [InlineData("hyp2f1(s, 1, 2, -1)", "s -> inf", null, "a parameter of hyp2f1 moves with the limit")]
    [InlineData("log(-1) + s", "s -> 0+", null, "no value of log(-1) was found")]
    [InlineData("integral(1/(v+1)^2, v>0, 0, s)", "s -> inf", null, "integral(1/(v + 1)^2, v > 0, 0, s) converges, to a constant that is not known here")]
    public void What_is_not_settled_is_undecided(string text, string where, string? needed, string reason)
    {
        var limit = Limit(text, where);
        Assert.Equal((LimitKind.Undecided, reason), (limit.Kind, limit.Reason));
        Assert.Equal(needed, limit.SignNeeded?.ToString());
    }

    [Fact]
    public void A_limit_outside_the_domain_is_refused()
    {
        var q = KnownLimitsTests.Symbols["q"];
        var depth = KnownLimitsTests.Symbols["L"];

        Assert.Equal(
            "the domain q in [1, 2] does not allow q -> +infinity",
            Assert.Throws<ArgumentException>(() => Asymptotic.Limit(q, q, Approach.Infinity)).Message);
        Assert.Equal(
            "the domain q in [1, 2] does not allow q -> 2+",
            Assert.Throws<ArgumentException>(() => Asymptotic.Limit(q, q, Approach.FromRight(2))).Message);
        Assert.Equal(
            "the domain L >= 1, L integer does not allow L -> 2-",
            Assert.Throws<ArgumentException>(() => Asymptotic.Limit(depth, depth, Approach.FromLeft(2))).Message);
        Assert.Equal(LimitKind.Finite, Asymptotic.Limit(q, q, Approach.FromLeft(2)).Kind);
    }

    [Fact]
    public void An_expansion_reads_as_a_person_writes_it()
    {
        var (symbol, at) = KnownLimitsTests.Where("L -> inf");
        var result = Asymptotic.Expand(KnownLimitsTests.Parse("L/2*abs(x)^(2/L)"), symbol, at, 2);
        Assert.Equal("L/2 + log(abs(x)) + O(1/L)", result.Expansion!.ToString());
        Assert.Equal("it is L/2 + log(abs(x)) + O(1/L)", result.Reason);
    }
}
