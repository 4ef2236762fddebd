namespace MirrorFlowProofs.Cli.Tests;

/// <summary><c>mirrorflow derive</c> for sums of signed blocks.</summary>
public sealed class DeriveBlocksTests
{
    private static Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(["derive", .. arguments]);

    [Fact]
    public async Task A_sum_is_the_accepted_text() =>
        await Verify((await RunAsync("--q", "2", "--x", "w1^2-w2^2", "--starts", "distinct")).Output);

    [Fact]
    public async Task Json_is_the_accepted_one() =>
        await Verify((await RunAsync("--q", "2", "--x", "w1*w2*w3-w4^3", "--starts", "distinct", "--json")).Output, extension: "json");

    [Theory]
    [InlineData("text")]
    [InlineData("latex")]
    [InlineData("markdown")]
    [InlineData("json")]
    public async Task Blocks_that_share_a_weight_are_named_and_exit_with_1(string format)
    {
        var run = await RunAsync("--q", "2", "--x", "w1*w2 - w2^2", "--format", format);

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("share the weight w2", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("w1-w2", "all", "mirrorflow: --starts: expected equal or distinct, found 'all'\n")]
    [InlineData("w1^300-w2", "equal", "mirrorflow: --x: expected a monomial of degree at most 256, found degree 300\n")]
    public async Task A_wrong_value_is_refused(string x, string starts, string message)
    {
        var run = await RunAsync("--x", x, "--starts", starts);

        Assert.Equal((2, message), (run.Code, run.Error));
    }

    [Fact]
    public async Task A_catalog_says_how_blocks_start()
    {
        var run = await CommandRun.OfAsync(
            ["verify", "--catalog", "-"],
            """{"entries": [{"q": "2", "x": ["w1^2-w2^2", "w1*w2"], "balance": "first", "starts": ["equal", "distinct"]}]}""");

        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Matches(
            @"^q=2 x=w1\^2 - w2\^2 balance=first starts=equal     Proved     Consistent  [^\n]*\n"
            + @"q=2 x=w1\^2 - w2\^2 balance=first starts=distinct  Proved     Consistent  [^\n]*\n"
            + @"q=2 x=w1\*w2 balance=first                        Proved     Consistent  [^\n]*\n3 entries: ",
            run.Output);
    }
}
