using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.SignTesting;

/// <summary>
/// Inequalities of the theory. Symbols: s, t in (0, 1]; x, z in (0, 1); q in [1, 2]; L integer from 2 on; k &gt;= 1;
/// lam, lam1, lam2, a, B, G, mu above 0; u, d from 0 on; r, w real; b &gt; 1; n any integer.
/// </summary>
public class SignTestTests
{
    private static readonly Dictionary<string, Symbol> Symbols = new (string Name, Domain Domain)[]
    {
        ("s", new Domain(0, true, 1, false)), ("t", new Domain(0, true, 1, false)),
        ("x", new Domain(0, true, 1, true)), ("z", new Domain(0, true, 1, true)),
        ("q", Domain.Closed(1, 2)), ("L", new Domain(2, false, null, true, true)), ("k", new Domain(1, false, null, true)),
        ("lam", Domain.Positive), ("lam1", Domain.Positive), ("lam2", Domain.Positive), ("a", Domain.Positive),
        ("B", Domain.Positive), ("G", Domain.Positive), ("mu", Domain.Positive),
        ("u", Domain.Nonnegative), ("d", Domain.Nonnegative), ("r", Domain.Real), ("w", Domain.Real),
        ("b", new Domain(1, true, null, true)), ("n", new Domain(null, true, null, true, true)),
    }.ToDictionary(s => s.Name, s => new Symbol(s.Name, s.Domain));

    [Theory]
    [InlineData("s^q - s^2 >= 0")]
    [InlineData("s - s^q >= 0")]
    [InlineData("1 - s^q >= 0")]
    [InlineData("1 - x^q > 0")]
    [InlineData("G^(q-2) - (G+d)^(q-2) >= 0")]
    [InlineData("x^q*log(x) < 0")]
    [InlineData("(L-1)*x^(q*(L-1))*log(x) < 0")]
    [InlineData("a - 1 - log(a) >= 0")]
    [InlineData("log(a) - a + 1 <= 0")]
    [InlineData("a*log(a) - a + 1 >= 0")]
    [InlineData("b - 1 - log(b) > 0")]
    [InlineData("exp(r) - 1 - r >= 0")]
    [InlineData("(u+lam)^k + k*u*(u+lam)^(k-1) - lam^k >= 0")]
    [InlineData("(u+lam)^3 + 3*u*(u+lam)^2 - lam^3 >= 0")]
    [InlineData("(u+lam1)*(u+lam2) + u*(u+lam2) + u*(u+lam1) - lam1*lam2 >= 0")]
    [InlineData("(u+lam1)^(3/2)*(u+lam2)^k - lam1^(3/2)*lam2^k >= 0")]
    [InlineData("x^(2-q)/mu - 1/(mu*x^(2-q)) <= 0")]
    [InlineData("b^(2-q)/mu - 1/(mu*b^(2-q)) >= 0")]
    [InlineData("-(L-1)/L*log(x)*x^(-q*(L-1)/L) > 0")]
    [InlineData("1 - q*(L-1)/L - 1 < 0")]
    [InlineData("r^2 - r*w + w^2 >= 0")]
    [InlineData("r^2 - r*w + w^2 + 1 > 0")]
    [InlineData("r^4 - r + 1 > 0")]
    [InlineData("a + 1/a - 2 >= 0")]
    [InlineData("lam1 + lam2 - 2*sqrt(lam1*lam2) >= 0")]
    [InlineData("a^3 + B^3 + G^3 - 3*a*B*G >= 0")]
    [InlineData("2^q - 2 >= 0")]
    [InlineData("1/sqrt(4*u + lam^2) > 0")]
    [InlineData("4*a + lam^2 - lam*sqrt(4*a + lam^2) > 0")]
    [InlineData("(x^4 - x^2)*(1 - z) < 0")]
    [InlineData("1 - abs(x - z) > 0")]
    [InlineData("abs(r) - r >= 0")]
    [InlineData("sqrt(1 + r^2) - r > 0")]
    [InlineData("arctan(a) - a < 0")]
    [InlineData("log(1+u) - u <= 0")]
    [InlineData("log(1+u) - u/(1+u) >= 0")]
    [InlineData("(1+u)^k - 1 - k*u >= 0")]
    [InlineData("cosh(r) - 1 - r^2/2 >= 0")]
    [InlineData("r - r >= 0")]
    [InlineData("x*log(x) + 1 > 0")]
    [InlineData("x*(log(x) + 1) + 1 > 0")]
    [InlineData("a*exp(2*u) - a*exp(u) >= 0")]
    [InlineData("exp(2*a) - 2*exp(a) + 1 > 0")]
    [InlineData("exp(3*r) + exp(r) - 2*exp(2*r) >= 0")]
    [InlineData("3 - 2 > 0")]
    [InlineData("(L-2)*(L-3) >= 0")] // only at whole numbers
    [InlineData("(2*L-5)*(2*L-6) + 1/10 > 0")]
    [InlineData("(2*n+1)*(2*n+3) + 1 >= 0")]
    [InlineData("1 - 5/L + 6/L^2 >= 0")]
    [InlineData("abs(r) + abs(w) - abs(r + w) >= 0")]
    [InlineData("abs(r - w) - abs(abs(r) - abs(w)) >= 0")]
    [InlineData("abs(r + w)^2 - 2*r^2 - 2*w^2 <= 0")]
    [InlineData("abs(r - a) + abs(r + a) - 2*a >= 0")]
    [InlineData("1 + abs(r) - abs(1 + r) >= 0")]
    [InlineData("2^k - k - 1 >= 0")]
    [InlineData("2^L - L - 2 >= 0")]
    [InlineData("log(2)*2^k - 1 > 0")]
    [InlineData("log(2) + log(log(2)) > 0")]
    [InlineData("1 - (-1)^n >= 0")]
    public void A_true_inequality_holds(string text)
    {
        var (e, relation) = Read(text);
        var result = SignTest.Decide(e, relation);
        Assert.True(result.Answer == SignAnswer.Holds, $"{text}: {result.Answer}, {result.Reason}");
        Assert.Null(result.Witness);
    }

    [Theory]
    [InlineData("s^q - s^2 > 0")]
    [InlineData("lam^q*log(lam) < 0")]
    [InlineData("log(lam)*(L-1)*lam^(q*(L-1)) <= 0")]
    [InlineData("a - 1 - log(a) > 0")]
    [InlineData("B^(2-q)/mu - 1/(mu*B^(2-q)) <= 0")]
    [InlineData("B^(2-q)/mu - 1/(mu*B^(2-q)) >= 0")]
    [InlineData("r^2 - 3*r*w + w^2 >= 0")]
    [InlineData("(r - w)^2 > 0")]
    [InlineData("r^4 - 2*r^2 + 9/10 >= 0")]
    [InlineData("log(lam1/lam2) >= 0")]
    [InlineData("abs(r) + abs(w) - abs(r + w) > 0")]
    [InlineData("abs(r) - abs(w) - abs(r - w) >= 0")]
    [InlineData("abs(r + w) - abs(r) - abs(w) >= 0")]
    [InlineData("abs(r - a) + abs(r + a) - 3*a >= 0")]
    [InlineData("abs(r - w)*r + w^2 >= 0")]
    [InlineData("2^k - 2*k - 1 >= 0")]
    [InlineData("log(3) + log(log(2)) - 1 > 0")]
    [InlineData("(-1)^n >= 0")]
    [InlineData("2^q - 3 <= 0")]
    [InlineData("abs(r) > 0")]
    [InlineData("x*log(x) + 1/3 > 0")]
    [InlineData("exp(2*r) - exp(r) >= 0")]
    [InlineData("(u+1)^2 - u^2 - 2*u - 1 > 0")]
    [InlineData("(r - 1/3)^2 - 1/10^20 >= 0")] // below 0 on an interval of length 2e-10
    [InlineData("(3*r - 7)^2*(r^2 + 1) > 0")] // 0 at 7/3 alone
    [InlineData("(17*x - 11)^2 > 0")]
    [InlineData("(r^2 - 2)^2*(r - 2/7)^4*(r - 3/7)^2 > 0")]
    [InlineData("(L-2)*(L-7)*(L-9) + 1 >= 0")]
    [InlineData("(L-17)^2*(L^2 + 1) > 0")]
    [InlineData("a - 2 + 99999/100000/a >= 0")]
    public void A_false_inequality_fails_at_a_point_that_excludes_it(string text)
    {
        var (e, relation) = Read(text);
        var result = SignTest.Decide(e, relation);
        Assert.True(result.Answer == SignAnswer.Fails, $"{text}: {result.Answer}, {result.Reason}");
        Assert.All(result.Witness!.Point, p => Assert.True(p.Key.Domain.Contains(p.Value)));
        var value = result.Witness.Value;
        Assert.True(relation switch
        {
            SignRelation.Greater => value.Upper <= 0,
            SignRelation.AtLeast => value.Upper < 0,
            SignRelation.Less => value.Lower >= 0,
            _ => value.Lower > 0,
        });
    }

    /// <summary>Outside what is decided: the reason is said.</summary>
    [Theory]
    [InlineData("(r^2 - 2)^2 > 0")] // false at sqrt(2) alone, which is no rational point
    public void What_is_not_settled_is_undecided(string text)
    {
        var (e, relation) = Read(text);
        var result = SignTest.Decide(e, relation);
        Assert.Equal(SignAnswer.Undecided, result.Answer);
        Assert.Equal("no proof of the sign was found, and no point at which it is false", result.Reason);
    }

    private static (Expr E, SignRelation SignRelation) Read(string text)
    {
        var (sign, relation) = new[]
        {
            (">=", SignRelation.AtLeast), ("<=", SignRelation.AtMost), (">", SignRelation.Greater), ("<", SignRelation.Less),
        }.First(r => text.Contains(r.Item1, StringComparison.Ordinal));
        return (Parser.Parse(text.Split(sign)[0], Symbols), relation);
    }
}
