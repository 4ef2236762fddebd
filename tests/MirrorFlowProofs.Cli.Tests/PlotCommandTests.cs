using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>Every figure draws the accepted curves and says the accepted words, whatever fonts the machine has.</summary>
public sealed class PlotCommandTests
{
    public static TheoryData<string> Names => [.. FigureKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_figure_is_the_accepted_one(string figure)
    {
        var run = await CommandRun.OfAsync(["plot", figure]);

        Assert.Equal(ExitCode.Holds, run.Code);
        await Verifier.Verify(string.Concat(FigureText.Words(run.Output).Concat(Curves(run.Output)).Select(line => line + "\n"))).UseParameters(figure);
    }

    [Fact]
    public async Task The_bytes_are_the_same_every_time()
    {
        var first = await CommandRun.OfAsync(["plot", "balance"]);
        var second = await CommandRun.OfAsync(["plot", "balance"]);

        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task A_name_that_ends_in_png_asks_for_one()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "metric.png");
        var run = await CommandRun.OfAsync(["plot", "metric-exponent", "--out", file]);

        Assert.Equal(ExitCode.Holds, run.Code);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
    }

    [Theory]
    [InlineData("plot hesians", "figure: expected")]
    [InlineData("plot hessians --q q", "--q: expected rationals in [1, 2] to draw curves for, found 'q'")]
    [InlineData("plot hessians --lambda 0", "--lambda: expected a positive rational such as 1/2, found '0'")]
    [InlineData("plot enclosures --depth 40", "enclosures: expected at most 24 weights for an enclosure, found 40")]
    public async Task Bad_input_is_one_error(string arguments, string message)
    {
        var run = await CommandRun.OfAsync(arguments.Split(' '));

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    // Data are drawn inside the clip rectangle of the frame, whose place does not follow the fonts.
    private static IEnumerable<string> Curves(string svg) => svg.Split('\n')
        .Where(line => line.Contains("<path", StringComparison.Ordinal) && line.Length > 1000)
        .Select(line => FigureText.Rounded(line.Trim()));
}
