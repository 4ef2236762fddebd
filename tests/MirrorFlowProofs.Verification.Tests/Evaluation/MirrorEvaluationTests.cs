using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Tests.Evaluation;

public sealed class MirrorEvaluationTests
{
    [Theory]
    [InlineData("2", "0 0 1", "-1", "0 0 0")]
    [InlineData("3/2", "0 0 0", "1", "0 -0.33333333333333333 0.33333333333333333")]
    [InlineData("3/2", "0 1/2 2", "0", "0 0 0")]
    [InlineData("2", "0 0", "0", "null 0 0")]
    public void Zeros_and_missing_values_are_exact(string q, string offsets, string x, string values)
    {
        MirrorPoint point = At(q, offsets, x);
        Assert.Equal(values, string.Join(' ', Quantities(point).Skip(2).Select(value => value.Digits ?? "null")));
        Assert.All(Quantities(point).Where(value => value.Digits is "0"), value => Assert.Equal("0", value.ErrorOfDigits));
        Assert.All(Quantities(point).Where(value => value.Digits is null), value => Assert.Null(value.ErrorOfDigits));
    }

    [Fact]
    public void Next_to_e_the_entropy_is_known_from_the_exact_argument()
    {
        // R = x (ln x - 1) / 3 = (x - e) / 3 + ..., e to 80 digits minus e = -4.571382178525166...e-81 (mpmath, 120 digits).
        MirrorPoint point = At(
            "3/2", "0 0 0", "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759");
        Assert.Equal("-1.5237940595083888e-81", point.Potential.Digits);
        Assert.Equal("5.1e-17", point.Potential.ErrorOfDigits);
    }

    [Theory]
    [InlineData("13/10", "1e100", "2")]
    [InlineData("2", "1e-100", "1e-12")]
    [InlineData("3/2", "1e250", "1")]
    public void Where_products_leave_the_range_nothing_is_claimed(string q, string offset, string x)
    {
        MirrorPoint point = At(q, "0 " + string.Join(' ', Enumerable.Repeat(offset, 15)), x);
        Assert.All(Quantities(point), value => Assert.True(value.RelativeError >= 1, $"{value}"));
        Assert.All(Quantities(point).Where(value => value.Digits is null), value => Assert.Equal("Infinity", value.ErrorOfDigits));
    }

    [Fact]
    public void Sixty_four_weights_are_no_trouble()
    {
        // q = 1: R' = u, and u (u + 7)^63 = x.
        MirrorPoint point = At("1", "0 " + string.Join(' ', Enumerable.Repeat("7", 63)), "1e54");
        DoubleDouble u = point.U.Value;
        DoubleDouble product = u;
        for (int i = 0; i < 63; i++)
        {
            product *= u + 7;
        }

        Assert.Equal(point.U.Digits, point.Gradient.Digits);
        Assert.Equal(0, ((product / DoubleDouble.FromRational(Rational.Parse("1e54").Numerator, 1)) - 1).High, 1e-29);
    }

    [Fact]
    public void The_stated_error_is_rounded_up()
    {
        Assert.Equal("5.1e-17", new Approximation(1, 1e-30).ErrorOfDigits);
        Assert.Equal("1.3e-5", new Approximation(1, 1.21e-5).ErrorOfDigits);
        Assert.Equal("1.0e-4", new Approximation(1, 9.95e-5).ErrorOfDigits);
        Assert.Equal("Infinity", new Approximation(DoubleDouble.One / 0, double.PositiveInfinity).ErrorOfDigits);
    }

    [Fact]
    public void A_wrong_q_is_named() => Assert.Equal(
        "q is 1/2; it must lie in [1, 2]. (Parameter 'q')",
        Assert.Throws<ArgumentException>(() => At("1/2", "0 1", "1")).Message);

    private static MirrorPoint At(string q, string offsets, string x) =>
        new MirrorEvaluation(Rational.Parse(q), [.. offsets.Split(' ').Select(Rational.Parse)]).Evaluate(Rational.Parse(x));

    private static Approximation[] Quantities(MirrorPoint point) =>
        [point.U, point.Hessian, point.Gradient, point.Potential, point.Conjugate];
}
