using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>
/// Statements in the forms that papers give them: the weights at the start, values of the weights in place of a balance, functions with names,
/// inverses, factors that are left open. Each beside near ones that are false.
/// </summary>
public sealed class PaperFormTests
{
    private const string EveryDepth = "geometry: $q \\in [1, 2]$\nreparameterization: $x = \\prod_{i=1}^{L} w_i$\n";

    private const string PowersD =
        "geometry: q = 2\nreparameterization: $x = u^D - v^D$\nweights: u, v\nbalance: equal\nstarts: u = v = c\ndomains: D >= 3 integer, u > 0, v > 0, z in (-1, 1)\n"
        + "where: $h(z) = (1-z)^{-D/(D-2)} - (1+z)^{-D/(D-2)}$, $k(z) = (1-z)^{-D/(D-1)} - (1+z)^{-D/(D-1)}$, g(z) = z^2, $Q = \\int h^{-1}$\n";

    [Theory]
    [InlineData("decoupled", @"$|w_i|^q - |w_j|^q = (|w_i(0)|^q - |w_j(0)|^q)\exp(-q\int_0^t \alpha(s)\,ds)$", VerdictKind.Proved)]
    [InlineData("decoupled", @"$|w_{i,t}|^q - |w_{j,t}|^q = (|w_{i,0}|^q - |w_{j,0}|^q)e^{-q\int\alpha}$", VerdictKind.Proved)]
    [InlineData("decoupled", "|w_i|^q - |w_j|^q = initial*exp(-q*A)", VerdictKind.Proved)]
    [InlineData("none", "|w_i|^q - |w_j|^q = initial", VerdictKind.Proved)]
    [InlineData("decoupled", @"$|w_i|^q - |w_j|^q = (|w_j(0)|^q - |w_i(0)|^q)\exp(-q\int\alpha)$", VerdictKind.Refuted)]
    [InlineData("decoupled", @"$|w_i|^q - |w_j|^q = 2(|w_i(0)|^q - |w_j(0)|^q)\exp(-q\int\alpha)$", VerdictKind.Refuted)]
    [InlineData("decoupled", @"$|w_i|^q - |w_j|^q = (|w_i(0)|^q - |w_j(0)|^q)\exp(q\int\alpha)$", VerdictKind.Refuted)]
    [InlineData("decoupled", @"$|w_i|^q - |w_j|^q = |w_i(0)|^q - |w_j(0)|^q$", VerdictKind.Refuted)]
    [InlineData("coupled", @"$|w_i|^q - |w_j|^q = (|w_i(0)|^q - |w_j(0)|^q)\exp(-q\int\alpha)$", VerdictKind.Refuted)]
    [InlineData("decoupled", @"$(|w_i|^q - |w_j|^q)\exp(q\int\alpha) = |w_i(0)|^q - |w_j(0)|^q$", VerdictKind.Proved)]
    [InlineData("decoupled", "(|w_i|^q - |w_j|^q)*exp(q*A) = initial", VerdictKind.Proved)]
    [InlineData("decoupled", "(|w_i|^q - |w_j|^q)*exp(q*A) = (|w_i(0)|^q - |w_j(0)|^q)*exp(q*A)", VerdictKind.Refuted)]
    [InlineData("decoupled", @"$(|w_i|^q - |w_j|^q)\exp(\int\alpha) = |w_i(0)|^q - |w_j(0)|^q$", VerdictKind.Refuted)]
    [InlineData("decoupled", "(|w_i|^q - |w_j|^q)/(1 + A) = (|w_i(0)|^q - |w_j(0)|^q)*exp(-q*A)/(1 + A)", VerdictKind.Proved)]
    [InlineData("decoupled", @"$|w_i|^q - |w_j|^q = (|w_i(0)|^q - |w_j(0)|^q)\exp(-q\int_0^t \alpha(\tau)\,d\tau)$", VerdictKind.Proved)]
    public void Decay_laws_with_the_start(string decay, string law, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"{EveryDepth}decay: {decay}\ndecay law: {law}"));

    [Fact]
    public void A_quotient_of_laws_needs_no_numbers_at_the_start() => Assert.Equal(
        VerdictKind.Proved,
        Checked.Verdict("geometry: q = 1\nreparameterization: x = w1*w2*w3\ndecay: decoupled\ndecay law: (|w1| - |w2|)/(|w1| - |w3|) = (|w1(0)| - |w2(0)|)/(|w1(0)| - |w3(0)|)"));

    [Theory]
    [InlineData("hessian", "0")]
    [InlineData("potential", "x")]
    [InlineData("mirror map", "5")]
    public void No_factor_makes_something_of_nothing(string kind, string value) => Assert.Equal(
        VerdictKind.Refuted, Checked.Verdict($"geometry: q = 1\nreparameterization: x = w1*w2\nbalance: equal\n{kind} up to a factor: {value}"));

    /// <summary>An equation for a derived value is no value of it.</summary>
    [Theory]
    [InlineData("hessian: 2*R''(x) = 1/sqrt(|x|)", "expected 'R''(x) = ...'")]
    [InlineData("inverse metric: 2/R''(x) = 4*sqrt(|x|)", "expected '1/R''(x) = ...'")]
    [InlineData("mirror map: -R'(x) = -sign(x)*sqrt(|x|)", "expected 'R'(x) = ...'")]
    [InlineData("mirror map: R'(x)^2 = |x|", "expected 'R'(x) = ...'")]
    [InlineData("potential: 3*R(x) = 2*|x|^(3/2)", "expected 'R(x) = ...'")]
    [InlineData("conjugate: 3*R*(R'(x)) = |x|^(3/2)", "expected 'R*(y) = ...'")]
    [InlineData("coercivity: 2*mu = 0", "expected 'mu = ...'")]
    [InlineData("hessian: 1 = 2*sqrt(|x|)*R''(x)", "expected 'R''(x) = ...'")]
    [InlineData("hessian up to a factor: 1/sqrt(|x|) = R''(x)", "expected 'R''(x) = ...'")]
    [InlineData("regularizer: 2*M(x) = 4/3*|x|^(3/2)", "expected 'M(x) = ...'")]
    public void An_equation_for_a_value_is_refused(string claim, string problem) => Assert.StartsWith(
        problem,
        Assert.Single(Checked.Block($"geometry: q = 1\nreparameterization: x = w1*w2\nbalance: equal\n{(claim.StartsWith("reg", StringComparison.Ordinal) ? "decay: decoupled\n" : "")}{claim}").Problems).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("d w1 + w2 = -(w1 + w2)*G dt")]
    [InlineData("$dw_1 w_2 = -w_2^2 G\\,dt$")]
    [InlineData("d w1/w2 = 0 dt")]
    public void A_lone_d_stands_before_one_thing(string dynamics) => Assert.StartsWith(
        "expected one thing after 'd'",
        Assert.Single(Checked.Block($"geometry: q = 2\nreparameterization: x = w1*w2\ndynamics: {dynamics}").Problems).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("|w_i|^q - |w1|^q = initial", "4:23: w_i and w_j are any two weights, and could be w1: expected one or the other\n")]
    [InlineData("|w_i|^q - |w_j|^q = exp(-q*A)", "4:32: expected the weights at the start, such as w1(0), or 'initial' for the left side there\n")]
    [InlineData("|w_i|^q - |w_j|^q = initial*|w_i|", "4:32: expected no weights but those at the start, such as w1(0)\n")]
    public void A_law_without_the_start_is_refused(string law, string problem) =>
        Assert.Equal(problem, Checked.Problems(Checked.Block($"{EveryDepth}decay law: {law}")));

    [Theory]
    [InlineData(EveryDepth, "$w_1 = 0$, $w_i = \\lambda$", "lambda^(q*(L - 1))", VerdictKind.Proved)]
    [InlineData(EveryDepth, "w_1 = 0, w_i = c, c > 0", "c^(q*(L - 1))", VerdictKind.Proved)]
    [InlineData(EveryDepth, "$w_1 = 0$, $w_i = \\lambda$", "lambda^(L - 1)", VerdictKind.Refuted)]
    [InlineData("geometry: q = 2\nreparameterization: x = w1*w2*w3\n", "w1 = 0, w2 = c, w3 = 2*c, c > 0", "4*c^4", VerdictKind.Proved)]
    [InlineData("geometry: q = 2\nreparameterization: x = w1*w2*w3\n", "w2 = 0, w1 = c, w3 = 2*c, c > 0", "2*c^4", VerdictKind.Refuted)]
    [InlineData("geometry: q = 2\nreparameterization: x = w1^2*w2\n", "w1 = 0, w2 = c, c > 0", "0", VerdictKind.Proved)]
    public void A_balance_from_values_of_the_weights(string setting, string values, string mu, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"{setting}balance: {values}\ncoercivity: {mu}"));

    [Theory]
    [InlineData("w_1 = 0", "4:10: expected values of all weights, such as 'w1 = 0, w2 = c', found none of w_i, any weight but the first\n")]
    [InlineData("w_1 = a, w_i = b, a > 0, b > 0", "4:10: expected the first weight to be the smallest by the domains of the symbols, such as 'w_1 = 0, w_i = c, c > 0'\n")]
    public void Values_that_give_no_balance_are_refused(string values, string problem) =>
        Assert.Equal(problem, Checked.Problems(Checked.Block($"{EveryDepth}balance: {values}\ncoercivity: 1")));

    [Theory]
    [InlineData("", "$m = q\\frac{L-1}{L} \\le 1$", VerdictKind.Proved)]
    [InlineData("", "$q(L-1)/L \\le 1$", VerdictKind.Proved)]
    [InlineData(" at q = 2", "L = 2", VerdictKind.Proved)]
    [InlineData(" at q = 1", "L >= 2", VerdictKind.Proved)]
    [InlineData(" at q = 2", "always", VerdictKind.Refuted)]
    [InlineData(" at q = 3/2", "L = 2", VerdictKind.Refuted)]
    public void Legendre_in_the_sense_of_the_document(string at, string condition, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"{EveryDepth}balance: equal\nsense: onto\nlegendre{at}: {condition}"));

    [Fact]
    public void The_middle_of_a_condition_must_be_m() => Assert.Equal(
        "5:15: expected the exponent m = q*(L - 1)/L of the metric before '<= 1', found 'q*L/(L - 1)'\n",
        Checked.Problems(Checked.Block($"{EveryDepth}balance: equal\nlegendre: m = q*L/(L - 1) <= 1")));

    private const string Depth2 = "geometry: q = 2\nreparameterization: x = w1*w2\nbalance: |w1|^2 - |w2|^2 = 2*b, b > 0\n";

    [Theory]
    [InlineData("hessian up to a factor: 1/sqrt(x^2 + b^2)", VerdictKind.Proved, "equal up to the factor 2:")]
    [InlineData("mirror map up to a factor: b*arcsinh(x/b) + 5", VerdictKind.Proved, "equal up to the factor")]
    [InlineData("potential up to a factor: x*arcsinh(x/b) - sqrt(x^2 + b^2) + 3*x", VerdictKind.Proved, "equal up to the factor 2:")]
    [InlineData("hessian up to a factor: 1/sqrt(x^2 + 2*b^2)", VerdictKind.Refuted, "")]
    [InlineData("hessian up to a factor: -1/sqrt(x^2 + b^2)", VerdictKind.Refuted, "")]
    [InlineData("hessian up to a factor: x/sqrt(x^2 + b^2)", VerdictKind.Refuted, "")]
    [InlineData("mirror map up to a factor: -arcsinh(x/b)", VerdictKind.Refuted, "")]
    [InlineData("mirror map up to a factor: arcsinh(x/b) + sign(x)", VerdictKind.Refuted, "")]
    [InlineData("potential up to a factor: x*arcsinh(x/b) - 2*sqrt(x^2 + b^2)", VerdictKind.Refuted, "")]
    [InlineData("potential up to a factor: x*arcsinh(x/b) - sqrt(x^2 + b^2) + |x|", VerdictKind.Refuted, "")]
    [InlineData("hessian: 1/sqrt(x^2 + b^2)", VerdictKind.Refuted, "")]
    public void Up_to_a_factor(string claim, VerdictKind verdict, string reason)
    {
        var decided = Assert.Single(Checked.Block(Depth2 + claim).Claims).Verdict;

        Assert.Equal(verdict, decided.Kind);
        Assert.Contains(reason, decided.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$|x|^{2/D}$", VerdictKind.Proved)]
    [InlineData("$D|x|^{2/D}$", VerdictKind.Proved)]
    [InlineData("$|x|^{1/D}$", VerdictKind.Refuted)]
    [InlineData("$-|x|^{2/D}$", VerdictKind.Refuted)]
    public void A_penalty_at_a_depth_with_another_name(string penalty, VerdictKind verdict) => Assert.Equal(
        verdict, Checked.Verdict($"geometry: q = 2\nreparameterization: $x = \\prod_{{i=1}}^{{D}} w_i$\nbalance: equal\ndecay: coupled\nregularizer up to a factor: {penalty}"));

    [Theory]
    [InlineData("potential up to a factor: $c^D Q\\left(\\frac{x}{c^D}\\right)$", VerdictKind.Proved)]
    [InlineData("mirror map up to a factor: $h^{-1}\\left(\\frac{x}{c^D}\\right)$", VerdictKind.Proved)]
    [InlineData("mirror map: $\\frac{1}{D(D-2)c^{D-2}}h^{-1}\\left(\\frac{x}{c^D}\\right)$", VerdictKind.Proved)]
    [InlineData("mirror map: $\\frac{1}{D(D-2)c^{D}}h^{-1}\\left(\\frac{x}{c^D}\\right)$", VerdictKind.Refuted)]
    [InlineData("mirror map up to a factor: $k^{-1}\\left(\\frac{x}{c^D}\\right)$", VerdictKind.Refuted)]
    [InlineData("mirror map up to a factor: $h^{-1}\\left(\\frac{x}{2c^D}\\right)$", VerdictKind.Refuted)]
    [InlineData("mirror map up to a factor: $-h^{-1}\\left(\\frac{x}{c^D}\\right)$", VerdictKind.Refuted)]
    [InlineData("mirror map up to a factor: $h^{-1}\\left(\\frac{x}{c^D} + 1\\right)$", VerdictKind.Undecided)]
    [InlineData("mirror map up to a factor: $g^{-1}\\left(\\frac{x}{c^D}\\right)$", VerdictKind.Undecided)]
    public void Inverses(string claim, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict(PowersD + claim));

    /// <summary>The same at a depth of which the theory is derived in another way.</summary>
    [Theory]
    [InlineData("u^2 - v^2", "s(z) = 2*sinh(z)", "$\\frac{1}{4}s^{-1}(x/c^2)$", VerdictKind.Proved)]
    [InlineData("u^2 - v^2", "s(z) = 2*sinh(z)", "$\\frac{1}{2}s^{-1}(x/c^2)$", VerdictKind.Refuted)]
    [InlineData("u^2 - v^2", "s(z) = 2*sinh(z), z in (-1, 1)", "$\\frac{1}{4}s^{-1}(x/c^2)$", VerdictKind.Proved)]
    public void Inverses_of_sums(string x, string function, string map, VerdictKind verdict)
    {
        var domain = function.Contains(", z in", StringComparison.Ordinal) ? "domains: z in (-1, 1)\n" : "";
        Assert.Equal(verdict, Checked.Verdict($"geometry: q = 2\nreparameterization: x = {x}\nbalance: equal\nstarts: u = v = c\n{domain}where: {function.Split(", z in")[0]}\nmirror map: {map}"));
    }

    [Theory]
    [InlineData("f(z) = z^2 + 1", "f(x + 1) = x^2 + 2*x + 2", VerdictKind.Proved)]
    [InlineData("f(z) = z^2 + 1", "f(f(x)) = (x^2 + 1)^2 + 1", VerdictKind.Proved)]
    [InlineData("f(z) = z^2 + 1, g(z) = f(z) - 1", "$g(2x) = 4x^2$", VerdictKind.Proved)]
    [InlineData("q(z) = z^2", "$q(x/2) = \\frac{x^2}{4}$", VerdictKind.Proved)]
    [InlineData("f(z) = z^2 + 1", "f(x + 1) = x^2 + 2*x + 1", VerdictKind.Refuted)]
    [InlineData("f(z) = sqrt(z^2)", "f(x) = x", VerdictKind.Refuted)]
    public void Functions_of_the_document(string functions, string claim, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict($"where: {functions}\nclaim: {claim}"));

    [Theory]
    [InlineData("where: f(z) = z, f(z) = z^2\nclaim: 1 = 1", "2:18: clashing definitions: the name f has a meaning already\n")]
    [InlineData("where: $Q = \\int h^{-1}$\nclaim: 1 = 1", "2:18: expected a function that is defined before, such as 'h(z) = ...'\n")]
    [InlineData("where: f(z) = z\nclaim: f + 1 = 1", "3:8: unknown symbol 'f'\n")]
    public void Functions_that_cannot_be_read(string lines, string problem) => Assert.Equal(problem, Checked.Problems(Checked.Block(lines)));

    /// <summary>Where a text has no value, a proof says so.</summary>
    [Theory]
    [InlineData("n >= 1 integer", "n/(n - 1) >= 1", "n != 1")]
    [InlineData("n >= 2 integer", "n/(n - 1) >= 1", "")]
    [InlineData("a real", "a/a = 1", "a != 0")]
    [InlineData("a real", "(a^2 + 1)/(a^2 + 1) = 1", "")]
    [InlineData("a real, b real", "(a^2 - b^2)/(a - b) = a + b", "a - b != 0")]
    [InlineData("a real", "log(a - 1) - log(a - 1) = 0", "a - 1 > 0")]
    [InlineData("a real", "sqrt(a - 1)^2 = a - 1", "a - 1 >= 0")]
    public void Values_that_are_left_out_are_named(string domains, string claim, string conditions)
    {
        var verdict = Assert.Single(Checked.Block($"domains: {domains}\nclaim: {claim}").Claims).Verdict;

        Assert.Equal(VerdictKind.Proved, verdict.Kind);
        Assert.Equal(conditions, string.Join(", ", verdict.Conditions));
    }

    [Theory]
    [InlineData("escape time at q = 2: (x_0^((2-L)/L) - X^((2-L)/L))/(L-2)", "L != 2")]
    [InlineData("escape time at q = 1: X^(1/L) - x_0^(1/L)", "")]
    public void Depths_that_are_left_out_are_named(string claim, string condition) =>
        Assert.Equal(condition, string.Join(", ", Assert.Single(Checked.Block($"{EveryDepth}balance: equal\n{claim}").Claims).Verdict.Conditions.Where(c => c.Contains('L', StringComparison.Ordinal))));

    /// <summary>Sides that differ by less than the first precision tells.</summary>
    [Theory]
    [InlineData("sqrt(2) + 1/10^60 = sqrt(2)", VerdictKind.Refuted)]
    [InlineData("exp(1/10^60) = 1", VerdictKind.Refuted)]
    [InlineData("exp(1/10^60) <= 1", VerdictKind.Refuted)]
    [InlineData("exp(1/10^60) > 1", VerdictKind.Proved)]
    [InlineData("sqrt(2) + sqrt(3) = sqrt(5 + 2*sqrt(6)) + 1/10^200", VerdictKind.Refuted)]
    [InlineData("exp(1/10^700) = 1", VerdictKind.Undecided)]
    public void Small_differences(string claim, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict($"claim: {claim}"));

    [Theory]
    [InlineData("geometry: q = 2\nreparameterization: x = w1*w2*w3\nbalance: first\ndomains: x < 0\nblow-up: pi/(2*sqrt(lambda))", "blow-up", "x < 0")]
    [InlineData("geometry: q = 2\nreparameterization: x = w1*w2\nbalance: first\ndomains: x < 0\nescape time: arcsinh(2*X/lambda)/2", "escape time", "x < 0")]
    [InlineData("geometry: q = 1\nreparameterization: x = w1*w2\nbalance: equal\ndecay: decoupled\ndomains: x > 5\nstationary: |x| <= alpha^(-2)", "stationary", "x > 5")]
    [InlineData("geometry: q = 2\nreparameterization: x = w1*w2*w3\ndomains: x > 0\nsaddles: at least two weights are 0", "saddles", "x > 0")]
    public void Kinds_that_are_of_all_x_refuse_a_domain(string lines, string key, string domain) =>
        Assert.EndsWith($"'{key}' is decided for all x: found {domain}\n", Checked.Problems(Checked.Block(lines)), StringComparison.Ordinal);

    /// <summary>On z real h takes the value -28/27 at z = 2 and at z = -0.1587...: between them is a pole, and no inverse.</summary>
    [Theory]
    [InlineData("z real", VerdictKind.Undecided)]
    [InlineData("z in (-1, 2)", VerdictKind.Undecided)]
    [InlineData("z in (-1, 1)", VerdictKind.Proved)]
    public void A_function_with_a_pole_has_no_inverse(string domain, VerdictKind expected)
    {
        var claim = Assert.Single(Checked.Block(
            $"geometry: q = 2\nreparameterization: x = u^3 - v^3\nweights: u, v\nbalance: equal\nstarts: u = v = c\ndomains: u > 0, v > 0, {domain}\nwhere: h(z) = (1-z)^(-3) - (1+z)^(-3)\nmirror map: $\\frac{{1}}{{3c}} h^{{-1}}(x/c^3)$").Claims);

        Assert.Equal(expected, claim.Verdict.Kind);
        Assert.Equal(expected == VerdictKind.Proved, claim.Verdict.Conditions.Contains("as long as x/c^3 is a value of h(z)"));
    }

    [Fact]
    public void A_domain_of_every_weight_is_refused() => Assert.EndsWith(
        "expected domains of single weights, w1 > 0, w2 > 0: a domain of every weight, w_i > 0, is not used\n",
        Checked.Problems(Checked.Block("geometry: q = 1\nreparameterization: x = w1 * ... * wL\ndomains: w_i > 0\nconserved: w_i - w_j")), StringComparison.Ordinal);
}
