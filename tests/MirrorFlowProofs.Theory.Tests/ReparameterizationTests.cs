using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Theory.Tests;

public sealed class ReparameterizationTests
{
    [Fact]
    public void Weights_stand_in_the_order_of_their_numbers() => Assert.Equal(
        ["w1", "w2", "w9", "w10", "w11"],
        Reparameterization.Parse("w10*w2*w11*w1*w9").Weights.Select(w => w.Name));

    [Theory]
    [InlineData("q*w1", "q")]
    [InlineData("lambda*u", "u")]
    [InlineData("w01*w2", "w01")]
    public void A_weight_is_not_called_like_another_symbol(string x, string name) => Assert.Equal(
        $"expected weights named w1, w2, ..., found '{name}'",
        Assert.Throws<ArgumentException>(() => Reparameterization.Parse(x)).Message);

    [Fact]
    public void A_number_is_no_reparameterization() => Assert.Equal(
        "expected a reparameterization with at least one weight such as w1*w2",
        Assert.Throws<ArgumentException>(() => Reparameterization.Parse("3")).Message);

    [Fact]
    public void A_text_that_is_no_expression_is_refused() =>
        Assert.Throws<ParseException>(() => Reparameterization.Parse("w1*"));

    [Theory]
    [InlineData("w1*w2 + w3")]
    [InlineData("w1/w2")]
    [InlineData("sqrt(w1)*w2")]
    [InlineData("exp(w1)*w2")]
    public void What_is_no_monomial_stops_the_derivation(string x)
    {
        var derivation = Derived.Of("2", x, BalanceKind.Equal);

        Assert.Null(derivation.Result);
        Assert.Empty(derivation.Steps);
        Assert.StartsWith($"x = {derivation.Reparameterization.Rho} is not a monomial in its weights", derivation.Stopped, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("99/100")]
    [InlineData("201/100")]
    [InlineData("-1")]
    public void A_geometry_outside_1_to_2_is_refused(string q) => Assert.Equal(
        $"expected q in [1, 2] or the symbol q, found {q} (Parameter 'q')",
        Assert.Throws<ArgumentOutOfRangeException>(() => new Geometry(Rational.Parse(q))).Message);

    [Fact]
    public void A_balance_of_another_size_is_refused() => Assert.Equal(
        "expected 2 offsets, one a weight, found 3",
        Assert.Throws<ArgumentException>(() => MirrorFlowTheory.Derive(
            new Geometry(2), Reparameterization.DeepDiagonal(2), Balance.Of(BalanceKind.First, 3))).Message);
}
