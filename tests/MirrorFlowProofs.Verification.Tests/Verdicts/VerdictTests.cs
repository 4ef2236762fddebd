namespace MirrorFlowProofs.Verification.Tests.Verdicts;

public sealed class VerdictTests
{
    private static readonly Measurement Good = new("drift", 1e-12, 1e-17);
    private static readonly Measurement Stays = new("drift", 1e-7, 1e-7);

    [Theory]
    [InlineData(1e-12, 1.5e-17, true)]      // order 8.0
    [InlineData(1e-12, 1e-16, false)]       // order 6.6
    [InlineData(1e-7, 1e-7, false)]         // does not vanish
    [InlineData(1e-5, 1e-11, false)]        // still too large
    [InlineData(1e-31, 3e-31, true)]        // rounding
    [InlineData(0, 0, true)]
    [InlineData(0, 1e-9, false)]
    [InlineData(double.NaN, double.NaN, false)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, false)]
    public void What_shrinks_as_the_order_says_counts(double coarse, double fine, bool shrinks) =>
        Assert.Equal(shrinks, new Measurement("drift", coarse, fine).Shrinks);

    [Fact]
    public void Numbers_that_do_not_shrink_are_not_consistent()
    {
        Assert.Throws<ArgumentException>(() => Verdict.Consistent("agrees", []));
        Assert.Throws<ArgumentException>(() => Verdict.Consistent("agrees", [Good, Stays]));
        Assert.True(Verdict.Consistent("agrees", [Good]).Holds);
    }

    [Fact]
    public void A_refutation_needs_a_witness()
    {
        Assert.Throws<ArgumentException>(() => Verdict.Refuted("false", ""));
        Assert.False(Verdict.Refuted("false", "at x = 1").Holds);
    }

    [Fact]
    public void Proved_and_enclosed_hold_and_undecided_does_not()
    {
        Assert.True(Verdict.Proved("the normal form is empty", ["x != 0"]).Holds);
        Assert.True(Verdict.Enclosed("x = 2 within 1e-30").Holds);
        Assert.False(Verdict.Undecided("not decided", [Stays]).Holds);
    }

    [Fact]
    public void A_measurement_reads_as_a_line()
    {
        Assert.Equal("drift 1e-12 -> 1e-17 (order 8.3)", Good.ToString());
        Assert.Equal("drift 3e-31 (rounding)", new Measurement("drift", 1e-31, 3e-31).ToString());
    }
}
