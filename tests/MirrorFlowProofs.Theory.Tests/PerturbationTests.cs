using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>
/// Nothing is looked up: another definition derives another theory. If a result were a table, it would not move when the
/// flow or the reparameterization does.
/// </summary>
public class PerturbationTests
{
    private static readonly Geometry Defined = new(new Rational(3, 2));

    /// <summary>The flow with |G|^1 in place of |G|^(1/2): everything derived is that of q = 2.</summary>
    [Theory]
    [InlineData(BalanceKind.Equal)]
    [InlineData(BalanceKind.First)]
    [InlineData(BalanceKind.Distinct)]
    public void Another_exponent_in_the_flow_changes_every_result(BalanceKind kind)
    {
        var defined = Derive(Defined, 3, kind);
        var perturbed = Derive(Defined with { SpeedExponent = 1 }, 3, kind);
        var other = Derive(new Geometry(2), 3, kind);

        Assert.All(Quantities(defined).Zip(Quantities(perturbed)), pair => Assert.False(
            ZeroTest.AreEqual(pair.First.Value, pair.Second.Value), $"{pair.First.Name} did not change"));
        Assert.All(Quantities(other).Zip(Quantities(perturbed)), pair => Assert.True(
            ZeroTest.AreEqual(pair.First.Value, pair.Second.Value), $"{pair.First.Name} is not that of q = 2"));
        Assert.NotEqual(defined.Result!.Legendre.Verdicts[^1].Answer, perturbed.Result!.Legendre.Verdicts[^1].Answer);
        DerivationTests.AssertProved(perturbed);
    }

    [Theory]
    [InlineData("w1*w2*w3*w4")]
    [InlineData("w1^2*w2*w3")]
    public void Another_factor_in_x_changes_the_metric_and_what_follows(string x)
    {
        var defined = Derive(Defined, 3, BalanceKind.First).Result!;
        var reparameterization = Reparameterization.Parse(x);
        var perturbed = MirrorFlowTheory.Derive(
            Defined, reparameterization, Balance.Of(BalanceKind.First, reparameterization.Weights.Count)).Result!;

        Assert.False(ZeroTest.AreEqual(defined.P, perturbed.P));
        Assert.False(ZeroTest.AreEqual(defined.InverseMetric, perturbed.InverseMetric));
        Assert.False(ZeroTest.AreEqual(defined.MirrorMap.Derivative, perturbed.MirrorMap.Derivative));
        Assert.False(ZeroTest.AreEqual(defined.Conjugate.Derivative, perturbed.Conjugate.Derivative));
        Assert.False(ZeroTest.AreEqual(defined.MetricExponent, perturbed.MetricExponent));
    }

    [Fact]
    public void A_scale_of_x_moves_the_metric_and_leaves_the_balance()
    {
        var defined = Derive(Defined, 2, BalanceKind.First).Result!;
        var scaled = MirrorFlowTheory.Derive(
            Defined, Reparameterization.Parse("2*w1*w2"), Balance.Of(BalanceKind.First, 2)).Result!;

        Assert.Equal(defined.Flow.Invariant(1), scaled.Flow.Invariant(1));
        Assert.False(ZeroTest.AreEqual(defined.P, scaled.P));
    }

    private static Derivation Derive(Geometry geometry, int depth, BalanceKind kind) =>
        MirrorFlowTheory.Derive(geometry, Reparameterization.DeepDiagonal(depth), Balance.Of(kind, depth));

    private static IEnumerable<(string Name, Expr Value)> Quantities(Derivation derivation)
    {
        var flow = derivation.Result!;
        return
        [
            ("speed", flow.Flow.Speed(0)),
            ("invariant", flow.Flow.Invariant(1)),
            ("inverse metric in the weights", derivation.Steps.Single(s => s.Id == "metric").Equations.Single().Right),
            ("mirror map", flow.MirrorMap.Derivative),
            ("conjugate", flow.Conjugate.Derivative),
            ("metric exponent", flow.MetricExponent),
        ];
    }
}
