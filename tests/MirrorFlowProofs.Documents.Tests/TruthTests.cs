using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>
/// Claims that hold on a part of the domain only, or nearly: what is false at one point is not proved, and what is true wherever
/// both sides have a value is not refuted.
/// </summary>
public sealed class TruthTests
{
    [Theory]
    [InlineData("a real", "sqrt(a^2) = a", VerdictKind.Refuted)]
    [InlineData("a >= 0", "sqrt(a^2) = a", VerdictKind.Proved)]
    [InlineData("a real", "log(a^2) = 2*log(|a|)", VerdictKind.Proved)]
    [InlineData("a < 0", "log(a^2) = 2*log(a)", VerdictKind.Undecided)]
    [InlineData("n >= 1 integer, a real", "(a^2)^(n/2) = a^n", VerdictKind.Refuted)]
    [InlineData("a real", "sign(a)^2 = 1", VerdictKind.Refuted)]
    [InlineData("a real", "sign(a)^2 >= 1", VerdictKind.Refuted)]
    [InlineData("a real", "sign(a)^2*a = a", VerdictKind.Proved)]
    [InlineData("a real", "sign((a - 1)^2) = 1", VerdictKind.Refuted)]
    [InlineData("a real", "sign((a^2 - 1)*(a - 1)) = sign(a + 1)", VerdictKind.Refuted)]
    [InlineData("a real", "sign(a - 1)*sign(a - 1) = 1", VerdictKind.Refuted)]
    [InlineData("a real", "sign(abs(a - 1)) = 1", VerdictKind.Refuted)]
    [InlineData("a real", "sign(abs(abs(a) - 7/3)) = 1", VerdictKind.Refuted)]
    [InlineData("a real, b real", "sign((a - b)^2) = 1", VerdictKind.Refuted)]
    [InlineData("a real, b real", "sign(2*a - 3*b)^2 >= 1", VerdictKind.Refuted)]
    [InlineData("a > 0", "sign(log(a)^2) = 1", VerdictKind.Refuted)]
    [InlineData("a > 1", "sign((a - 1)^2) = 1", VerdictKind.Proved)]
    [InlineData("a real", "sign((a - 1)^2)*(a - 1) = a - 1", VerdictKind.Proved)]
    [InlineData("a real", "sign(a - 1)/(a - 1) = 1/abs(a - 1)", VerdictKind.Proved)]
    [InlineData("a real", "a/a = 1", VerdictKind.Proved)]
    [InlineData("a real", "|a|/a = sign(a)", VerdictKind.Proved)]
    [InlineData("a real", "arctan(a) + arctan(1/a) = pi/2", VerdictKind.Refuted)]
    [InlineData("a > 0", "arctan(a) + arctan(1/a) = pi/2", VerdictKind.Proved)]
    [InlineData("a in [0, 1)", "a^2 < a", VerdictKind.Refuted)]
    [InlineData("a in (0, 1)", "a^2 < a", VerdictKind.Proved)]
    [InlineData("a in [0, 1]", "a < 1", VerdictKind.Refuted)]
    [InlineData("a >= 0", "1/a > 0", VerdictKind.Proved)]
    [InlineData("a >= 0", "1/a > 1", VerdictKind.Refuted)]
    [InlineData("a real", "1/a > 0", VerdictKind.Refuted)]
    [InlineData("a > 0", "a + 1/a > 2", VerdictKind.Refuted)]
    [InlineData("a > 0", "log(a) < a - 1", VerdictKind.Refuted)]
    [InlineData("n real", "n*(n - 1) >= 0", VerdictKind.Refuted)]
    [InlineData("a real", "|a|^(1/2)*|a|^(1/2) = a", VerdictKind.Refuted)]
    [InlineData("a real, b > 0", "log(a + sqrt(a^2 + b^2)) - log(b) = arcsinh(a/b)", VerdictKind.Proved)]
    [InlineData("a real, b > 0", "log(sqrt(a^2 + b^2) - a) - log(b) = arcsinh(a/b)", VerdictKind.Refuted)]
    public void Parts_of_domains(string domains, string claim, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"domains: {domains}\nclaim: {claim}"));

    [Theory]
    [InlineData(@"$\int_1^a \frac{1}{s}\,ds = \ln a$", VerdictKind.Proved)]
    [InlineData(@"$\int_a^1 \frac{1}{s}\,ds = \ln a$", VerdictKind.Refuted)]
    [InlineData(@"$\int_a^1 \frac{1}{s}\,ds = -\ln a$", VerdictKind.Proved)]
    [InlineData(@"$\int_x^a s^2\,ds = \frac{a^3 - x^3}{3}$", VerdictKind.Proved)]
    [InlineData(@"$\int_x^a s^2\,ds = \frac{a^3 - |x|^3}{3}$", VerdictKind.Refuted)]
    [InlineData(@"$\int_0^a s^2 e^{-s}\,ds = 2 - (a^2 + 2a + 2)e^{-a}$", VerdictKind.Proved)]
    [InlineData(@"$\int_1^a \ln(s)\,ds = a\ln(a) - a + 1$", VerdictKind.Proved)]
    [InlineData(@"$\int_1^a s\ln(s)\,ds = \frac{a^2}{2}\ln(a) - \frac{a^2 - 1}{4}$", VerdictKind.Proved)]
    [InlineData(@"$\int_0^x \frac{1}{\sqrt{4s^2 + a^2}}\,ds = \frac{1}{2}\operatorname{arcsinh}\left(\frac{2x}{a}\right)$", VerdictKind.Proved)]
    [InlineData(@"$\int_0^x \frac{1}{1 + s^2}\,ds = \arctan(x)$", VerdictKind.Proved)]
    [InlineData(@"$\int_0^1 s^{a - 1}\,ds = \frac{1}{a}$", VerdictKind.Proved)]
    [InlineData(@"$\int_1^2 s^2\,ds = \frac{8}{3}$", VerdictKind.Refuted)]
    [InlineData("integral(|s|, s, a, 2*a) = 3*a^2/2", VerdictKind.Proved)]
    [InlineData("integral(integral(s*r, r, 0, s), s, 0, 1) = 1/8", VerdictKind.Proved)]
    [InlineData("integral(v*s, s, 0, 1) = v/2", VerdictKind.Proved)]
    [InlineData("integral(s, s, 0, v) = v^2/2", VerdictKind.Proved)]
    public void Integrals(string claim, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"domains: x real, a > 0, v > 0\nclaim: {claim}"));

    /// <summary>The limits leave the domain that a variable from 0 on would have: below 0 the integral of the size is negative.</summary>
    [Theory]
    [InlineData(@"$\int_0^x |s|\,ds = x^2/2$")]
    [InlineData("integral(|s|, s >= 0, 0, x) = x^2/2")]
    [InlineData("integral(|s|, s, -1, 1) = 0")]
    public void What_is_false_of_an_integral_is_not_proved(string claim) =>
        Assert.NotEqual(VerdictKind.Proved, Checked.Verdict($"domains: x real\nclaim: {claim}"));

    [Theory]
    [InlineData("(1 + 1/n)^n -> e", VerdictKind.Proved)]
    [InlineData("(1 - 1/n)^n -> 1/e", VerdictKind.Proved)]
    [InlineData("(1 + 1/n)^n -> 1", VerdictKind.Refuted)]
    [InlineData("(1 + a/n)^n -> exp(a)", VerdictKind.Proved)]
    public void Powers_that_grow_with_their_base_near_1(string claim, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"domains: n >= 1 integer, a > 0\nlimit: {claim} as n -> infinity"));

    /// <summary>Values too large to enclose are values; what ends far out, beyond every point looked at, is none.</summary>
    [Theory]
    [InlineData("sinh(a)/exp(a) -> 1/2", VerdictKind.Proved)]
    [InlineData("sinh(a)/exp(a) -> 1", VerdictKind.Refuted)]
    [InlineData("(b/(b + 1))^a -> 0", VerdictKind.Proved)]
    [InlineData("sqrt(1000 - a)^2/a -> -1", VerdictKind.Undecided)]
    [InlineData("log(2^70 - a)/log(2^70 - a) -> 1", VerdictKind.Undecided)]
    public void Limits_at_infinity(string claim, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"domains: a > 0, b > 0\nlimit: {claim} as a -> infinity"));

    /// <summary>Weights of one sign leave x one sign: nothing is said of the other side.</summary>
    [Theory]
    [InlineData("w1 > 0, w2 > 0", "hessian: 1/(2*x)", VerdictKind.Proved)]
    [InlineData("w1 > 0, w2 > 0", "mirror map: log(x)/2", VerdictKind.Proved)]
    [InlineData("w1 > 0, w2 > 0", "hessian: -1/(2*x)", VerdictKind.Refuted)]
    [InlineData("w1 > 0", "hessian: 1/(2*x)", VerdictKind.Refuted)]
    public void Weights_of_one_sign(string domains, string claim, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"geometry: q = 2\nreparameterization: x = w1*w2\ndomains: {domains}\nbalance: equal\n{claim}"));

    [Fact]
    public void Weights_that_the_flow_leaves_behind_are_refused() => Assert.Equal(
        "6:10: 'hessian' is decided for weights that take all values, or all from 0 on: found w1 in (0, 1)\n",
        Checked.Problems(Checked.Block("geometry: q = 2\nreparameterization: x = w1*w2\ndomains: w1 in (0, 1), w2 > 0\nbalance: equal\nhessian: 1/(2*x)")));

    [Theory]
    [InlineData("x = u^2 - v^2", "independent laws at q = 2: 1", VerdictKind.Proved)]
    [InlineData("x = u^2 - v^2", "independent laws at q = 2: 2", VerdictKind.Refuted)]
    [InlineData("x = w1*w2*w3\ndecay: decoupled", "saddles at q = 1: at least two weights are 0", VerdictKind.Undecided)]
    [InlineData("x = w1*w2*w3\ndecay: decoupled", "saddles at q = 2: at least two weights are 0", VerdictKind.Refuted)]
    [InlineData("x = w1*w2\nbalance: |w2|^q - |w1|^q = v, v > 0", "mirror map at q = 3/2: x", VerdictKind.Refuted)]
    [InlineData("x = w1*w2\nbalance: first", "mirror map at q = 2: log(2*x + sqrt(4*x^2 + lambda^2))/2", VerdictKind.Proved)]
    [InlineData("x = w1*w2\nbalance: first", "mirror map at q = 2: log(2*x + sqrt(4*x^2 + lambda^2))/4", VerdictKind.Refuted)]
    [InlineData("x = w1*w2\nbalance: equal\ndecay: decoupled", "claim at q = 2: M( x ) = |x|", VerdictKind.Proved)]
    public void Flows(string map, string claim, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"geometry: q in [1, 2]\nreparameterization: {map}\n{claim}"));
}
