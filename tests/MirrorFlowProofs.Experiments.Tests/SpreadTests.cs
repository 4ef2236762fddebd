namespace MirrorFlowProofs.Experiments.Tests;

public sealed class SpreadTests
{
    /// <summary>t(0.975) at 9 degrees of freedom is 2.262157 (tables); mean 5.5, variance 55/6 over ten values.</summary>
    [Fact]
    public void The_interval_is_that_of_Student()
    {
        var spread = Spread.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

        Assert.Equal(5.5, spread.Mean);
        Assert.Equal(2.262157162740992 * Math.Sqrt(55.0 / 60), spread.HalfWidth, 1e-9);
    }

    [Fact]
    public void Of_one_value_nothing_is_known() => Assert.Equal("2.5", Spread.Of([2.5]).Text("g4"));
}
