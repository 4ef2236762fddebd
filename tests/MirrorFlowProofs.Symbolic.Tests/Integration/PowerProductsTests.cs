using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Symbolic.Tests.Integration;

public class PowerProductsTests
{
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);
    private static readonly Symbol Mu = new("mu", Domain.Positive);

    private static Antiderivative Proved(params PowerFactor[] factors)
    {
        var result = PowerProductIntegration.Integrate(factors, U);
        var difference = Calculus.Differentiate(result.Value, U) - PowerProductIntegration.Integrand(factors, U);
        Assert.True(ZeroTest.Decide(difference).Answer == ZeroAnswer.Zero, result.Value.ToString());
        if (result.VanishesAtZero)
        {
            Assert.Equal(Expr.Zero, Substitution.Replace(result.Value, U, Expr.Zero));
        }

        return result;
    }

    private static Rational R(string text) => Rational.Parse(text);

    [Theory]
    [InlineData("-1", "-1/2")]
    [InlineData("-1", "-2")]
    [InlineData("-1", "-1")]
    [InlineData("-1", "-2/3")]
    [InlineData("-2", "3")]
    [InlineData("-1", "-4/7")]
    [InlineData("-3/2", "-1/2")]
    [InlineData("-3/2", "-2")]
    [InlineData("-3", "1/2")]
    [InlineData("-1", "3/4")]
    [InlineData("-7/3", "2/5")]
    public void DivergentAtZeroGivesAnAntiderivative(string a, string b)
    {
        var result = Proved(new(0, R(a)), new(Lambda, R(b)));
        Assert.False(result.VanishesAtZero);
        Assert.EndsWith(
            "the integral from 0 diverges; this is the antiderivative as the substitution gives it, without a constant",
            result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1", "-1/2")]
    [InlineData("-1", "-2/3")]
    [InlineData("-2", "-1")]
    [InlineData("-3/2", "-2")]
    [InlineData("-1/3", "-1")]
    [InlineData("-1/2", "-1/2")]
    [InlineData("-1/2", "-1/4")]
    [InlineData("12", "30")]
    [InlineData("3", "-5/2")]
    public void BothOffsetsPositiveIsShifted(string a, string b)
    {
        Assert.True(Proved(new(Mu + Lambda, R(b)), new(Mu, R(a))).VanishesAtZero);
        Assert.True(Proved(new(R("1/2"), R(a)), new(R("3/4"), R(b))).VanishesAtZero);
    }

    [Theory]
    [InlineData("-1/8", "-7/8")]
    [InlineData("-1/10", "-1")]
    [InlineData("-7/12", "-5/12")]
    public void DenominatorsWithNestedRadicals(string a, string b)
    {
        var result = Proved(new(0, R(a)), new(Lambda, R(b)));
        Assert.DoesNotContain("2F1", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void DenominatorSevenIsElementaryAndWrittenThroughHypergeometricForShort()
    {
        var result = Proved(new(0, R("-3/7")), new(Lambda, -3));
        Assert.Equal(IntegralClass.Chebyshev, result.Class);
        Assert.Equal(
            "elementary by Chebyshev's theorem: the exponent -3 of the larger factor is an integer, and s^7 = v/lam makes "
                + "the integrand rational; the elementary form has cosines of multiples of pi/7 in it, so this is written through 2F1; it is the integral from 0",
            result.Reason);
    }

    /// <summary>The two forms are found and evaluated in ways that share nothing but the integrand.</summary>
    [Theory]
    [InlineData("-3/7", "-3")]
    [InlineData("-1/7", "-6/7")]
    [InlineData("5/9", "31/9")]
    [InlineData("-2", "-3/7")]
    [InlineData("-1", "-5/9")]
    [InlineData("2/11", "-2")]
    [InlineData("-7/9", "-2/9")]
    [InlineData("-7/15", "-8/15")]
    [InlineData("-11/16", "-5/16")]
    public void ElementaryFormsOverRootsOfUnityAgreeWithHypergeometricOnes(string a, string b)
    {
        var result = Proved(new(0, R(a)), new(Lambda, R(b)));
        var form = result.WrittenOut!;

        foreach (var part in form.Parts)
        {
            Assert.Equal(ZeroAnswer.Zero, ZeroTest.Decide(Calculus.Differentiate(part.Value, form.S) * form.W - part.Numerator).Answer);
        }

        var difference = Substitution.Replace(form.Value, form.S, form.SInV) - result.Value;
        Assert.True(Size(At(new Rational(2, 7)) - (result.VanishesAtZero ? Expr.Zero : At(3))) < Rational.Pow(10, -40));

        Expr At(Rational u) => Substitution.Replace(difference, new Dictionary<Symbol, Expr> { [U] = u, [Lambda] = new Rational(5, 3) });
        static Rational Size(Expr e) =>
            EnclosureEvaluator.Evaluate(e, new Dictionary<Symbol, Rational>(), 200).Interval!.Value.Magnitude.ToRational();
    }

    [Fact]
    public void LongerFormsAreNotWrittenOut()
    {
        Assert.Null(Proved(new(0, R("-1/25")), new(Lambda, R("-24/25"))).WrittenOut);
        Assert.Null(Proved(new(0, R("-1/8")), new(Lambda, R("-7/8"))).WrittenOut);
    }

    [Fact]
    public void NotElementaryNamesTheTheorem()
    {
        var result = Proved(new(0, R("-1/4")), new(Lambda, R("-1/4")));
        Assert.Equal(IntegralClass.IncompleteBeta, result.Class);
        Assert.Equal(
            "not elementary by Chebyshev's theorem: none of -1/4, -1/4 and their sum -1/2 is an integer; "
                + "an incomplete beta function; it is the integral from 0",
            result.Reason);
    }

    [Fact]
    public void SinglePowersAndLogarithms()
    {
        Assert.Equal(U, Proved().Value);
        Assert.Equal(Apply.Of(Function.Log, U), Proved(new PowerFactor(0, -1)).Value);
        Assert.Equal(Apply.Of(Function.Log, U / Lambda + 1), Proved(new PowerFactor(Lambda, -1)).Value);
        Assert.Equal(2 * Power.Sqrt(U + Lambda) - 2 * Power.Sqrt(Lambda), Proved(new PowerFactor(Lambda, R("-1/2"))).Value);
        Assert.False(Proved(new PowerFactor(0, R("-3/2"))).VanishesAtZero);
    }

    [Fact]
    public void EqualOffsetsAreJoined()
    {
        var result = Proved(new(Lambda, R("1/2")), new(0, R("-1/2")), new(Lambda, R("-3/2")));
        Assert.Equal(2 / Power.Sqrt(Lambda) * Apply.Of(Function.Arctan, Power.Sqrt(U) / Power.Sqrt(Lambda)), result.Value);
        Assert.Equal(Power.Of(U, 2) / 2, Proved(new(0, 1), new(Lambda, 1), new(Lambda, -1)).Value);
    }

    [Fact]
    public void PolynomialsAreMultipliedOutWhileSmall()
    {
        var result = Proved(new(0, 1), new(Lambda, 1), new(Mu, 1));
        Assert.Equal(IntegralClass.Polynomial, result.Class);
        Assert.Equal(
            Lambda * (Expr)Mu * Power.Of(U, 2) / 2 + (Lambda + Mu) * Power.Of(U, 3) / 3 + Power.Of(U, 4) / 4, result.Value);
        Assert.Equal(IntegralClass.Polynomial, Proved(new(Lambda, 5), new(Mu, 9)).Class);
    }

    [Theory]
    [InlineData(5, "-1/2", IntegralClass.Hyperelliptic, Elementarity.NotElementary)]
    [InlineData(5, "1/2", IntegralClass.Hyperelliptic, Elementarity.Unknown)]
    [InlineData(4, "-1/3", IntegralClass.Lauricella, Elementarity.NotElementary)]
    [InlineData(3, "-1/3", IntegralClass.Lauricella, Elementarity.Unknown)]
    public void OthersStayAnIntegral(int count, string exponent, IntegralClass kind, Elementarity elementarity)
    {
        var result = Proved(Distinct(count, exponent));
        Assert.IsType<Integral>(result.Value);
        Assert.Equal((kind, elementarity, true), (result.Class, result.Elementarity, result.VanishesAtZero));
    }

    [Fact]
    public void ReasonsNameTheTheorem()
    {
        Assert.Equal(
            "square roots of 5 different linear factors (a curve of genus 2): a hyperelliptic integral, not elementary by "
                + "Liouville's theorem (the differential has no poles), left as an integral; it is the integral from 0",
            Proved(Distinct(5, "-1/2")).Reason);
        Assert.Equal(
            "3 different offsets: a Lauricella function F_D, left as an integral; it is the integral from 0",
            Proved(Distinct(3, "-1/3")).Reason);
    }

    private static PowerFactor[] Distinct(int count, string exponent) =>
        [.. Enumerable.Range(1, count).Select(i => new PowerFactor(new Symbol($"lambda{i}", Domain.Positive), R(exponent)))];

    [Fact]
    public void UnknownOrderOfOffsetsStaysAnIntegral()
    {
        var result = Proved(new(Lambda, R("-1/2")), new(Mu, R("-1/3")));
        Assert.Equal(
            "which of the offsets lambda and mu is the larger is not known, so it is left as an integral; "
                + "it is the integral from 0",
            result.Reason);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("3/2")]
    [InlineData("1")]
    public void DepthSixtyFour(string q)
    {
        foreach (var numerator in new[] { 1, 2 })
        {
            var exponent = numerator / R(q) - 1;
            Assert.Equal(Elementarity.Elementary, Proved(new(0, exponent), new(Lambda, 63 * exponent)).Elementarity);
            var distinct = Enumerable.Range(0, 64)
                .Select(i => new PowerFactor(i == 0 ? 0 : new Symbol($"lambda{i}", Domain.Positive), exponent)).ToArray();
            Assert.True(Proved(distinct).VanishesAtZero);
        }
    }

    [Fact]
    public void BadInputIsNamed()
    {
        var x = new Symbol("x");
        PowerFactor[] plain = [new(0, 1)];
        Assert.Equal("the variable x must be known to be nonnegative (Parameter 'u')",
            Assert.Throws<ArgumentException>(() => PowerProductIntegration.Integrate(plain, x)).Message);
        Assert.Equal("the offset x must be 0 or known to be positive",
            Assert.Throws<ArgumentException>(() => PowerProductIntegration.Integrate([new(x, 1)], U)).Message);
        Assert.Equal("the variable u may not occur in the offset u or the exponent 1",
            Assert.Throws<ArgumentException>(() => PowerProductIntegration.Integrate([new(U, 1)], U)).Message);
    }

    [Fact]
    public void InverseRootOfAQuadratic()
    {
        var x = new Symbol("x");
        var value = QuadraticRoots.Integrate(4, Power.Of(Lambda, 2), x);
        Assert.Equal(Apply.Of(Function.Arcsinh, 2 * (Expr)x / Lambda) / 2, value);
        var general = QuadraticRoots.Integrate(Mu, Lambda, x);
        Assert.True(ZeroTest.AreEqual(
            Calculus.Differentiate(general, x), Power.Of(Mu * Power.Of(x, 2) + Lambda, R("-1/2"))));
        Assert.Equal("the coefficient x must be known to be positive",
            Assert.Throws<ArgumentException>(() => QuadraticRoots.Integrate(Mu, x, x)).Message);
    }
}
