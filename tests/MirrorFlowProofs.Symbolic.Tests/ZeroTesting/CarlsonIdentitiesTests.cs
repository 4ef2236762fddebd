using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>Identities between Carlson's integrals, and near-misses of each.</summary>
public sealed class CarlsonIdentitiesTests
{
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol A = new("a", Domain.Positive);
    private static readonly Symbol B = new("b", Domain.Positive);
    private static readonly Symbol C = new("c", Domain.Positive);

    private static Expr Parse(string text) =>
        Parser.Parse(text, new[] { U, A, B, C }.ToDictionary(s => s.Name), Domain.Real);

    [Theory]
    // Homogeneity (DLMF 19.16(ii)), also with a factor that is a sum.
    [InlineData("R_F(4*a, 4*b, 4*u)", "R_F(a, b, u)/2", "R_F(a, b, u)/3")]
    [InlineData("R_F(a^2*b, a*b*u, a^2*u)", "R_F(a*b, b*u, a*u)/sqrt(a)", "R_F(a*b, b*u, a*u)/a")]
    [InlineData("R_J(u*a, u*b, 2*u, u^2)", "u^(-3/2)*R_J(a, b, 2, u)", "u^(-1/2)*R_J(a, b, 2, u)")]
    // DLMF 19.21.8, 19.21.9.
    [InlineData("R_D(b, u, a) + R_D(u, a, b) + R_D(a, b, u)", "3/sqrt(a*b*u)", "2/sqrt(a*b*u)")]
    [InlineData("a*R_D(b, u, a) + b*R_D(u, a, b) + u*R_D(a, b, u)", "3*R_F(a, b, u)", "3*R_F(a, b, 2*u)")]
    // Two equal arguments: R_D in R_F (from the same two relations).
    [InlineData("R_D(a, a, u)*(u - a)", "3*R_F(a, a, u) - 3/sqrt(u)", "3*R_F(a, a, u) - 2/sqrt(u)")]
    [InlineData("2*R_D(a, u, u) + R_D(u, u, a)", "3/(sqrt(a)*u)", "3/(sqrt(u)*a)")]
    // The integral from 0 and what is left to infinity, 19.25 and 19.29.4 with the complete integral.
    [InlineData("R_F(0, a, b) - R_F(u, u + a, u + b)", "sqrt(u)*R_F(a*b, a*(u + b), b*(u + a))", "sqrt(u)*R_F(a*b, a*(u + b), a*(u + a))")]
    // R_C (19.2.18, 19.2.19).
    [InlineData("R_F(u, u + a, u + a)*sqrt(a)", "arctan(sqrt(a/u))", "arctan(sqrt(u/a))")]
    [InlineData("R_F(u + a, u, u)*sqrt(a)", "arcsinh(sqrt(a/u))", "arcsinh(sqrt(a/(u + a)))")]
    // An integral written otherwise.
    [InlineData("integral(1/sqrt(v*(v + a)*(v + b)), v > 0, 0, u)", "2*sqrt(u)*R_F(a*b, a*(u + b), b*(u + a))", "2*sqrt(u)*R_F(a*b, a*(u + b), b*u)")]
    [InlineData(
        "integral(1/sqrt(v*(v + a)*(v + b)*(v + c)), v > 0, 0, u)",
        "2*sqrt(u)*R_F(a*b*(u + c), a*c*(u + b), b*c*(u + a))",
        "2*sqrt(u)*R_F(a*b*(u + c), a*c*(u + b), b*c*(u + b))")]
    [InlineData("integral(sqrt(v)/sqrt((v + a)*(v + b)), v > 0, 0, u)", "2/3*a*b*u^(3/2)*R_D(a*(u + b), b*(u + a), a*b)", "1/3*a*b*u^(3/2)*R_D(a*(u + b), b*(u + a), a*b)")]
    [InlineData(
        "integral(1/((v + c)*sqrt((v + 1)*(v + a)*(v + b))), v > 0, 0, u)",
        "2/3*R_J(1, a, b, c) - 2/3*R_J(u + 1, u + a, u + b, u + c)",
        "2/3*R_J(1, a, b, c) - 2/3*R_J(u + 1, u + a, u + b, u + a)")]
    // Products with elementary functions.
    [InlineData("R_F(a, u + a, 2*u + a)^2*log(u)", "R_F(4*a, 4*u + 4*a, 8*u + 4*a)^2*log(u^4)", "R_F(4*a, 4*u + 4*a, 8*u + 4*a)^2*log(u^3)")]
    public void Identities_are_zero_and_near_misses_are_not(string left, string right, string wrong)
    {
        var good = ZeroTest.Decide(Parse(left) - Parse(right));
        Assert.True(good.Answer == ZeroAnswer.Zero, good.Reason);
        var bad = ZeroTest.Decide(Parse(left) - Parse(wrong));
        Assert.True(bad.Answer == ZeroAnswer.NonZero, bad.Reason);
    }

    /// <summary>The relation of R_D's divides by a difference that is zero throughout: it may not be used.</summary>
    [Theory]
    [InlineData("R_D(sqrt(u^2 + 2*u + 1), a, u + 1) + 5")]
    [InlineData("R_D(a, u + 1, sqrt(u^2 + 2*u + 1)) - R_D(a, u + 1, u + 2)")]
    [InlineData("R_D(exp(log(u + 1)/2)^2, a, u + 1) - R_D(u + 1, a, u + 2)")]
    public void Arguments_that_agree_in_disguise_prove_nothing_false(string text) =>
        Assert.Equal(ZeroAnswer.NonZero, ZeroTest.Decide(Parse(text)).Answer);

    [Theory]
    [InlineData("R_F(u^2 + a, u + b, 3*u)")]
    [InlineData("R_D(u^2 + a, u + b, 3*u)")]
    [InlineData("R_D(3*u, u + b, u^2 + a)")]
    [InlineData("R_J(u^2 + a, u + b, 3*u, u*a)")]
    [InlineData("R_J(u^2 + a, u^2 + a, 3*u, u*a)")]
    [InlineData("R_F(u + a, u + a, b*u)")]
    public void Derivatives_agree_with_difference_quotients(string text)
    {
        var e = Parse(text);
        var slope = Calculus.Differentiate(e, U);
        var (h, at) = (new Rational(1, 1 << 30), new Dictionary<Symbol, Rational> { [U] = new(7, 5), [A] = new(2, 3), [B] = new(9, 4) });
        Rational Value(Expr f, Rational u)
        {
            var value = Symbolic.Enclosure.EnclosureEvaluator.Evaluate(f, new Dictionary<Symbol, Rational>(at) { [U] = u }, 200);
            Assert.True(value.IsEnclosed, value.Reason);
            return (value.Lower!.Value + value.Upper!.Value) / 2;
        }

        // The central quotient differs from the derivative by h^2 f'''/6, which is below 1e-17 f here.
        var quotient = (Value(e, at[U] + h) - Value(e, at[U] - h)) / (2 * h);
        var error = Rational.Abs(quotient / Value(slope, at[U]) - 1);
        Assert.True(error < new Rational(1, 1_000_000_000_000_000), $"{slope}: {error}");
    }

    [Fact]
    public void Canonical_form_sorts_and_reduces()
    {
        Assert.Equal(Parse("R_F(a, b, c)"), Parse("R_F(c, a, b)"));
        Assert.Equal(Parse("R_D(a, b, c)"), Parse("R_D(b, a, c)"));
        Assert.NotEqual(Parse("R_D(a, b, c)"), Parse("R_D(a, c, b)"));
        Assert.Equal(Parse("R_D(a, b, c)"), Parse("R_J(a, c, b, c)"));
        Assert.Equal(Parse("1/sqrt(a)"), Parse("R_F(a, a, a)"));
        Assert.Equal(Parse("a^(-3/2)"), Parse("R_J(a, a, a, a)"));
        Assert.Equal(Parse("arctan(sqrt(a/u))/sqrt(a)"), Parse("R_F(u, u + a, u + a)"));
        Assert.Equal("R_F(a, b, b)", Parse("R_F(b, a, b)").ToString());
        Assert.Equal(Parse("R_J(a, b, u, c)"), Parse(Parse("R_J(u, b, a, c)").ToString()));
    }
}
