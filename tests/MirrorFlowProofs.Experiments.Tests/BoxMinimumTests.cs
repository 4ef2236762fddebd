namespace MirrorFlowProofs.Experiments.Tests;

public sealed class BoxMinimumTests
{
    /// <summary>The conditions of Karush, Kuhn and Tucker, which suffice for a convex loss.</summary>
    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(5)]
    public void The_conditions_of_a_minimum_hold(double bound)
    {
        var loss = SparseProblem.Regression(7, 30, 10, 10).Loss;
        var x = BoxMinimum.Of(loss, bound);
        var gradient = new double[10];
        loss.Gradient(x, gradient);

        Assert.All(x.Zip(gradient), p => Assert.True(Math.Abs(p.First) == bound ? p.First * p.Second < 0 : Math.Abs(p.First) < bound && Math.Abs(p.Second) < 1e-12));
        Assert.Equal(bound > 1 ? 0 : 1, x.Count(v => Math.Abs(v) == bound) > 0 ? 1 : 0);
    }
}
