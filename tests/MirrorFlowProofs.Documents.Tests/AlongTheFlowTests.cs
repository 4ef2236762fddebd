using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>
/// What the derivative along the flow does not see: jumps of the quantity, and weights that come to rest at 0. From w = (1, 2), with f = x, the
/// first weight is cosh t - 2 sinh t and changes its sign, so sign(w1) is not conserved. For q = 1, x = w1^2 - w2^2 and G = -1, from w = (1, 1), the second
/// weight rests at 0 from t = 1 on while the first grows, so |w1| + |w2| is not. For q = 3/2, x = (w1 + 1)^2 + w2 and G = 1, from (-3/4, 0), w1 + 1 rests at 0
/// from t = 0.71 on while w2 falls; for q = 2 and x = |w1|^(3/2) + w2, from (1/4, 0), w1 does from t = 2/3 on.
/// </summary>
public sealed class AlongTheFlowTests
{
    private const string TimeCondition = "as long as ";

    private const string Sliding = OneClock.Condition;

    [Theory]
    [InlineData("q = 2", "w1*w2", "conserved: sign(w1)", "w1 != 0")]
    [InlineData("q = 2", "w1*w2", "conserved: sign(x)", "w1 != 0 and w2 != 0")]
    [InlineData("q in [1, 2]", "w1*w2*w3", "conserved: sign(w1*w2*w3)", "w1 != 0 and w2 != 0 and w3 != 0")]
    [InlineData("q in [1, 2]", "w1 * ... * wL", "conserved: sign(w1)", "w1 != 0")]
    [InlineData("q in [1, 2]", "w1 * ... * wL", "conserved: sign(w1)*(|w1|^q - |w2|^q)", "w1 != 0")]
    [InlineData("q = 2", "w1*w2", "conserved: sign(w1^2 - 1)", "1 - w1^2 != 0")]
    [InlineData("q = 2", "w1*w2", "conserved: sign(x^2 - 1)", "1 - w1^2*w2^2 != 0")]
    [InlineData("q = 2", "w1*w2", "conserved: w1/abs(w1)", "w1 != 0")]
    [InlineData("q = 2", "w1*w2", "conserved: arctan(w1/w2) + arctan(w2/w1)", "w2 != 0 and w1 != 0")]
    [InlineData("q = 2", "w1^2 - w2^2", "conserved: arctan(x) + arctan(1/x)", "w1^2 - w2^2 != 0")]
    [InlineData("q = 2", "w1^2 - w2^2", "conserved: log(|w1|) + log(|w2|)", "w1 != 0 and w2 != 0")]
    [InlineData("q in [1, 2]", "w1*w2\ndecay: decoupled", "decay law: (|w1|^q - |w2|^q)*sign(w1) as exp(-q*A)", "w1 != 0")]
    [InlineData("q = 2", "w1*w2", "dynamics: d/dt(x + sign(x)) = -G*(w1^2 + w2^2)", "w1 != 0 and w2 != 0")]
    [InlineData("q = 1", "w1^2 - w2^2", "conserved: |w1| + |w2|", "w1 != 0 and w2 != 0")]
    [InlineData("q = 3/2", "w1^2 - w2^2", "conserved: sqrt(|w1|) + sqrt(|w2|)", "w1 != 0 and w2 != 0")]
    [InlineData("q = 1", "w1^2 - w2^2", "independent laws: 1", "w1 != 0 and w2 != 0")]
    [InlineData("q = 3/2", "w1^2 - w2^2", "independent laws: 1", "w1 != 0 and w2 != 0")]
    [InlineData("q = 3/2", "(w1 + 1)^2 + w2", "conserved: sqrt(2*abs(w1 + 1)) - w2", "w1 + 1 != 0")]
    [InlineData("q = 3/2", "(w1 - w2)^2 + w3", "conserved: sqrt(abs(w1 - w2)) - sqrt(2)*w3", "w1 - w2 != 0")]
    [InlineData("q = 2", "abs(w1)^(3/2) + w2", "conserved: 4*sqrt(abs(w1)) - 3*w2", "w1 != 0")]
    [InlineData("q = 2", "abs(w1)^(3/2) + w2", "independent laws: 1", "w1 != 0")]
    [InlineData("q = 2", "abs(w1) + w2", "conserved: abs(w1) - w2", "w1 != 0")]
    [InlineData("q = 2", "abs(w1)", "dynamics: d x = -G dt", "w1 != 0")]
    [InlineData("q = 2", "log(w1) + w2", "independent laws: 1", "w1 != 0")]
    public void Conserved_until_something_is_0(string q, string x, string claim, string expected)
    {
        var conditions = Conditions(q, x, claim);
        Assert.Equal([TimeCondition + expected], conditions.Where(c => c.StartsWith(TimeCondition, StringComparison.Ordinal) && c != Sliding));
        Assert.DoesNotContain(conditions, c => expected.Split(" and ").Contains(c));
    }

    [Theory]
    [InlineData("q in [1, 2]", "w1*w2*w3", "conserved: |w1|^q - |w2|^q")]
    [InlineData("q in [1, 2]", "w1 * ... * wL", "conserved: |w1|^q - |w2|^q")]
    [InlineData("q = 2", "w1*w2", "conserved: w1^2 - w2^2")]
    [InlineData("q = 2", "w1*w2", "conserved: sqrt(|w1^2 - w2^2|)")]
    [InlineData("q = 2", "w1^2 - w2^2", "conserved: w1*w2")]
    [InlineData("q in [1, 2]", "w1*w2\ndecay: decoupled", "decay law: |w1|^q - |w2|^q as exp(-q*A)")]
    [InlineData("q = 2", "w1*w2", "dynamics: d/dt(x) = -G*(w1^2 + w2^2)")]
    [InlineData("q = 2", "w1^2 - w2^2", "independent laws: 1")]
    [InlineData("q in [1, 2]", "w1*w2*w3", "independent laws: 2")]
    public void Conserved_through_0(string q, string x, string claim) =>
        Assert.DoesNotContain(Conditions(q, x, claim), c => c.StartsWith(TimeCondition, StringComparison.Ordinal) && c != Sliding);

    /// <summary>
    /// A flow may leave the domains of a setting, and there another derivative holds: from w = (1, 2), with f = x, the first weight
    /// goes below 0, where |w1|*w1 - w2^2 is -w1^2 - w2^2 and moves.
    /// </summary>
    [Theory]
    [InlineData("q = 2", "w1*w2\ndomains: w1 > 0", "conserved: |w1|*w1 - w2^2", "w1 > 0")]
    [InlineData("q = 2", "w1*w2\ndomains: w1 > 1, w2 > 1", "conserved: (|w1 - 1| - w1)*w2 + w2 + w1^2 - w2^2", "w1 > 1 and w2 > 1")]
    [InlineData("q = 2", "w1*w2\ndomains: w1 > 0", "conserved: sign(w2)*(w1^2 - w2^2)", "w1 > 0 and w2 != 0")]
    [InlineData("q = 1", "w1*w2 - w3*w4\ndomains: w1 > 0, w2 > 0, w3 > 0, w4 > 0", "conserved: w1 + w3", "w1 > 0 and w2 > 0 and w3 > 0 and w4 > 0")]
    [InlineData("q = 2", "w1*w2\ndecay: decoupled\ndomains: w1 >= 0", "decay law: |w1|*w1 - w2^2 as exp(-2*A)", "w1 >= 0")]
    [InlineData("q = 2", "w1*w2\ndecay: decoupled\ndomains: w1 >= 0", "decay law: |w1|*w1 - w2^2 = initial*exp(-2*A)", "w1 >= 0")]
    [InlineData("q in [1, 2]", "w1 * ... * wL\ndomains: w1 > 0, w2 > 0", "conserved: w1^q - w2^q", "w1 > 0 and w2 > 0")]
    [InlineData("q = 2", "w1*w2\ndomains: w1 > 0, w2 > 0", "dynamics: d/dt(|w1|) = -G*w2", "w1 > 0 and w2 > 0")]
    public void Conserved_until_a_domain_is_left(string q, string x, string claim, string expected) =>
        Assert.Equal([TimeCondition + expected], Conditions(q, x, claim).Where(c => c.StartsWith(TimeCondition, StringComparison.Ordinal) && c != Sliding));

    /// <summary>
    /// Where G = 0 at q = 1 sign(0) is any number in [-1, 1], and with two numbers for two weights nothing is conserved. So it is where a derivative
    /// of x stays 0: for x = (w1 - 1)^2*w2 and G = 1, from (13/10, 1), w1 comes to 1 at t = 3/10 and slides there while w2 falls; for
    /// x = w1*w2*w3, from (1/2, 1/2, 1), the first two come to 0 together, and the third may move on.
    /// </summary>
    [Theory]
    [InlineData("q = 1", "w1*w2*w3", "conserved: |w1| - |w3|", true)]
    [InlineData("q = 1", "(w1 - 1)^2*w2", "conserved: |w2| - |w1 - 1|", true)]
    [InlineData("q = 1", "(w1 + w2)^2*w3", "conserved: |w1 + w2| - 2*|w3|", true)]
    [InlineData("q = 1", "w1*w2*w3\ndomains: w1 > 0", "conserved: |w1| - |w3|", true)]
    [InlineData("q = 1", "w1*w2*w3", "independent laws: 2", true)]
    [InlineData("q in [1, 2]", "w1 * ... * wL", "independent laws: L - 1", true)]
    [InlineData("q = 3/2", "w1*w2*w3", "independent laws: 2", false)]
    [InlineData("q = 2", "w1 * ... * wL", "independent laws: L - 1", false)]
    [InlineData("q in [1, 2]", "w1 * ... * wL", "conserved: |w_i|^q - |w_j|^q", true)]
    [InlineData("q = 3/2", "w1*w2*w3", "conserved: |w1|^q - |w3|^q", false)]
    [InlineData("q in [1, 2]\ndomains: q in (1, 2]", "w1*w2*w3", "conserved: |w1|^q - |w3|^q", false)]
    public void Sliding_at_q_1_is_said(string q, string x, string claim, bool isSaid) =>
        Assert.Equal(isSaid, Conditions(q, x, claim).Contains(Sliding));

    [Fact]
    public void A_derivative_at_a_point_says_where_it_is_one() =>
        Assert.Equal(["w1 != 0", "G != 0", "w2 != 0", "w3 != 0"], Conditions("q = 1", "w1*w2*w3", "claim: d/dt(sign(w1)) = 0"));

    [Fact]
    public void What_is_not_conserved_is_refuted_with_a_jump_in_it_too() =>
        Assert.Equal(VerdictKind.Refuted, Checked.Verdict("geometry: q = 2\nreparameterization: x = w1*w2\nconserved: sign(w1)*w2"));

    private static IReadOnlyList<string> Conditions(string q, string x, string claim)
    {
        var document = Checked.Block($"geometry: {q}\nreparameterization: x = {x}\n{claim}");
        Assert.Empty(document.Problems);
        var verdict = Assert.Single(document.Claims).Verdict;
        Assert.Equal(VerdictKind.Proved, verdict.Kind);
        return verdict.Conditions;
    }
}
