using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Tests;

public sealed class BlockSplitTests
{
    [Theory]
    [InlineData("w1*w2 + w1", "x = w1*w2 + w1 is not a sum of monomials with weights of their own: the terms w1 and w1*w2 share the weight w1")]
    [InlineData("w1^2 - w2 + 3", "x = w1^2 - w2 + 3 is not a sum of monomials with weights of their own: the term 3 has no weight")]
    [InlineData("w1*w2 - sqrt(w3)", "x = w1*w2 - sqrt(w3) is not a sum of monomials with weights of their own: the term -sqrt(w3) is not a monomial in its weights")]
    [InlineData("w1/w2 - w3", "x = w1/w2 - w3 is not a sum of monomials with weights of their own: the term w1/w2 is not a monomial in its weights")]
    [InlineData("(w1 + w2)*(w1 - w2) + w2^2 - w3", "x = (w1 + w2)*(w1 - w2) + w2^2 - w3 is not a sum of monomials with weights of their own: the weight w2 cancels")]
    [InlineData("(w1 + w2)^100000 - w3", "x = (w1 + w2)^100000 - w3 is not a sum of monomials with weights of their own: the term (w1 + w2)^100000 is not a monomial in its weights")]
    [InlineData("log(2)*w1 - log(3)*w2^2", null)]
    public void What_is_no_sum_of_blocks_stops_with_the_reason(string x, string? reason)
    {
        var derivation = DerivedBlocks.Of("2", x);

        Assert.Equal(reason, derivation.Stopped);
        Assert.Equal(reason is null, derivation.Steps.Count > 0);
    }

    [Fact]
    public void Blocks_stand_in_the_order_of_their_weights_with_their_signs() => Assert.Equal(
        ["-1 2*w1^2", "1 w2*w4", "-1 w3/3"],
        DerivedBlocks.Flow("2", "w2*w4 - w3/3 - 2*w1^2").Blocks.Select(b => $"{b.Sign} {b.Flow.Reparameterization.Rho}"));

    [Fact]
    public void A_monomial_and_a_sum_are_told_apart()
    {
        var geometry = new Geometry(2);

        Assert.IsType<MonomialDerivation>(MirrorFlowTheory.Derive(geometry, Reparameterization.Parse("w1*w2"), BalanceKind.First));
        Assert.IsType<BlockDerivation>(MirrorFlowTheory.Derive(geometry, Reparameterization.Parse("(w1 + w2)*(w1 - w2)"), BalanceKind.First));
    }

    [Fact]
    public void Every_obligation_is_refuted_when_one_side_is_scaled()
    {
        foreach (var q in new[] { "3/2", "2", "q" })
        {
            foreach (var step in DerivedBlocks.Of(q, "w1*w2 - w3^3").Steps)
            {
                foreach (var identity in step.Obligations.OfType<Identity>().Where(i => !i.Right.IsZero))
                {
                    var answer = (identity with { Right = identity.Right * new Rational(1001, 1000) }).Decide().Answer;
                    Assert.True(answer != ObligationAnswer.Holds, $"{step.Id}: {identity.What} is proved with a wrong factor");
                }
            }
        }
    }

    [Fact]
    public void Another_exponent_in_the_flow_derives_another_sum()
    {
        var perturbed = new Geometry(new Rational(3, 2)) { SpeedExponent = new Rational(3, 5) };
        var map = Reparameterization.Parse("w1^2 - w2^3");
        var wrong = MirrorFlowTheory.DeriveBlocks(perturbed, map, BalanceKind.First, BlockStarts.Distinct);
        var right = DerivedBlocks.Of("3/2", "w1^2 - w2^3");

        Assert.Empty(Derived.NotProved(wrong));
        Assert.NotEqual(right.Result!.X, wrong.Result!.X);
        Assert.NotEqual(right.Result.Conserved[0].Value, wrong.Result.Conserved[0].Value);
    }
}
