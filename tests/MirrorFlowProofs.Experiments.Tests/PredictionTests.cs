namespace MirrorFlowProofs.Experiments.Tests;

/// <summary>Outcomes that contradict a prediction are said to, in every experiment that predicts an order.</summary>
public sealed class PredictionTests
{
    [Theory]
    [InlineData(new[] { 1.0, 2 }, new[] { 3.0, 4 }, "Agrees")]
    [InlineData(new[] { 1.0, 2, 1.5 }, new[] { 3.0, 4, 3.6 }, "Agrees")]
    [InlineData(new[] { 3.0, 4, 3.6 }, new[] { 1.0, 2, 1.5 }, "Disagrees")]
    [InlineData(new[] { 1.0, 2, 9 }, new[] { 3.0, 4, 3.6 }, "Undecided")]
    [InlineData(new[] { double.NaN }, new[] { 3.0 }, "Undecided")]
    public void An_order_is_judged_by_the_interval_of_the_difference(double[] first, double[] second, string agreement) =>
        Assert.Equal(agreement, Pairs.Smaller(Outcomes(first, second), "method", "loss", [("a", "b")], "a < b").Agreement.ToString());

    [Fact]
    public void A_difference_beyond_what_is_allowed_disagrees()
    {
        Assert.Equal(Agreement.Agrees, Pairs.Close(Outcomes([1.0], [1.01]), "method", "loss", [("a", "b")], 0.02, "a = b").Agreement);
        Assert.Equal(Agreement.Disagrees, Pairs.Close(Outcomes([1.0], [1.01]), "method", "loss", [("a", "b")], 0.005, "a = b").Agreement);
        Assert.Equal(Agreement.Undecided, Pairs.Close(Outcomes([1.0], []), "method", "loss", [("a", "b")], 0.005, "a = b").Agreement);
    }

    /// <summary>A law that is off by a thousandth is seen.</summary>
    [Fact]
    public void A_wrong_escape_time_disagrees()
    {
        var escape = Experiment.All.Single(e => e.Name == "escape");
        var setting = new Setting([KeyValuePair.Create("q", "2"), KeyValuePair.Create("depth", "3"), KeyValuePair.Create("eps", "0.1")]);
        var right = escape.Measure(setting, TestContext.Current.CancellationToken);
        var wrong = Outcome.Of(setting, ("time", 1.001 * right["time"]), ("law", right["law"]), ("error", Math.Abs((1.001 * right["time"] / right["law"]) - 1)));

        Assert.Equal(Agreement.Agrees, escape.Judge([right])[0].Agreement);
        Assert.Equal(Agreement.Disagrees, escape.Judge([wrong])[0].Agreement);
    }

    private static List<Outcome> Outcomes(double[] first, double[] second) =>
    [
        .. first.Select((v, k) => Of("a", k, v)), .. second.Select((v, k) => Of("b", k, v)),
    ];

    private static Outcome Of(string method, int seed, double value) => Outcome.Of(
        new Setting([KeyValuePair.Create("method", method), KeyValuePair.Create(Axis.Seed, (seed + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))]), ("loss", value));
}
