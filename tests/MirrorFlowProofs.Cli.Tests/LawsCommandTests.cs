namespace MirrorFlowProofs.Cli.Tests;

public sealed class LawsCommandTests
{
    [Theory]
    [InlineData("w1^2*w2*w3", "q", 0)]
    [InlineData("w1^2 - w2^2", "2", 0)]
    [InlineData("w1*w3, w1*w4", "2", 0)]
    [InlineData("w1*w2 - w3^3", "2", 1)]
    public async Task Text_is_the_accepted_one(string x, string q, int code)
    {
        var run = await CommandRun.OfAsync(["laws", "--x", x, "--q", q]);

        Assert.Equal((code, ""), (run.Code, run.Error));
        await Verify(run.Output).UseParameters(x, q, code);
    }

    [Theory]
    [InlineData("0.1*w1*w2", "q", "  abs(w2)^q - abs(w1)^q ")]
    [InlineData("6*w1*w2", "3/2", "  abs(w2)^(3/2) - abs(w1)^(3/2) ")]
    public async Task A_law_has_no_factor_that_all_its_terms_have(string x, string q, string law) =>
        Assert.Contains(law, (await CommandRun.OfAsync(["laws", "--x", x, "--q", q])).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Json_is_the_accepted_one()
    {
        var run = await CommandRun.OfAsync(["laws", "--x", "w1*w2", "--json"]);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output, extension: "json");
    }

    [Theory]
    [InlineData("--x: expected every weight in one output only where q < 2, found w1 in several: there the flow is not a combination of one field an output", "--x", "w1*w2, w1")]
    [InlineData("--degree: expected a whole number from 0 to 12, found '13'", "--x", "w1*w2", "--q", "2", "--degree", "13")]
    [InlineData("--degree: expected --q 2 beside it: polynomials are looked for there", "--x", "w1*w2", "--degree", "3")]
    [InlineData("--x: expected an output after the last ',', found the end of the text at column 7", "--x", "w1*w2,")]
    [InlineData("--x: expected a degree for which the polynomials have at most 2000 monomials, found 12 for 5 weights", "--x", "w1*w2*w3*w4*w5", "--q", "2", "--degree", "12")]
    public async Task What_cannot_be_read_is_said(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(["laws", .. arguments]);

        Assert.Equal((2, "", $"mirrorflow: {message}"), (run.Code, run.Output, run.Error.TrimEnd()));
    }
}
