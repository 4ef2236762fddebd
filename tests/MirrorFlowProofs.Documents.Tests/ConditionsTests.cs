using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>A proved claim names what its text needs to have a value, whatever the kind of claim.</summary>
public sealed class ConditionsTests
{
    private const string Plain = "domains: a real, b real, c >= 0, j < 0, x > 0, n >= 1 integer, k integer, mu_i real\n";
    private const string DepthTwo = "geometry: q = 2\nreparameterization: x = w1*w2\n";
    private const string Balanced = DepthTwo + "balance: |w2|^q - |w1|^q = lambda, lambda > 0\ndomains: b real\n";

    [Theory]
    [InlineData(Plain + "limit: b*x + 1 ~ b*x as x -> infinity", "b != 0")]
    [InlineData(Plain + "limit: b + x ~ b as x -> 0+", "b != 0")]
    [InlineData(Plain + "limit: c*x + 1 ~ c*x as x -> infinity", "c != 0")]
    [InlineData(Plain + "limit: (n - 1)*x + 1 ~ (n - 1)*x as x -> infinity", "n != 1")]
    [InlineData(Plain + "limit: (q - 1)*x + 1 ~ (q - 1)*x as x -> infinity", "q != 1")]
    [InlineData(Plain + "limit: (b*x + 1)/(b*x) -> 1 as x -> infinity", "b != 0")]
    [InlineData("geometry: q = 2\nreparameterization: x = w1*...*wL\nbalance: equal\nlimit: (L - 2)*log(x) + 1 ~ (L - 2)*log(x) as x -> infinity", "L != 2")]
    [InlineData(Plain + "claim: (-2)^k = (-1)^k*2^k")]
    [InlineData(Plain + "claim: j^k/j^k = 1")]
    [InlineData(Plain + "claim: (a*b)^k = a^k*b^k", "a != 0, b != 0")]
    [InlineData(Plain + "claim: a^n*a = a^(n + 1)")]
    [InlineData(Plain + "equality: sum(mu_i, i = 1, n)*a/a = sum(mu_i, i = 1, n)", "a != 0")]
    [InlineData(Plain + "equality: sum(mu_i/mu_i, i = 1, n) = n", "mu_i != 0")]
    [InlineData(DepthTwo + "domains: w1 > 0\ndynamics: d w1 = -G*sqrt(w2)^2 dt", "w2 >= 0")]
    [InlineData(DepthTwo + "domains: w1 > 0, b real\ndynamics: d w1 = -G*w2*b/b dt", "b != 0")]
    [InlineData(DepthTwo + "domains: b real\nconserved: (w1^2 - w2^2)*log(b)", "b > 0")]
    [InlineData(Balanced + "dynamics: d R'(x) = -G*b/b dt", "b != 0")]
    [InlineData(Balanced + "hessian: b/(b*sqrt(4*x^2 + lambda^2))", "b != 0")]
    [InlineData(DepthTwo + "conserved: w1^2 - w2^2")]
    [InlineData("geometry: q = 3/2\nreparameterization: x = w1*w2\nconserved: |w1|^(3/2) - |w2|^(3/2)")]
    [InlineData("geometry: q = 3/2\nreparameterization: x = w1*w2\ndynamics: d x = -sign(G)*sqrt(|G|)*(|w1|^q + |w2|^q) dt")]
    [InlineData(Plain + "claim: abs(a)*sign(a) = a")]
    [InlineData(Plain + "claim: d/da(abs(a)^3) = 3*a*abs(a)")]
    [InlineData(Plain + "claim: d/da(a*abs(a)) = 2*abs(a)", "a != 0")]
    [InlineData(Plain + "claim: a*d/da(abs(a)) = abs(a)", "a != 0")]
    [InlineData(Plain + "claim: a^2*d/da(abs(a)^(1/2)*sign(a)) = a*abs(a)^(1/2)*sign(a)/2", "a != 0")]
    public void What_the_text_needs_is_said(string lines, params string[] expected)
    {
        var document = Checked.Block(lines);
        Assert.Empty(document.Problems);
        var verdict = Assert.Single(document.Claims).Verdict;
        Assert.Equal(VerdictKind.Proved, verdict.Kind);
        var said = string.Join(", ", verdict.Conditions);
        Assert.All(expected, condition => Assert.Contains(condition, said, StringComparison.Ordinal));
        Assert.True(expected.Length > 0 || verdict.Conditions.Count == 0, said);
    }

    /// <summary>What is offered for a wrong claim says where it holds.</summary>
    [Theory]
    [InlineData("claim: sign(a)^2 = 2", "where a != 0")]
    [InlineData("claim: sign(a)^2*b = 2*b", "where a != 0")]
    public void The_nearest_truth_says_where(string claim, string where)
    {
        var nearest = Assert.Single(Checked.Block(Plain + claim).Claims).Nearest;
        Assert.EndsWith(where, nearest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("where: m = q/2\nonto: m <= 1", "m is 2*q/3 in 'onto', and something else in the document: expected the claim without m")]
    [InlineData("where: mu = 0\ncoercivity: mu = 0", "mu is derived in 'coercivity', and something else in the document: expected the claim without mu")]
    [InlineData("where: p = q\nonto: L <= p", "p is 1/(1 - 1/q) in 'onto', and something else in the document: expected the claim without p")]
    [InlineData("where: R(z) = z^2\nclaim: R(x) = x^2", "clashing definitions: the name R has a meaning already")]
    [InlineData("where: f(z) = z\nclaim: f(x) = x", "clashing definitions: the name f has a meaning already")]
    [InlineData("where: pi = 3\nclaim: pi = 3", "clashing definitions: the name pi has a meaning already")]
    [InlineData("where: exp(z) = z\nclaim: exp(x) = x", "clashing definitions: the name exp has a meaning already")]
    public void Names_of_the_theory_keep_their_meaning(string lines, string problem)
    {
        var document = Checked.Block("geometry: q in [1, 2]\nreparameterization: x = w1*w2*w3\nbalance: equal\n" + lines);
        Assert.Empty(document.Claims);
        Assert.Equal(problem, Assert.Single(document.Problems).Message);
    }

    [Theory]
    [InlineData("balance: |w2|^q - |w1|^q = u, u > 0\nhessian: 1/(3*u)", "u")]
    [InlineData("balance: w1 = 0, w2 = X, X > 0\nhessian: 1/(3*u)", "X")]
    [InlineData("decay: decoupled\nbalance: |w2|^q - |w1|^q = alpha, alpha > 0\nstationary: 1", "alpha")]
    public void An_offset_has_a_name_of_its_own(string lines, string name)
    {
        var document = Checked.Block("geometry: q in [1, 2]\nreparameterization: x = w1*w2\n" + lines);
        Assert.Empty(document.Claims);
        Assert.Equal($"clashing definitions: {name} is a symbol of the theory: expected another name", Assert.Single(document.Problems).Message);
    }

    [Theory]
    [InlineData("domains: x > 0, y > 0\nwhere: h(z) = z*y, g(y) = h(y) + y\nclaim: g(2) = 6", "2:20: y stands in h, which is used here, and means something else there: expected another name for the argument of g")]
    [InlineData("domains: y > 0\nwhere: a = y + 1, g(y) = a*y\nclaim: g(2) = 6", "2:19: y stands in a, which is used here, and means something else there: expected another name for the argument of g")]
    [InlineData("domains: i >= 1 integer\nwhere: c = 2*i\nclaim: $\\sum_{i=1}^{3} c = 6 i$", "2:8: i is an index of sums: expected a function such as c(i) = ...")]
    [InlineData("domains: a, b > 0\nclaim: a > 0", "1:10: expected a domain for each symbol, such as 'a > 0' or 'a real', found 'a' alone")]
    [InlineData("domains: a_ij > 0, n >= 1 integer\nequality: sum(a_ij, i = 1, n) = n*a_ij", "2:15: a_ij does not change with the index of the sum: sequences have one index, such as a_i")]
    [InlineData("domains: a > 0, b > 0\nclaim: $\\left(\\sum_{i=1}^{2} {a + b}\\right) = 2a + 2b$", "2:30: these braces are invisible: write parentheses")]
    public void What_has_two_readings_is_refused(string lines, string problem)
    {
        var document = Checked.Block(lines);
        Assert.Empty(document.Claims);
        var (line, rest) = (problem[..1], problem[1..]);
        Assert.Equal($"{int.Parse(line, System.Globalization.CultureInfo.InvariantCulture) + 1}{rest}\n", Checked.Problems(document));
    }

    /// <summary>x is what the weights make of it.</summary>
    [Theory]
    [InlineData("reparameterization: x = w1^2\nclaim: x >= 0", VerdictKind.Proved)]
    [InlineData("reparameterization: x = w1*w2\ndomains: w1 in (0, 1), w2 in (2, 3)\nclaim: x < 3", VerdictKind.Proved)]
    [InlineData("reparameterization: x = w1*w2\nclaim: x >= 0", VerdictKind.Refuted)]
    [InlineData("reparameterization: x = w1^2 + 1\nclaim: x >= 1", VerdictKind.Proved)]
    [InlineData("reparameterization: x = abs(w1)\nclaim: x >= 0", VerdictKind.Proved)]
    [InlineData("reparameterization: x = w1^2 + w1\nclaim: x >= -1/4", VerdictKind.Proved)]
    [InlineData("reparameterization: x = w1^2 - w2^2\nlimit: 1/x -> 0 as x -> infinity", VerdictKind.Proved)]
    [InlineData("reparameterization: x = w1^2\ndomains: w1 in (0, 1)\nclaim: x < 1", VerdictKind.Proved)]
    [InlineData("reparameterization: x = w1^2 - w2^2\nclaim: x >= 0", VerdictKind.Refuted)]
    [InlineData("reparameterization: x = w1*w2\ndomains: w1 in (0, 1), w2 in (0, 1)\nbalance: |w2|^2 - |w1|^2 = 3/4\nclaim: x < 1/2", VerdictKind.Undecided)]
    [InlineData("reparameterization: x = w1^2\nclaim: d/dx(x^2) = 2*x", VerdictKind.Proved)]
    [InlineData("reparameterization: x = w1^2\nclaim: integral(x^2, x, 0, 1) = 1/3", VerdictKind.Proved)]
    [InlineData("reparameterization: x = w1^2\nlimit: 1/x -> 0 as x -> infinity", VerdictKind.Proved)]
    [InlineData("reparameterization: x = -w1^2\nclaim: x <= 0", VerdictKind.Proved)]
    public void X_has_its_values(string lines, VerdictKind expected) => Assert.Equal(expected, Checked.Verdict("geometry: q = 2\n" + lines));

    /// <summary>The variable of an integral is no symbol of the formula.</summary>
    [Theory]
    [InlineData("claim: d/dv(integral(s^(1/3)*(1 + s)^(1/5), s > 0, 0, u)) > 0", VerdictKind.Refuted)]
    [InlineData("claim: d/dv(integral(s^(-a)*(s + 1)^(-a), s > 0, 1, 2)) = 0", VerdictKind.Proved)]
    [InlineData("claim: d/dv(integral(s^(-1/2)*(s + v)^(1/3), s > 0, 1, 2)) = integral(s^(-1/2)*(s + v)^(-2/3)/3, s > 0, 1, 2)", VerdictKind.Proved)]
    [InlineData("claim: d/dv(integral(s^(-1/2)*(s + v)^(1/3), s > 0, 1, 2)) = 0", VerdictKind.Refuted)]
    public void Derivatives_pass_the_variable_of_an_integral(string claim, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"domains: u > 0, v > 0, a in (0, 1)\n{claim}"));

    /// <summary>What a name stands for would keep its own symbol under the integral.</summary>
    [Theory]
    [InlineData("domains: y real\nclaim: integral(d/dy(y^2), y, 0, 1) = 2*y")]
    [InlineData("domains: y real, t real\nclaim: integral(at(y^2, y = t), t, 0, 1) = t^2")]
    [InlineData("domains: s real\nwhere: g = s^2\nclaim: integral(g, s, 0, 1) = g")]
    [InlineData("domains: x real\nwhere: f(z) = z^2\nclaim: integral(f(x), x, 0, 1) = x^2")]
    [InlineData(Balanced + "claim: integral(R''(x), x, 0, x) = x*R''(x)")]
    [InlineData(Balanced + "claim: integral(R''(x), lambda, 0, 1) = R''(x)")]
    public void A_name_under_an_integral_over_its_symbol_is_refused(string lines)
    {
        var document = Checked.Block(lines);
        Assert.Empty(document.Claims);
        Assert.Contains("under an integral over", Assert.Single(document.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_the_meaning_of_the_theory_may_be_defined() => Assert.Equal(
        VerdictKind.Proved, Checked.Verdict("geometry: q in [1, 2]\nreparameterization: x = w1*w2*w3\nbalance: equal\nwhere: m = 2*q/3\nonto: m <= 1"));
}
