using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Verification.Tests.Claims;

public sealed class FormulaTests
{
    private static readonly Symbol[] Symbols = [new("r"), new("s", Domain.Positive), new("n", Domain.PositiveInteger)];
    private static readonly DerivedFlow DepthTwo = new(Geometry.SymbolicQ, 2, BalanceKind.First);

    [Theory]
    [InlineData("(r + 1)^2 = r^2 + 2*r + 1", VerdictKind.Proved)]
    [InlineData("(r + 1)^2 = r^2 + 1", VerdictKind.Refuted)]
    [InlineData("r^2 >= 0", VerdictKind.Proved)]
    [InlineData("r^2 > 0", VerdictKind.Refuted)]
    [InlineData("s < s + s^2 <= s^2 + 2*s", VerdictKind.Proved)]
    [InlineData("s < s + s^2 <= s^2", VerdictKind.Refuted)]
    [InlineData("d/ds(log(s)) = 1/s", VerdictKind.Proved)]
    [InlineData("d/ds(d/ds(s^3)) = 6*s", VerdictKind.Proved)]
    [InlineData("at(s^2 + r, s = 3) = r + 9", VerdictKind.Proved)]
    [InlineData("log(2) < 7/10", VerdictKind.Proved)]
    [InlineData("log(2) < 69/100", VerdictKind.Refuted)]
    [InlineData("s^n - s < s^n", VerdictKind.Proved)]
    [InlineData("s - 1 >= log(s)", VerdictKind.Proved)]
    [InlineData("s - 1 > log(s)", VerdictKind.Refuted)]
    [InlineData("r - r < 0", VerdictKind.Refuted)]
    public void A_formula_is_decided(string formula, VerdictKind expected) => Assert.Equal(expected, Decide(formula).Kind);

    [Theory]
    [InlineData("s^(1/n) -> 1 as n -> infinity", VerdictKind.Proved)]
    [InlineData("n*(s^(1/n) - 1) -> log(s) as n -> infinity", VerdictKind.Proved)]
    [InlineData("n*(s^(1/n) - 1) -> 2*log(s) as n -> infinity", VerdictKind.Refuted)]
    [InlineData("n*s^(1/n) ~ n as n -> infinity", VerdictKind.Proved)]
    [InlineData("n*s^(1/n) ~ 2*n as n -> infinity", VerdictKind.Refuted)]
    [InlineData("n*s^(1/n) -> infinity as n -> infinity", VerdictKind.Proved)]
    [InlineData("n*s^(1/n) -> -infinity as n -> infinity", VerdictKind.Refuted)]
    [InlineData("s*log(s) -> 0 as s -> 0+", VerdictKind.Proved)]
    [InlineData("s*log(s) -> 1 as s -> 0+", VerdictKind.Refuted)]
    [InlineData("s^r -> 0 as s -> 0+", VerdictKind.Refuted)]
    [InlineData("1/(1 - s) -> infinity as s -> 1-", VerdictKind.Proved)]
    [InlineData("1/(1 - s) -> infinity as s -> 1+", VerdictKind.Refuted)]
    public void A_limit_is_decided(string formula, VerdictKind expected) => Assert.Equal(expected, Decide(formula).Kind);

    /// <summary>What depends on another symbol is refuted at a value of it.</summary>
    [Fact]
    public void A_refuted_limit_names_the_values_of_the_others() =>
        Assert.Equal("at r = -1 it is 1/s for s -> 0+", Decide("s^r -> 0 as s -> 0+").Witness);

    /// <summary>Powers of negative numbers have values at integers only: there two geometries are left, and each is decided.</summary>
    [Theory]
    [InlineData("(k + 1)*|r|^q >= k*r^q", VerdictKind.Proved)]
    [InlineData("k*r^q <= |r|^q", VerdictKind.Refuted)]
    [InlineData("r^q = |r|^q", VerdictKind.Refuted)]
    [InlineData("r^(q/3) = |r|^(q/3)", VerdictKind.Proved)]
    [InlineData("r >= 1 + log(r)", VerdictKind.Proved)]
    public void Where_the_text_has_values_is_part_of_it(string formula, VerdictKind expected) => Assert.Equal(
        expected,
        new FormulaAssertion(Standing.Statement, "", new NoFlow(), formula)
        {
            Symbols = [new("r"), Geometry.SymbolicQ, new("k", Domain.Nonnegative)],
        }.Decide().Kind);

    /// <summary>Canonical form is wider than the text: the difference has witnesses only where the text has no value.</summary>
    [Theory]
    [InlineData("sqrt(r - 1)^2 = |r - 1|", "sqrt(r - 1)^2 = |r - 1|: the sides differ, but the text as written has no value where they do")]
    [InlineData("0*log(r - 1) + |r| = r", "0*log(r - 1) + |r| = r: the sides differ, but the text as written has no value where they do")]
    [InlineData("log(-1 - r^2) = log(-1 - r^2)", "log(-1 - r^2) = log(-1 - r^2): no point was found at which both sides are defined")]
    public void What_differs_only_where_the_text_has_no_value_is_not_refuted(string formula, string reason)
    {
        var verdict = Decide(formula);

        Assert.Equal((VerdictKind.Undecided, reason), (verdict.Kind, verdict.Reason));
    }

    /// <summary>Where a symbol alone decides whether the text has a value, its sign is a case of its own.</summary>
    [Theory]
    [InlineData("sqrt(r)^2 = |r|", "for r >= 0: the difference is zero: the normal form is empty")]
    [InlineData("sqrt(r)*sqrt(r) = |r|", "for r >= 0: the difference is zero: the normal form is empty")]
    [InlineData("0*log(r) + |r| = r", "for r > 0: the difference is zero: the normal form is empty")]
    public void What_holds_wherever_the_text_has_a_value_is_proved(string formula, string reason)
    {
        var verdict = Decide(formula);

        Assert.Equal((VerdictKind.Proved, reason), (verdict.Kind, verdict.Reason));
    }

    [Fact]
    public void A_refutation_names_a_point_and_both_sides()
    {
        var verdict = Decide("s^(1/2) = 2*s");

        Assert.Equal("s^(1/2) = 2*s", verdict.Reason);
        Assert.Matches(@"^at s = \S+ the left side is .+ and the right side \S+$", verdict.Witness!);
    }

    [Theory]
    [InlineData("R''(x)*sqrt(4*|x|^q + lambda^2) = 1", VerdictKind.Proved)]
    [InlineData("R''(x)*sqrt(2*|x|^q + lambda^2) = 1", VerdictKind.Refuted)]
    [InlineData("at(R''(x), q = 2) = 1/sqrt(4*x^2 + lambda^2)", VerdictKind.Proved)]
    [InlineData("d/dx(R'(x)) = R''(x)", VerdictKind.Proved)]
    [InlineData("P'(u) = 2*u + lambda", VerdictKind.Proved)]
    [InlineData("m = q/2", VerdictKind.Proved)]
    public void Notations_stand_for_what_is_derived(string formula, VerdictKind expected) =>
        Assert.Equal(expected, new FormulaAssertion(Standing.Statement, "", DepthTwo, formula).Decide().Kind);

    [Theory]
    [InlineData("s + 1", "s + 1: expected a formula such as A = B or A <= B")]
    [InlineData("s =", "s =: expected a formula such as A = B or A <= B")]
    [InlineData("s = tt", "tt: unknown symbol 'tt' at line 1, column 1")]
    [InlineData("s = 2 s", "2 s: expected an operator or the end of the text at line 1, column 3, found 's': a product is written with '*'")]
    [InlineData("d/dt(s) = 1", "d/dt(s): expected a symbol that takes real values after d/d, found 't'")]
    [InlineData("d/dn(n) = 1", "d/dn(n): expected a symbol that takes real values after d/d, found 'n'")]
    [InlineData("d/ds(s = 1", "d/ds(s = 1: expected a formula such as A = B or A <= B")]
    [InlineData("at(s) = 1", "at(s): expected at(E, x = ...) with a symbol x")]
    [InlineData("at(s, s = -1) = 1", "at(s, s = -1): expected a value with s > 0, or an end of that")]
    [InlineData("at(1/s, s = 0) = 1", "at(1/s, s = 0): it is known for s != 0 alone: expected another value, or what it tends to there in a claim 'limit:'")]
    [InlineData("at(1/(s - 1), s = 1) = 1", "at(1/(s - 1), s = 1): it has no value there")]
    [InlineData("s -> 0 as s", "s -> 0 as s: expected A -> B as s -> c, or A ~ B as s -> c, with a symbol s and c one of infinity, -infinity, 0+, 1-")]
    [InlineData("s -> 0 as v -> 0+", "s -> 0 as v -> 0+: expected A -> B as s -> c, or A ~ B as s -> c, with a symbol s and c one of infinity, -infinity, 0+, 1-")]
    [InlineData("s -> 0 as s -> 0", "s -> 0 as s -> 0: expected A -> B as s -> c, or A ~ B as s -> c, with a symbol s and c one of infinity, -infinity, 0+, 1-")]
    [InlineData("s -> s as s -> 0+", "s -> s as s -> 0+: the limit contains s")]
    [InlineData("s ~ 0 as s -> 0+", "s ~ 0 as s -> 0+: 0 is the leading term of nothing")]
    [InlineData("s -> 0 as s -> -infinity", "s -> 0 as s -> -infinity: s > 0 does not go there")]
    [InlineData("1/n -> 0 as n -> 1+", "1/n -> 0 as n -> 1+: n >= 1, n integer does not go there")]
    [InlineData("d/ds(s) + s) = 1", "d/ds(s) + s): expected an operator or the end of the text at line 1, column 12, found ')'")]
    public void What_is_not_a_formula_is_told_where(string formula, string message) =>
        Assert.Equal(message, Assert.ThrowsAny<FormatException>(() => Decide(formula)).Message);

    /// <summary>At k = 1, and at k = 2, the term on the right is 0, of which nothing is said; at other values it is refuted.</summary>
    [Theory]
    [InlineData("s^k ~ (k - 1)*s as s -> 0+")]
    [InlineData("s^(1/k) ~ (k - 1)*(k - 2)*s as s -> 0+")]
    public void A_leading_term_that_is_0_somewhere_is_looked_at_elsewhere(string formula) =>
        Assert.Equal(VerdictKind.Refuted, new FormulaAssertion(Standing.Statement, "", new NoFlow(), formula)
        {
            Symbols = [new("s", Domain.Positive), new("k", Domain.Positive)],
        }.Decide().Kind);

    [Fact]
    public void A_name_has_one_meaning()
    {
        var assertion = new FormulaAssertion(Standing.Statement, "", DepthTwo, "m = 1") { Where = [new Definition("m", "2")] };

        Assert.Equal("the name m has a meaning already", Assert.ThrowsAny<FormatException>(assertion.Decide).Message);
    }

    private static Verdict Decide(string formula) =>
        new FormulaAssertion(Standing.Statement, "", new NoFlow(), formula) { Symbols = Symbols }.Decide();
}
