using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>
/// The derivation computes: with another definition every derived result is another one, and proved anew; a result kept
/// from the right definition fails its proof.
/// </summary>
public sealed class PerturbationTests
{
    private static readonly Expr WrongExponent = new Rational(3, 5);

    private static Geometry Perturbed => new(new Rational(3, 2)) { SpeedExponent = WrongExponent };

    [Fact]
    public void Another_exponent_in_the_flow_changes_every_result()
    {
        var right = Derived.Of("3/2", 3, BalanceKind.Equal);
        var wrong = Derived.Of(Perturbed, "w1*w2*w3", BalanceKind.Equal);

        Assert.Empty(Derived.NotProved(wrong));
        Assert.Equal(right.Steps.Select(s => s.Id), wrong.Steps.Select(s => s.Id));
        foreach (var (a, b) in right.Steps.Zip(wrong.Steps).Where(p => p.First.Equations.Count > 0 && !Unaffected.Contains(p.First.Id)))
        {
            Assert.All(a.Equations.Zip(b.Equations), e => Assert.True(
                e.First != e.Second && (e.First.Left != e.Second.Left || Differ(e.First.Right, e.Second.Right)),
                $"{a.Id} is the same: {e.First.Left.Text} = {e.First.Right}"));
        }
    }

    /// <summary>
    /// Coupled decay is a penalty on <c>w</c>: on the balanced manifold its form in x knows no exponent of the flow. Nor does
    /// <c>P</c> as a function of u; the exponent is in what u and <c>P(u)</c> stand for. The coercivity is 0 there.
    /// Where the gradient of x vanishes is a matter of x alone.
    /// </summary>
    private static readonly string[] Unaffected = ["regularizer-coupled", "uniformization", "coercivity", "saddles"];

    [Fact]
    public void The_perturbed_flow_conserves_another_power()
    {
        var wrong = Derived.Of(Perturbed, "w1*w2", BalanceKind.First);

        Assert.Equal("abs(w2)^(8/5) - abs(w1)^(8/5)", wrong.Steps.Single(s => s.Id == "balance").Equations.Single().Left.Text);
        Derived.AssertEqual(Derived.Expression("1/sqrt(4*|x|^(8/5) + lambda^2)"), wrong.Flow().InX!.Hessian);
    }

    [Theory]
    [InlineData("w1^2*w2*w3")]
    [InlineData("5*w1*w2*w3")]
    [InlineData("w1*w2^2*w3^2")]
    public void Another_factor_in_x_changes_the_potential(string x)
    {
        var right = Derived.Of("3/2", "w1*w2*w3", BalanceKind.Equal).Flow();
        var other = Derived.Of("3/2", x, BalanceKind.Equal).Flow();

        Assert.True(Differ(right.InverseMetric, other.InverseMetric));
        Assert.True(Differ(right.MirrorMap.Value, other.MirrorMap.Value));
        Assert.True(Differ(right.Conjugate.Value, other.Conjugate.Value));
        Assert.True(Differ(right.InX!.Hessian, other.InX!.Hessian));
        Assert.True(Differ(right.InX.Potential, other.InX.Potential));
    }

    [Theory]
    [InlineData("w1*w2*w3")]
    [InlineData("w1^2*w2")]
    public void What_holds_for_the_right_flow_is_refuted_for_the_perturbed_one(string x)
    {
        var right = Derived.Of("3/2", x, BalanceKind.First).Flow().Flow;
        var wrong = Derived.Of(Perturbed, x, BalanceKind.First).Flow().Flow;

        // The conserved quantity of the right flow, along the curve of the wrong one.
        var rates = Enumerable.Range(0, 2).Select(i =>
            Calculus.Differentiate(right.Invariant(i), right.Reparameterization.Weights[i]) * wrong.Speed(i)).ToList();
        var decision = new Identity("conserved", rates[0], rates[1]).Decide();

        Assert.Equal(ObligationAnswer.Fails, decision.Answer);
    }

    [Fact]
    public void Every_obligation_of_a_derivation_is_refuted_when_one_side_is_scaled()
    {
        foreach (var step in Derived.Of("3/2", 3, BalanceKind.First).Steps)
        {
            foreach (var identity in step.Obligations.OfType<Identity>().Where(i => !i.Right.IsZero))
            {
                var answer = (identity with { Right = identity.Right * new Rational(1001, 1000) }).Decide().Answer;
                Assert.True(answer != ObligationAnswer.Holds, $"{step.Id}: {identity.What} is proved with a wrong factor");
            }
        }
    }

    private static bool Differ(Expr a, Expr b) => ZeroTest.Decide(a - b).Answer == ZeroAnswer.NonZero;
}
