using MirrorFlowProofs.Cli.Commands;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class ProgressLineTests
{
    [Fact]
    public async Task A_watched_line_appears_and_is_cleared()
    {
        var shown = new TaskCompletionSource();
        var error = new StringWriter();
        await using (new ProgressLine(On(error, watched: true), Text, TimeSpan.Zero))
        {
            await shown.Task.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Matches(@"^\r3 of 4 cases \(\d+ s\)(\r3 of 4 cases \(\d+ s\))*\r {18,}\r$", error.ToString());

        string Text()
        {
            shown.TrySetResult();
            return "3 of 4 cases";
        }
    }

    [Theory]
    [InlineData(true, 3600)]
    [InlineData(false, 0)]
    public async Task Short_or_unwatched_work_shows_nothing(bool watched, int patience)
    {
        var error = new StringWriter();
        await using (new ProgressLine(On(error, watched), () => "working", TimeSpan.FromSeconds(patience)))
        {
            await Task.Yield();
        }

        Assert.Equal("", error.ToString());
    }

    private static Terminal On(TextWriter error, bool watched) => new(TextWriter.Null, error, Stream.Null) { ShowsProgress = watched };
}
