using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>A trajectory claim speaks of the time until something in it, the metric or the gradient is no longer smooth.</summary>
public sealed class TrajectoryTests
{
    private const string Product = "x = w1*w2";

    /// <summary>The solution, and the conditions that the verdict prints.</summary>
    [Theory]
    [InlineData("2", Product, "-x", "1", "exp(2*t)", "")]
    [InlineData("2", Product, "(x - 1)^2/2", "1/2", "1/(1 + exp(-2*t))", "")]
    [InlineData("2", Product, "-x^2/2", "1", "1/(1 - 2*t)", "as long as 1 - 2*t > 0")]
    [InlineData("2", "x = w1*w2*w3", "-x", "1", "1/(1 - t)^3", "as long as 1 - t > 0")]
    [InlineData("2", "x = w1*w2*w3", "-x", "1", "1/abs(1 - t)^3", "as long as 1 - t > 0")]
    [InlineData("2", "x = w1", "x^2/2", "1", "exp(-t)", "")]
    [InlineData("2", "x = w1", "x^2/2", "1", "exp(-t)*(3 + sign(t - 1))/2", "as long as 1 - t > 0")]
    [InlineData("2", "x = w1", "x^2/2", "-1", "-exp(-t)", "")]
    [InlineData("2", "x = w1^2", "x^2/2", "1", "1/(1 + 4*t)", "")]
    [InlineData("1", Product, "-x", "1", "(1 + t)^2", "")]
    [InlineData("1", "x = w1^2", "x", "1", "(1 - t)*abs(1 - t)", "as long as 1 - t > 0")]
    [InlineData("1", "x = w1^2", "x", "1", "(1 - t)^2", "as long as 1 - t > 0")]
    [InlineData("1", "x = w1^2*w2^2", "x", "1", "(1 - t)^3*abs(1 - t)", "as long as 1 - t > 0")]
    [InlineData("1", Product, "-x", "1", "(2 + t + sign(t - 1))^2", "as long as 1 - t > 0")]
    [InlineData("2", Product, "-(x - 1)^2/2", "2", "1/(1 - exp(2*t)/2)", "as long as 2 - exp(2*t) > 0")]
    [InlineData("1", "x = w1*w2*w3", "x", "1", "(1 - t)^3", "as long as 1 - t > 0")]
    [InlineData("1", "x = w1", "x^2/2", "1", "1 - t", "as long as 1 - t > 0")]
    [InlineData("3/2", "x = w1", "-x^2/2", "1/4", "(t + 1)^2/4", "")]
    [InlineData("2", "x = w1^2 - w2^2", "-x", "0", "2*beta^2*sinh(4*t)", "")]
    [InlineData("1", "x = w1^2 - w2^2", "-x", "0", "4*beta*t", "as long as every block is positive")]
    public void A_solution_is_proved_as_long_as_it_is_one(string q, string x, string loss, string start, string path, string condition)
    {
        var verdict = Decided(q, x, loss, start, path);

        Assert.True(verdict.Kind == VerdictKind.Proved, $"{verdict.Kind}: {verdict.Witness ?? verdict.Reason}");
        if (condition.Length == 0)
        {
            Assert.DoesNotContain(verdict.Conditions, IsLasting);
        }
        else
        {
            Assert.Contains(verdict.Conditions, c => c.StartsWith(condition, StringComparison.Ordinal));
        }
    }

    /// <summary>Forms that are solutions up to a jump alone, or of more than one solution, or of what no weights reach.</summary>
    [Theory]
    [InlineData("1", Product, "-x", "0", "t^2")]
    [InlineData("3/2", "x = w1", "-x^2/2", "0", "t^2/4")]
    [InlineData("3/2", "x = w1", "-x^2/2", "0", "-t^2/4")]
    [InlineData("3/2", Product, "-x", "0", "t^4/16")]
    [InlineData("1", "x = w1^2", "x", "-1", "-(1 + t)^2")]
    [InlineData("2", "x = w1^2", "x^2/2", "-1", "-1/(1 - 4*t)")]
    public void Where_the_solution_is_not_the_only_one_nothing_is_said(string q, string x, string loss, string start, string path) =>
        Assert.Equal(VerdictKind.Undecided, Decided(q, x, loss, start, path).Kind);

    /// <summary>What holds up to a jump, or up to where it ends, is never said without that condition, and never refuted beyond.</summary>
    [Theory]
    [InlineData("1", Product, "-x", "1", "(2 + t + sign(t - 1))^2")]
    [InlineData("2", Product, "(x - 1)^2/2", "1/2", "1/(1 + exp(-2*t - 5*(1 + sign(t - 3))))")]
    [InlineData("2", Product, "-(x - 1)^2/2", "2", "1/(1 - exp(2*t)/2)")]
    [InlineData("1", Product, "x", "1", "(1 - t)*abs(1 - t)")]
    public void What_ends_is_never_said_of_all_times(string q, string x, string loss, string start, string path)
    {
        var verdict = Decided(q, x, loss, start, path);

        Assert.NotEqual(VerdictKind.Refuted, verdict.Kind);
        Assert.True(verdict.Kind != VerdictKind.Proved || verdict.Conditions.Any(IsLasting));
    }

    [Theory]
    [InlineData("2", Product, "-x", "1", "exp(t)")]
    [InlineData("2", Product, "-x", "1", "1 + 2*t")]
    [InlineData("2", Product, "-x", "1", "1 + 2*t + 2*t^2")]
    [InlineData("2", Product, "-x", "2", "exp(2*t)")]
    [InlineData("2", Product, "-x^2/2", "1", "1/(1 - t)")]
    [InlineData("1", Product, "-x", "1", "(1 + 2*t)^2")]
    [InlineData("1", "x = w1^2", "x", "1", "(1 - 2*t)^2")]
    public void What_is_no_solution_is_refuted_at_the_start(string q, string x, string loss, string start, string path) =>
        Assert.Equal(VerdictKind.Refuted, Decided(q, x, loss, start, path).Kind);

    /// <summary>Where the metric is smooth at 0, a solution may begin there.</summary>
    [Theory]
    [InlineData("lambda*sinh(2*t)/2", VerdictKind.Proved)]
    [InlineData("lambda*sinh(t)", VerdictKind.Refuted)]
    public void A_solution_begins_at_0_where_one_weight_alone_is_0(string path, VerdictKind verdict) => Assert.Equal(verdict, Checked.Verdict(
        $"geometry: q = 2\nreparameterization: x = w1*w2\nbalance: |w2|^q - |w1|^q = lambda\nloss: -x\nstart: x(0) = 0\ntrajectory: {path}"));

    /// <summary>Positive weights make no negative x.</summary>
    [Fact]
    public void A_sign_that_the_weights_cannot_make_is_not_proved() => Assert.Equal(VerdictKind.Undecided, Checked.Verdict(
        "geometry: q = 2\nreparameterization: x = u*v\nweights: u, v\ndomains: u > 0, v > 0\nbalance: equal\nloss: -x^2/2\nstart: x(0) = -1\ntrajectory: -1/(1 - 2*t)"));

    /// <summary>At q below 2 a block of a sum comes to rest in finite time: what holds until then says so.</summary>
    [Theory]
    [InlineData("1", "escape time: (X - x_0)/(4*beta)", 1)]
    [InlineData("1", "hessian: 1/(4*beta)", 1)]
    [InlineData("2", "hessian: 1/(4*sqrt(x^2 + 4*beta^4))", 0)]
    public void Blocks_that_may_rest_are_a_condition(string q, string claim, int conditions)
    {
        var verdict = Assert.Single(Checked.Block($"geometry: q = {q}\nreparameterization: x = w1^2 - w2^2\nbalance: equal\n{claim}").Claims).Verdict;

        Assert.Equal((VerdictKind.Proved, conditions), (verdict.Kind, verdict.Conditions.Count(IsLasting)));
    }

    [Theory]
    [InlineData("1", "limit: R''(x) -> 1/(4*beta) as x -> 0+", VerdictKind.Proved)]
    [InlineData("1", "limit: R''(x) -> 1/(4*beta) as x -> infinity", VerdictKind.Undecided)]
    [InlineData("2", "limit: R''(x)*x -> 1/4 as x -> infinity", VerdictKind.Proved)]
    public void Limits_are_not_taken_beyond_the_rest_of_a_block(string q, string claim, VerdictKind verdict) =>
        Assert.Equal(verdict, Checked.Verdict($"geometry: q = {q}\nreparameterization: x = w1^2 - w2^2\nbalance: equal\n{claim}"));

    /// <summary>Kinds of which the theory is that without decay, or at the rate 1, say so.</summary>
    [Theory]
    [InlineData("decay: decoupled\nloss: -x\nstart: x(0) = 1\ntrajectory: x(t) = exp(2*t)", "without weight decay")]
    [InlineData("decay: coupled\nloss: -x\nstart: x(0) = 1\ntrajectory: x(t) = exp(2*t)", "without weight decay")]
    [InlineData("decay: decoupled\nescape time at q = 1: sqrt(X) - sqrt(x_0)", "without weight decay")]
    [InlineData("decay: coupled\nescape time: log(X/x_0)/2", "without weight decay")]
    [InlineData("decay: decoupled\nblow-up: never", "without weight decay")]
    [InlineData("decay: decoupled\nassume: |f'(x)| <= B, 1/R''(x) >= mu\ngradient integral: $\\int_0^\\infty \\|\\nabla f(x_t)\\|^2\\,dt \\le 1$", "without weight decay")]
    [InlineData("decay: coupled\nassume: |f'(x)| <= B, 1/R''(x) >= mu, |f'(x)|^2 >= 2*Lambda*(f(x) - f_star)\nconvergence: f(x_t) - f_star <= (f(x_0) - f_star)*exp(-2*Lambda*mu*t)", "without weight decay")]
    [InlineData("rate: 2\nassume: |f'(x)| <= B, 1/R''(x) >= mu\ngradient integral: $\\int_0^\\infty \\|\\nabla f(x_t)\\|^2\\,dt \\le 1$", "no line 'rate:'")]
    [InlineData("rate: 1/2\nassume: |f'(x)| <= B, 1/R''(x) >= mu, |f'(x)|^2 >= 2*Lambda*(f(x) - f_star)\nconvergence: f(x_t) - f_star <= (f(x_0) - f_star)*exp(-2*Lambda*mu*t)", "no line 'rate:'")]
    public void Decay_and_rate_are_refused_where_the_theory_has_none(string lines, string expected) => Refused(Product, lines, expected);

    [Theory]
    [InlineData("inverse metric: 4*sqrt(x^2 + 4*beta^4)")]
    [InlineData("hessian: 1/(4*sqrt(x^2 + 4*beta^4))")]
    [InlineData("mirror map: arcsinh(x/(2*beta^2))/4")]
    [InlineData("potential: x*arcsinh(x/(2*beta^2))/4 - sqrt(x^2 + 4*beta^4)/4")]
    [InlineData("conjugate: beta^2*cosh(4*y)/2")]
    public void The_theory_of_sums_has_no_decay(string claim) => Refused("x = w1^2 - w2^2", $"decay: decoupled\n{claim}", "without weight decay");

    private static bool IsLasting(string condition) => condition.StartsWith("as long as ", StringComparison.Ordinal);

    private static void Refused(string x, string lines, string expected)
    {
        var document = Checked.Block($"geometry: q = 2\nreparameterization: {x}\nbalance: equal\n{lines}");

        Assert.Contains(expected, Assert.Single(document.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(document.Claims);
    }

    private static Verdict Decided(string q, string x, string loss, string start, string path)
    {
        var document = Checked.Block($"geometry: q = {q}\nreparameterization: {x}\nbalance: equal\nloss: {loss}\nstart: x(0) = {start}\ntrajectory: x(t) = {path}");
        Assert.Empty(document.Problems);
        return Assert.Single(document.Claims).Verdict;
    }
}
